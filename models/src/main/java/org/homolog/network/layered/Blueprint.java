package org.homolog.network.layered;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.homolog.failure.HomologException;
import org.homolog.network.ActivationFunction;

/**
 * A network as its parts, not yet of any number of inputs and outputs. Immutable.
 *
 * <p>Layers are named after their parts, numbered by kind ({@code dense1}), unless a part gives a
 * name; the last is "output".
 */
public final class Blueprint {
  /** A part in its place; sources are the places of the layers it reads, -1 for the input. */
  record Place(String name, Part part, List<Integer> sources) {}

  private final List<Integer> image;
  private final Readout readout;
  private final double dt;
  private final List<Place> places = new ArrayList<>();
  private final List<String> layerNames;
  private final List<String> partNames = new ArrayList<>();

  private Blueprint(
      List<String> parts, List<Integer> image, Readout readout, List<String> record, double dt) {
    this.image = List.copyOf(image);
    this.readout = readout;
    this.dt = dt;
    if (!image.isEmpty() && image.size() != 3) {
      throw HomologException.mistake("image: must be [channels, height, width], but was " + image);
    }
    place(parts.stream().map(Declared::of).toList());
    List<String> all = new ArrayList<>();
    for (Place place : places) {
      place.part().traces().forEach(trace -> all.add(place.name() + "-" + trace));
      all.add(place.name());
    }
    Set<String> names = new HashSet<>();
    all.forEach(name -> unique(names, name));
    all.remove("output");
    for (String name : record) {
      if (!all.contains(name)) {
        throw HomologException.mistake(
            "record: " + HomologException.unknownText("layer", name, all));
      }
    }
    if (!record.isEmpty()) {
      all.retainAll(record);
    }
    all.add("output");
    layerNames = List.copyOf(all);
    places.forEach(place -> partNames.add(place.name()));
    partNames.remove("output");
    partNames.retainAll(layerNames);
  }

  /**
   * A network of parts.
   *
   * @param parts one line of text per part, first to last
   * @param image [channels, height, width] of the input; empty for units in a row
   * @param readout how the last layer becomes the output
   * @param record layers whose activity is recorded beside the output; empty for all
   * @param dt duration of one step, milliseconds; 0 for a network without time
   * @return the network
   * @throws HomologException if a part is unknown or declared wrongly, or names a layer that is not
   *     there
   */
  public static Blueprint of(
      List<String> parts, List<Integer> image, Readout readout, List<String> record, double dt) {
    return new Blueprint(parts, image, readout, record, dt);
  }

  private void place(List<Declared> parts) {
    if (parts.isEmpty() && readout == Readout.NONE) {
      throw HomologException.mistake("layers: a network without readout needs a part");
    }
    Set<String> taken = new HashSet<>();
    parts.stream().map(Declared::as).filter(as -> !as.isEmpty()).forEach(as -> unique(taken, as));
    Map<String, Integer> counts = new HashMap<>();
    Map<String, Integer> known = new HashMap<>(Map.of("input", -1));
    for (int i = 0; i < parts.size(); i++) {
      Declared declared = parts.get(i);
      String name = declared.as();
      int ordinal = counts.merge(declared.kind(), 1, Integer::sum);
      if (name.isEmpty()) {
        name = declared.kind() + ordinal;
        unique(taken, name);
      }
      List<Integer> sources = new ArrayList<>();
      sources.add(declared.from().isEmpty() ? i - 1 : source(declared, declared.from(), known));
      for (String other : declared.part().others()) {
        sources.add(source(declared, other, known));
      }
      known.put(name, i);
      boolean isOutput = readout == Readout.NONE && i == parts.size() - 1;
      places.add(new Place(isOutput ? "output" : name, declared.part(), sources));
    }
    if (readout != Readout.NONE) {
      // How many units there are is known once the number of outputs is.
      Part linear = new Dense(1, ActivationFunction.LINEAR, readout == Readout.LINEAR);
      places.add(new Place("output", linear, List.of(parts.size() - 1)));
    }
  }

  private static void unique(Set<String> taken, String name) {
    if (!taken.add(name)) {
      throw HomologException.mistake("layers: two layers are called " + name);
    }
  }

  private static int source(Declared declared, String name, Map<String, Integer> known) {
    Integer place = known.get(name);
    if (place == null) {
      throw HomologException.mistake(
          "layers: \""
              + declared.text()
              + "\": "
              + HomologException.unknownText("layer before it", name, known.keySet()));
    }
    return place;
  }

  /**
   * The layers whose activity is recorded, the output last.
   *
   * @return names
   */
  public List<String> layerNames() {
    return layerNames;
  }

  /**
   * The layers that are results of parts, without what else parts let be seen and without the
   * output.
   *
   * @return some of the layers, in order
   */
  public List<String> partNames() {
    return List.copyOf(partNames);
  }

  /**
   * The layers whose outputs can be held, so that lesions can be made there.
   *
   * @return some of {@link #partNames}, in order
   */
  public List<String> heldNames() {
    return places.stream()
        .filter(place -> place.part().holding() != Part.Holding.NONE)
        .map(Place::name)
        .filter(partNames::contains)
        .toList();
  }

  /**
   * The number of outputs of a network whose last layer is the output.
   *
   * @param inputs number of inputs
   * @return units of the last layer; empty where a readout follows it, which has any number
   * @throws HomologException if a part cannot stand where it is
   */
  public OptionalInt outputs(int inputs) {
    return readout == Readout.NONE
        ? OptionalInt.of(Assembly.of(places, input(inputs), dt, layerNames).outputs())
        : OptionalInt.empty();
  }

  private Extent input(int inputs) {
    Extent input = image.isEmpty() ? Extent.units(inputs) : new Extent(image);
    if (input.units() != inputs) {
      throw HomologException.mistake(
          "image: " + input + " makes " + input.units() + " inputs, but there are " + inputs);
    }
    return input;
  }

  /** The parts for given numbers of inputs and outputs. */
  Assembly assemble(int inputs, int outputs) {
    List<Place> fitted = new ArrayList<>(places);
    if (readout != Readout.NONE) {
      Place last = fitted.remove(fitted.size() - 1);
      fitted.add(
          new Place(
              last.name(),
              new Dense(outputs, ActivationFunction.LINEAR, readout == Readout.LINEAR),
              last.sources()));
    }
    Assembly assembly = Assembly.of(fitted, input(inputs), dt, layerNames);
    if (assembly.outputs() != outputs) {
      throw HomologException.mistake(
          "readout: none makes the last layer the output, but it has "
              + assembly.outputs()
              + " units and there are "
              + outputs
              + " outputs");
    }
    return assembly;
  }
}
