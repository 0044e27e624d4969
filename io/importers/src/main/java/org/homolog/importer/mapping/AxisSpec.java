package org.homolog.importer.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.homolog.failure.HomologException;
import org.homolog.population.ArrayAxis;
import org.homolog.population.Column;
import org.homolog.population.DataArray;
import org.homolog.population.Recording;
import org.homolog.population.Table;

/**
 * What one axis of an array means.
 *
 * @param role what lies along it
 * @param name the name of its labels' column
 * @param labels the array of labels; empty where elements are numbered from 1
 * @param columns further columns: vectors, or groups of vectors of the axis's length
 * @param rate for a time axis without labels, samples per second
 * @param start for a time axis without labels, the time of its first sample in seconds
 * @param place where the study says so
 */
record AxisSpec(
    Role role,
    String name,
    Optional<String> labels,
    List<String> columns,
    Optional<Double> rate,
    double start,
    String place) {

  /** What lies along an axis. */
  enum Role {
    /** Conditions, such as stimuli. */
    CONDITION,
    /** Repeats of each condition. */
    REPEAT,
    /** Units, or anything that plays their part, such as pixels. */
    UNIT,
    /** Time. */
    TIME,
    /** Members, each with a whole set of values: subjects, sessions. */
    MEMBER,
    /** Pairs of conditions: the upper triangle of a dissimilarity matrix, row by row. */
    PAIR
  }

  private static final Set<String> OPTIONS = Set.of("name", "labels", "columns", "rate", "start");

  /** Reads the axes and the labels and columns given beside them. */
  static List<AxisSpec> all(OptionReader options) {
    Map<String, Object> labels = options.group("labels").map(OptionReader::values).orElse(Map.of());
    Optional<OptionReader> columns = options.group("columns");
    List<AxisSpec> axes = new ArrayList<>();
    List<Object> given = options.list("axes");
    if (given.isEmpty()) {
      throw HomologException.mistake(
          options.place()
              + ": the option \"axes\" is missing; write for example axes: [condition: odor, unit: neuron]");
    }
    for (int i = 0; i < given.size(); i++) {
      axes.add(one(given.get(i), options.at("axes") + "[" + (i + 1) + "]", labels, columns));
    }
    Map<String, Integer> count = new LinkedHashMap<>();
    axes.forEach(axis -> count.merge(axis.name(), 1, Integer::sum));
    for (String wanted : labels.keySet()) {
      known(wanted, count, options.at("labels"));
    }
    columns.ifPresent(
        c -> c.values().keySet().forEach(key -> known(key, count, options.at("columns"))));
    return axes;
  }

  private static void known(String axis, Map<String, Integer> axes, String place) {
    if (!axes.containsKey(axis)) {
      throw HomologException.mistake(
          place + ": " + HomologException.unknownText("axis", axis, axes.keySet()));
    }
  }

  private static AxisSpec one(
      Object given, String place, Map<String, Object> labels, Optional<OptionReader> columns) {
    if (!(given instanceof Map)) {
      Role role = role(String.valueOf(given), place);
      return named(role, String.valueOf(given), OptionReader.of(Map.of(), place), labels, columns);
    }
    OptionReader entry = OptionReader.of(given, place);
    if (entry.values().size() != 1) {
      throw HomologException.mistake(
          place
              + ": one axis is one entry, such as condition: odor, but here are "
              + entry.values().keySet());
    }
    String key = entry.values().keySet().iterator().next();
    Role role = role(key, place);
    Object value = entry.values().get(key);
    if (value instanceof Map) {
      OptionReader details = OptionReader.of(value, entry.at(key)).only(OPTIONS);
      return named(role, details.text("name").orElse(key), details, labels, columns);
    }
    return named(role, entry.requiredText(key), OptionReader.of(Map.of(), place), labels, columns);
  }

  private static Role role(String word, String place) {
    for (Role role : Role.values()) {
      if (role.name().toLowerCase(Locale.ROOT).equals(word)) {
        return role;
      }
    }
    throw HomologException.mistake(
        place
            + ": "
            + HomologException.unknownText(
                "axis", word, List.of("condition", "repeat", "unit", "time", "member", "pair")));
  }

  private static AxisSpec named(
      Role role,
      String name,
      OptionReader details,
      Map<String, Object> labels,
      Optional<OptionReader> columns) {
    Optional<String> own = details.text("labels");
    Optional<String> beside = Optional.ofNullable(labels.get(name)).map(String::valueOf);
    List<String> all = new ArrayList<>(details.texts("columns"));
    columns.ifPresent(c -> all.addAll(c.texts(name)));
    return new AxisSpec(
        role,
        name,
        own.or(() -> beside),
        List.copyOf(all),
        details.number("rate"),
        details.number("start").orElse(0.0),
        details.place());
  }

  /**
   * The axes as the file states them.
   *
   * @throws HomologException if it does not say what lies along each axis
   */
  static List<AxisSpec> ofFile(OptionReader options, DataArray array) {
    List<ArrayAxis> stated = array.axes();
    boolean known =
        !stated.isEmpty()
            && stated.stream().allMatch(axis -> axis.meaning() != ArrayAxis.Meaning.UNKNOWN);
    if (!known) {
      String shape =
          Arrays.stream(array.shape()).mapToObj(String::valueOf).collect(Collectors.joining(" x "));
      String names =
          stated.stream()
              .map(ArrayAxis::name)
              .filter(n -> !n.isEmpty())
              .collect(Collectors.joining(", "));
      throw HomologException.mistake(
          options.place()
              + ": the option \"axes\" is missing, and the file does not say what lies along the"
              + " axes of the array ("
              + shape
              + (names.isEmpty() ? "" : "; " + names)
              + "); write for example axes: [condition: odor, unit: neuron]");
    }
    List<Object> written = new ArrayList<>();
    for (ArrayAxis axis : stated) {
      written.add(Map.of(axis.meaning().name().toLowerCase(Locale.ROOT), axis.name()));
    }
    Map<String, Object> with = new LinkedHashMap<>(options.values());
    with.put("axes", written);
    return all(new OptionReader(options.place(), with));
  }

  /**
   * The labels of the axis, one row per element.
   *
   * @param own what the file says of the axis; an axis without a name and columns if nothing
   */
  Table table(Recording recording, int length, ArrayAxis own) {
    Table table = Table.of(labelColumn(recording, length, own).named(name));
    if (own.labels().rows() == length) {
      for (Column column : own.labels().columns()) {
        if (!table.has(column.name())) {
          table = table.with(column);
        }
      }
    }
    for (Column column :
        NamedArrays.columns(recording, columns, OptionalInt.of(length), place + ".columns")) {
      if (!column.name().equals(name)) {
        table = table.with(column);
      }
    }
    return table;
  }

  private Column labelColumn(Recording recording, int length, ArrayAxis own) {
    boolean told = own.labels().rows() == length && !own.labels().columns().isEmpty();
    if (labels.isPresent() && told && own.labels().has(labels.get())) {
      return own.labels().column(labels.get());
    }
    if (labels.isEmpty() && rate.isEmpty() && told) {
      return own.labels().columns().get(0);
    }
    if (labels.isPresent()) {
      List<Column> found =
          NamedArrays.columns(
              recording, List.of(labels.get()), OptionalInt.of(length), place + ".labels");
      if (found.size() != 1) {
        throw HomologException.mistake(
            place
                + ".labels: "
                + labels.get()
                + " is a group; name one array of labels and give the group as columns");
      }
      return found.get(0);
    }
    if (role == Role.TIME) {
      double perSample =
          rate.map(r -> 1 / r)
              .orElseThrow(
                  () ->
                      HomologException.mistake(
                          place
                              + ": a time axis needs labels (the times in seconds) or a rate (samples per second)"));
      double[] seconds = new double[length];
      for (int i = 0; i < length; i++) {
        seconds[i] = start + i * perSample;
      }
      return Column.numbers(name, seconds).unit("s");
    }
    long[] numbers = new long[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = i + 1L;
    }
    return Column.integers(name, numbers).description("numbered from 1");
  }
}
