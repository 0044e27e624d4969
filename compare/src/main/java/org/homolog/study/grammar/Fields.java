package org.homolog.study.grammar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.population.RowFilter;
import org.homolog.study.yaml.Node;
import org.homolog.study.yaml.Node.Place;
import org.homolog.study.yaml.Problems;
import org.jspecify.annotations.Nullable;

/**
 * One group of a study file, read by its {@link Block}: unknown keys, missing keys, wrong types and
 * numbers out of range become problems; what cannot be read takes its default, so that reading goes
 * on and finds the rest.
 */
public final class Fields {
  private final Block block;
  private final String path;
  private final Place place;
  private final Map<String, Node.Entry> entries;
  private final Problems problems;

  private Fields(
      Block block, String path, Place place, Map<String, Node.Entry> entries, Problems problems) {
    this.block = block;
    this.path = path;
    this.place = place;
    this.entries = entries;
    this.problems = problems;
  }

  /**
   * Reads a group.
   *
   * @param block its grammar
   * @param node what stands in the file
   * @param path its path
   * @param problems takes what is wrong
   * @return the group; without keys where the file holds something else
   */
  public static Fields of(Block block, Node node, String path, Problems problems) {
    if (!(node instanceof Node.Group group)) {
      problems.add(
          node.place(),
          path,
          "a group of keys is needed here, not "
              + node.kind()
              + "; there is: "
              + String.join(", ", block.names()));
      return new Fields(block, path, node.place(), Map.of(), problems);
    }
    Fields fields = new Fields(block, path, node.place(), group.entries(), problems);
    for (Map.Entry<String, Node.Entry> entry : group.entries().entrySet()) {
      if (block.others().isEmpty() && block.find(entry.getKey()).isEmpty()) {
        problems.unknown(
            entry.getValue().place(),
            fields.path(entry.getKey()),
            "key",
            entry.getKey(),
            block.names());
      }
    }
    for (Key key : block.keys()) {
      if (key.required() && !fields.has(key.name())) {
        problems.add(
            node.place(), path, "the key \"" + key.name() + "\" is missing: " + key.text());
      }
    }
    return fields;
  }

  /**
   * Path of a key.
   *
   * @param key the key
   * @return such as "systems.orn.recording"
   */
  public String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /**
   * Path of the group.
   *
   * @return the path, empty for the file as a whole
   */
  public String path() {
    return path;
  }

  /**
   * Where the group begins.
   *
   * @return line and column
   */
  public Place place() {
    return place;
  }

  /**
   * Where a value stands.
   *
   * @param key the key
   * @return its place; that of the group where the key is not given
   */
  public Place place(String key) {
    Node.@Nullable Entry entry = entries.get(key);
    return entry == null ? place : entry.value().place();
  }

  /**
   * Whether a key is given a value.
   *
   * @param key the key
   * @return true if so
   */
  public boolean has(String key) {
    return node(key).isPresent();
  }

  /**
   * What stands at a key.
   *
   * @param key the key
   * @return the node, if it is given and holds something
   */
  public Optional<Node> node(String key) {
    return Optional.ofNullable(entries.get(key))
        .map(Node.Entry::value)
        .filter(value -> !(value instanceof Node.Value single && single.value() == null));
  }

  /**
   * Adds a problem with a key as such, not with its value.
   *
   * @param key the key
   * @param what what is wrong and what would be right
   */
  public void wrongKey(String key, String what) {
    Node.@Nullable Entry entry = entries.get(key);
    problems.add(entry == null ? place : entry.place(), path(key), what);
  }

  /**
   * Adds a problem at a key.
   *
   * @param key the key
   * @param what what is wrong and what would be right
   */
  public void problem(String key, String what) {
    problems.add(place(key), path(key), what);
  }

  private <T> Optional<T> wrong(String key, Node found) {
    problem(
        key,
        block.require(key).expected()
            + " is needed here, not "
            + found.kind()
            + ": "
            + block.require(key).text());
    return Optional.empty();
  }

  private Optional<Node.Value> single(String key) {
    block.require(key);
    Optional<Node> node = node(key);
    if (node.isPresent() && !(node.get() instanceof Node.Value)) {
      return wrong(key, node.get());
    }
    return node.map(Node.Value.class::cast);
  }

  /**
   * A text; numbers count as the text they are written as.
   *
   * @param key the key
   * @return the text, if given
   */
  public Optional<String> text(String key) {
    return single(key).map(Node.Value::text);
  }

  /**
   * A text, or its default.
   *
   * @param key the key
   * @return the text
   */
  public String textOr(String key) {
    return text(key).orElse(block.require(key).byDefault());
  }

  /**
   * A word out of the key's choices, or its default.
   *
   * @param key the key
   * @return the word
   */
  public String word(String key) {
    Key known = block.require(key);
    Optional<String> text = text(key);
    if (text.isPresent() && !known.choices().contains(text.get())) {
      problem(key, HomologException.unknownText("choice", text.get(), known.choices()));
      return known.byDefault();
    }
    return text.orElse(known.byDefault());
  }

  /**
   * A number.
   *
   * @param key the key
   * @return the number, if given
   */
  public Optional<Double> number(String key) {
    return single(key).flatMap(value -> number(key, value));
  }

  private Optional<Double> number(String key, Node.Value value) {
    Key known = block.require(key);
    if (!(value.value() instanceof Number number)) {
      return wrong(key, value);
    }
    double read = number.doubleValue();
    boolean whole = known.type() != Key.Type.WHOLE || read == Math.rint(read);
    if (!whole || !(read >= known.min() && read <= known.max())) {
      return wrong(key, value);
    }
    return Optional.of(read);
  }

  /**
   * A number, or its default.
   *
   * @param key the key
   * @return the number; NaN where there is no default either
   */
  public double numberOr(String key) {
    String byDefault = block.require(key).byDefault();
    return number(key).orElse(byDefault.isEmpty() ? Double.NaN : Double.parseDouble(byDefault));
  }

  /**
   * A whole number.
   *
   * @param key the key
   * @return the number, if given
   */
  public Optional<Long> whole(String key) {
    Optional<Node.Value> value = single(key);
    if (value.isPresent() && value.get().value() instanceof Long exact) {
      return number(key, value.get()).map(checked -> exact);
    }
    return value.flatMap(found -> number(key, found)).map(Double::longValue);
  }

  /**
   * A whole number, or its default.
   *
   * @param key the key
   * @return the number; 0 where there is no default either
   */
  public long wholeOr(String key) {
    String byDefault = block.require(key).byDefault();
    return whole(key).orElse(byDefault.isEmpty() ? 0 : Long.parseLong(byDefault));
  }

  /**
   * Whether a key is true.
   *
   * @param key the key
   * @return its value, or its default
   */
  public boolean flag(String key) {
    boolean byDefault = block.require(key).byDefault().equals("true");
    Optional<Node.Value> value = single(key);
    if (value.isEmpty()) {
      return byDefault;
    }
    if (value.get().value() instanceof Boolean given) {
      return given;
    }
    wrong(key, value.get());
    return byDefault;
  }

  /**
   * A list of texts; a single text counts as a list of one.
   *
   * @param key the key
   * @return the texts; the default's, or none, where the key is not given
   */
  public List<String> texts(String key) {
    Key known = block.require(key);
    Optional<Node> node = node(key);
    if (node.isEmpty()) {
      return known.byDefault().isEmpty() ? List.of() : List.of(known.byDefault().split(", *"));
    }
    List<Node> items = node.get() instanceof Node.Items list ? list.items() : List.of(node.get());
    List<String> texts = new ArrayList<>();
    for (Node item : items) {
      if (!(item instanceof Node.Value value) || value.value() == null) {
        problems.add(item.place(), path(key), "a text is needed here, not " + item.kind());
      } else if (!known.choices().isEmpty() && !known.choices().contains(value.text())) {
        problems.unknown(item.place(), path(key), "choice", value.text(), known.choices());
      } else {
        texts.add(value.text());
      }
    }
    return texts;
  }

  /**
   * A list of numbers of a given length.
   *
   * @param key the key
   * @param length how many there must be
   * @return the numbers, if given and right
   */
  public Optional<List<Double>> numbers(String key, int length) {
    Optional<Node> node = node(key);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    List<Object> plain = node.get() instanceof Node.Items list ? list.plain() : List.of();
    if (plain.size() != length) {
      problem(key, "a list of " + length + " numbers is needed here: " + block.require(key).text());
      return Optional.empty();
    }
    return numbers(key);
  }

  /**
   * A list of numbers of any length.
   *
   * @param key the key
   * @return the numbers, if given and right
   */
  public Optional<List<Double>> numbers(String key) {
    Optional<Node> node = node(key);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    List<Object> plain = node.get() instanceof Node.Items list ? list.plain() : List.of();
    if (plain.isEmpty() || !plain.stream().allMatch(Number.class::isInstance)) {
      problem(key, "a list of numbers is needed here: " + block.require(key).text());
      return Optional.empty();
    }
    return Optional.of(plain.stream().map(item -> ((Number) item).doubleValue()).toList());
  }

  /**
   * All keys of the group with what holds for them, given or by default.
   *
   * @return such as {@code {by: parity, as: part}}; keys without a value are left out
   */
  public String resolved() {
    List<String> parts = new ArrayList<>();
    for (Key key : block.keys()) {
      String value =
          node(key.name()).map(node -> String.valueOf(node.plain())).orElse(key.byDefault());
      if (!value.isEmpty()) {
        parts.add(key.name() + ": " + value);
      }
    }
    return "{" + String.join(", ", parts) + "}";
  }

  /**
   * A filter over columns.
   *
   * @param key the key
   * @return the filter, if given and readable
   */
  public Optional<RowFilter> filter(String key) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(RowFilter.parse(text.get()));
    } catch (HomologException e) {
      problem(key, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /**
   * A group within this one.
   *
   * @param key the key
   * @param inner its grammar
   * @return the group, if given
   */
  public Optional<Fields> group(String key, Block inner) {
    block.require(key);
    return node(key).map(node -> Fields.of(inner, node, path(key), problems));
  }

  /**
   * A group of options that others check, two keys down.
   *
   * @param key the key
   * @param name a key within it
   * @return the group as it stands, empty where nothing does
   */
  public Fields open(String key, String name) {
    Node.@Nullable Entry entry = named(key).get(name);
    Node node = entry == null ? new Node.Group(place(key), Map.of()) : entry.value();
    Map<String, Node.Entry> inner = node instanceof Node.Group group ? group.entries() : Map.of();
    Block free = Block.of(path(key) + "." + name, "").open("options");
    return new Fields(free, path(key) + "." + name, node.place(), inner, problems);
  }

  /**
   * The groups that a key names one by one.
   *
   * @param key the key
   * @return name to what stands there, in order; none if something else stands there
   */
  public Map<String, Node.Entry> named(String key) {
    Optional<Node> node = node(key);
    if (node.isEmpty()) {
      return Map.of();
    }
    if (node.get() instanceof Node.Group group) {
      return group.entries();
    }
    wrong(key, node.get());
    return Map.of();
  }

  /**
   * The items of a list.
   *
   * @param key the key
   * @return its items; none if something else stands there
   */
  public List<Node> items(String key) {
    Optional<Node> node = node(key);
    if (node.isEmpty()) {
      return List.of();
    }
    if (node.get() instanceof Node.Items list) {
      return list.items();
    }
    wrong(key, node.get());
    return List.of();
  }

  /**
   * What an open group holds beside the keys of its grammar: options of an importer, a network or a
   * comparison.
   *
   * @return option to value, as written
   */
  public Map<String, Object> others() {
    Map<String, Object> others = new LinkedHashMap<>();
    entries.forEach(
        (key, entry) -> {
          Object plain = entry.value().plain();
          if (block.find(key).isEmpty() && plain != null) {
            others.put(key, plain);
          }
        });
    return others;
  }

  /**
   * A group as written, without places.
   *
   * @param key the key
   * @return option to value
   */
  public Map<String, Object> plain(String key) {
    Optional<Node> node = node(key);
    if (node.isPresent() && node.get() instanceof Node.Group group) {
      return group.plain();
    }
    node.ifPresent(found -> wrong(key, found));
    return Map.of();
  }
}
