package org.homolog.study.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.homolog.failure.HomologException;
import org.homolog.study.yaml.Node.Place;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads YAML into a tree that keeps every place. Values follow the core schema of YAML 1.2: {@code
 * 1e-4} is a number, {@code yes} and {@code 12:30} are text. Tags are refused, and size, depth and
 * expansion of aliases are bounded, so that a hostile file cannot exhaust memory.
 */
public final class YamlReader {
  /** Largest file read, in characters. */
  public static final int MAX_CHARACTERS = 1 << 20;

  private static final int MAX_DEPTH = 40;
  private static final int MAX_ALIASES = 200;
  private static final int MAX_NODES = 100_000;
  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,18}");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final Pattern INFINITE = Pattern.compile("([-+]?)\\.(inf|Inf|INF)");
  private static final List<Tag> TAGS =
      List.of(
          Tag.STR,
          Tag.INT,
          Tag.FLOAT,
          Tag.BOOL,
          Tag.NULL,
          Tag.MAP,
          Tag.SEQ,
          Tag.TIMESTAMP,
          Tag.MERGE);

  private final Problems problems;
  private int nodes;

  private YamlReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * Reads a text.
   *
   * @param text the text of a file
   * @param problems takes duplicate keys and other faults, with their places
   * @return the tree; an empty group for an empty file
   * @throws HomologException if the text is not YAML or exceeds a bound, with line and column
   */
  public static Node read(String text, Problems problems) {
    LoaderOptions bounds = new LoaderOptions();
    bounds.setCodePointLimit(MAX_CHARACTERS);
    bounds.setNestingDepthLimit(MAX_DEPTH);
    bounds.setMaxAliasesForCollections(MAX_ALIASES);
    bounds.setAllowRecursiveKeys(false);
    try {
      org.yaml.snakeyaml.nodes.@Nullable Node root =
          new Yaml(bounds).compose(new java.io.StringReader(text));
      return root == null
          ? new Node.Group(Place.START, Map.of())
          : new YamlReader(problems).convert(root, "", 0);
    } catch (MarkedYAMLException e) {
      Place place = e.getProblemMark() == null ? Place.START : place(e.getProblemMark());
      problems.add(place, "", explain(e));
      throw problems.failure();
    } catch (YAMLException e) {
      problems.add(
          Place.START,
          "",
          "the file exceeds what a study may hold ("
              + MAX_CHARACTERS
              + " characters, "
              + MAX_DEPTH
              + " levels, "
              + MAX_ALIASES
              + " aliases): "
              + firstLine(e));
      throw problems.failure();
    }
  }

  private static String explain(MarkedYAMLException e) {
    String problem = Objects.toString(e.getProblem(), firstLine(e));
    if (problem.contains("\\t(TAB)") || problem.contains("'\\t'")) {
      return "a tab stands where blanks are needed; indent with blanks";
    }
    if (problem.contains("Global tag is not allowed")) {
      return "the tag "
          + problem.substring(problem.indexOf(':') + 1).strip()
          + " is not understood; leave it out";
    }
    if (problem.contains("mapping values are not allowed")) {
      return "a colon followed by a blank is not allowed here; put text that holds one in quotes, or"
          + " check the indentation";
    }
    return "this is not YAML: " + problem + "; check indentation, brackets and quotes";
  }

  private static String firstLine(YAMLException e) {
    return Objects.toString(e.getMessage(), "").lines().findFirst().orElse("");
  }

  private static Place place(Mark mark) {
    return new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }

  private Node convert(org.yaml.snakeyaml.nodes.Node node, String path, int depth) {
    Place place = place(node.getStartMark());
    if (++nodes > MAX_NODES || depth > MAX_DEPTH) {
      problems.add(
          place,
          path,
          "aliases make this file larger than "
              + MAX_NODES
              + " values or deeper than "
              + MAX_DEPTH
              + " levels; write less of it");
      throw problems.failure();
    }
    if (!TAGS.contains(node.getTag())) {
      problems.add(
          place, path, "the tag " + node.getTag().getValue() + " is not understood; leave it out");
    }
    if (node instanceof MappingNode mapping) {
      return group(mapping, place, path, depth);
    }
    if (node instanceof SequenceNode sequence) {
      List<Node> items = new ArrayList<>();
      for (org.yaml.snakeyaml.nodes.Node item : sequence.getValue()) {
        items.add(convert(item, path + "[" + (items.size() + 1) + "]", depth + 1));
      }
      return new Node.Items(place, items);
    }
    ScalarNode scalar = (ScalarNode) node;
    return new Node.Value(
        place,
        scalar.getValue(),
        scalar.isPlain() ? resolve(scalar.getValue()) : scalar.getValue());
  }

  private Node group(MappingNode mapping, Place place, String path, int depth) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Place keyPlace = place(tuple.getKeyNode().getStartMark());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.add(keyPlace, path, "a key must be a single word or text");
        continue;
      }
      String name = key.getValue();
      String inner = path.isEmpty() ? name : path + "." + name;
      Node.@Nullable Entry first = entries.get(name);
      if (first != null) {
        problems.add(
            keyPlace,
            inner,
            "the key \""
                + name
                + "\" is already given in line "
                + first.place().line()
                + "; leave one of them out");
        continue;
      }
      entries.put(name, new Node.Entry(keyPlace, convert(tuple.getValueNode(), inner, depth + 1)));
    }
    return new Node.Group(place, entries);
  }

  /** The value of an unquoted word by the core schema of YAML 1.2. */
  private static @Nullable Object resolve(String text) {
    switch (text) {
      case "", "~", "null", "Null", "NULL" -> {
        return null;
      }
      case "true", "True", "TRUE" -> {
        return true;
      }
      case "false", "False", "FALSE" -> {
        return false;
      }
      default -> {
        if (WHOLE.matcher(text).matches()) {
          return Long.valueOf(text);
        }
        if (NUMBER.matcher(text).matches()) {
          return Double.valueOf(text);
        }
        if (INFINITE.matcher(text).matches()) {
          return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return text;
      }
    }
  }
}
