package org.homolog.network.layered;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homolog.failure.HomologException;
import org.homolog.network.WeightShape;
import org.homolog.random.CounterRandom;

/** The parts of a network with every extent known. */
final class Assembly {
  private record Node(Blueprint.Place place, Site site, Extent extent, List<PartWeight> weights) {}

  /** Random numbers of a part, in the order in which they are handed over. */
  record Draw(String layer, Part.Randomness randomness) {}

  private static final Pattern BRACES = Pattern.compile("\\{(\\w+)\\}");

  private final Extent input;
  private final List<Node> nodes;
  private final List<String> layers;
  private final String held;

  private Assembly(Extent input, List<Node> nodes, List<String> layers, String held) {
    this.input = input;
    this.nodes = nodes;
    this.layers = layers;
    this.held = held;
  }

  static Assembly of(List<Blueprint.Place> places, Extent input, double dt, List<String> layers) {
    List<Node> nodes = new ArrayList<>();
    for (Blueprint.Place place : places) {
      List<Extent> read = new ArrayList<>();
      place.sources().forEach(s -> read.add(s < 0 ? input : nodes.get(s).extent()));
      Site site = new Site(read, dt);
      try {
        List<PartWeight> weights = place.part().weights(site);
        weights.forEach(weight -> weight.shape(place.name()).size());
        nodes.add(new Node(place, site, place.part().extent(site), weights));
      } catch (HomologException e) {
        throw HomologException.mistake("layer " + place.name() + ": " + e.getMessage());
      } catch (ArithmeticException e) {
        throw HomologException.mistake(
            "layer " + place.name() + ": it would have more than 2147483647 units or weights");
      }
    }
    return new Assembly(input, nodes, layers, "");
  }

  /**
   * The same parts with the output of one held; of the layers, that and the output are returned.
   */
  Assembly holding(String layer) {
    return new Assembly(input, nodes, List.of(layer, "output"), layer);
  }

  /** The part of a layer. */
  Part part(String layer) {
    return nodes.stream()
        .filter(node -> node.place().name().equals(layer))
        .findFirst()
        .orElseThrow(() -> HomologException.unknown("layer", layer, layers))
        .place()
        .part();
  }

  /** Units of all layers together, which a presentation keeps for every step. */
  long unitsInAll() {
    return nodes.stream().mapToLong(node -> node.extent().units()).sum();
  }

  /** Units of the last layer. */
  int outputs() {
    return nodes.get(nodes.size() - 1).extent().units();
  }

  List<WeightShape> shapes() {
    List<WeightShape> shapes = new ArrayList<>();
    for (Node node : nodes) {
      node.weights().forEach(weight -> shapes.add(weight.shape(node.place().name())));
    }
    return shapes;
  }

  Map<String, double[]> initialWeights(CounterRandom random) {
    Map<String, double[]> values = new LinkedHashMap<>();
    for (Node node : nodes) {
      for (PartWeight weight : node.weights()) {
        WeightShape shape = weight.shape(node.place().name());
        values.put(shape.name(), weight.beginning().values(shape.size(), random));
      }
    }
    return values;
  }

  /** What is drawn at random while learning. */
  List<Draw> draws() {
    List<Draw> draws = new ArrayList<>();
    for (Node node : nodes) {
      node.place()
          .part()
          .randomness(node.site())
          .ifPresent(r -> draws.add(new Draw(node.place().name(), r)));
    }
    return draws;
  }

  /** Units of a recorded layer. */
  int units(String layer) {
    for (Node node : nodes) {
      if (node.place().name().equals(layer)) {
        return node.extent().units();
      }
      for (String trace : node.place().part().traces()) {
        if (layer.equals(node.place().name() + "-" + trace)) {
          return node.place().part().trace(trace, node.site()).units();
        }
      }
    }
    throw HomologException.unknown("layer", layer, layers);
  }

  /**
   * The body of the script: from {@code x} and {@code w0}, {@code w1} ... to a list of layers.
   *
   * @param firstRandom place of the first random numbers among the arguments
   */
  String body(int firstRandom) {
    StringBuilder body = new StringBuilder();
    body.append("r_input = torch.reshape(x, ").append(input.batchShape()).append(")\n");
    int firstWeight = 0;
    int draws = 0;
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      Map<String, String> names = new LinkedHashMap<>();
      for (int s = 0; s < node.place().sources().size(); s++) {
        int source = node.place().sources().get(s);
        names.put(s == 0 ? "in" : "in" + s, source < 0 ? "r_input" : "r" + source);
      }
      names.put("out", "r" + i);
      names.put("v", "p" + i + "_");
      for (PartWeight weight : node.weights()) {
        names.put(weight.name(), "w" + firstWeight++);
      }
      Part part = node.place().part();
      if (part.randomness(node.site()).isPresent()) {
        names.put("random", "arguments[" + (firstRandom + draws++) + "]");
      }
      String script = part.script(node.site()).stripTrailing();
      boolean isHeld = node.place().name().equals(held);
      script = isHeld ? HoldLines.kept(script, part.holding()) : HoldLines.dropped(script);
      body.append(filled(script, names)).append('\n');
    }
    body.append("layers = annotate(List[Tensor], [])\n");
    for (String layer : layers) {
      body.append("_a = torch.append(layers, torch.reshape(")
          .append(variable(layer))
          .append(", [T, B, -1]))\n");
    }
    return body.toString();
  }

  private String variable(String layer) {
    for (int i = 0; i < nodes.size(); i++) {
      String name = nodes.get(i).place().name();
      if (layer.equals(name)) {
        return "r" + i;
      }
      for (String trace : nodes.get(i).place().part().traces()) {
        if (layer.equals(name + "-" + trace)) {
          return "p" + i + "_" + trace;
        }
      }
    }
    throw new IllegalStateException("no layer " + layer);
  }

  private static String filled(String template, Map<String, String> names) {
    Matcher matcher = BRACES.matcher(template);
    return matcher.replaceAll(
        found -> {
          String name = names.get(found.group(1));
          if (name == null) {
            throw new IllegalStateException("no " + found.group() + " in " + template);
          }
          return Matcher.quoteReplacement(name);
        });
  }
}
