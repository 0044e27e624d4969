package org.homolog.fixedpoints;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.homolog.population.Column;
import org.homolog.population.Table;

/** The numbers behind a portrait. */
record PortraitTables(Portrait portrait) {
  private static final int MOST_CHANNELS = 8;

  Map<String, Table> all() {
    Map<String, Table> tables = new LinkedHashMap<>();
    tables.put("Fixed points of " + portrait.system(), points());
    if (!portrait.found().slow().isEmpty()) {
      tables.put("Slow points of " + portrait.system(), slow());
    }
    if (!portrait.landscape().connections().isEmpty()) {
      tables.put("Ways from unstable points of " + portrait.system(), connections());
    }
    if (portrait.branches().stream().anyMatch(branch -> !branch.bifurcations().isEmpty())) {
      tables.put("Bifurcations of " + portrait.system(), bifurcations());
    }
    return tables;
  }

  private Column numbers(String name, String unit, String text, IntToDoubleFunction value) {
    return Column.numbers(name, IntStream.range(0, portrait.size()).mapToDouble(value).toArray())
        .unit(unit)
        .description(text);
  }

  private Table points() {
    List<FixedPoint> points = portrait.found().points();
    List<Linearisation> modes = portrait.landscape().modes();
    int[] basins = portrait.landscape().basins();
    int surveyed =
        IntStream.of(basins).sum() + portrait.landscape().nowhere() + portrait.landscape().gone();
    Table table =
        Table.of(
            Column.integers(
                "point", IntStream.rangeClosed(1, points.size()).asLongStream().toArray()),
            Column.texts(
                "kind",
                points.stream()
                    .map(point -> point.kind().name().toLowerCase(Locale.ROOT))
                    .toArray(String[]::new)),
            Column.integers("unstable", modes.stream().mapToLong(Linearisation::unstable).toArray())
                .description("directions in which the point is left"),
            numbers(
                "slowest",
                "ms",
                "time constant of the mode nearest rest; negative where it grows",
                k -> modes.get(k).timeConstantMs(modes.get(k).slowest())),
            numbers(
                "frequency",
                "Hz",
                "how often that mode turns",
                k -> modes.get(k).frequencyHz(modes.get(k).slowest())),
            numbers(
                "fastest growth",
                "ms",
                "time constant of the leading mode where it grows",
                k -> modes.get(k).magnitude(0) > 1 ? -modes.get(k).timeConstantMs(0) : Double.NaN),
            numbers("q", "", "half the squared distance of one step", k -> points.get(k).q()),
            Column.integers("starts", points.stream().mapToLong(FixedPoint::found).toArray())
                .description("starts of the search that led here"),
            numbers(
                "basin",
                "",
                "share of rolled-out states that end here",
                k -> surveyed == 0 ? Double.NaN : (double) basins[k] / surveyed),
            numbers(
                "proved within",
                "",
                "exactly one fixed point lies within this distance of the state",
                k -> points.get(k).certificate().within()),
            numbers(
                "alone within",
                "",
                "no other fixed point lies within this distance of the state",
                k -> points.get(k).certificate().alone()));
    int channels = Math.min(MOST_CHANNELS, portrait.found().dynamics().inputCount());
    for (int c = 0; c < channels; c++) {
      int channel = c;
      table =
          table.with(
              numbers(
                  "selects input " + (c + 1),
                  "",
                  "how much of this input channel the slowest mode integrates (selection vector)",
                  k -> {
                    Optional<double[]> selected = modes.get(k).selectedInputs();
                    return selected.map(inputs -> inputs[channel]).orElse(Double.NaN);
                  }));
    }
    return table;
  }

  private Table slow() {
    List<SlowPoint> slow = portrait.found().slow();
    return Table.of(
        Column.numbers("q", slow.stream().mapToDouble(SlowPoint::q).toArray())
            .description("half the squared distance of one step; a minimum, above zero"),
        Column.integers("starts", slow.stream().mapToLong(SlowPoint::found).toArray()));
  }

  private Table connections() {
    List<Landscape.Connection> ways = portrait.landscape().connections();
    return Table.of(
        Column.integers("from", ways.stream().mapToLong(way -> way.from() + 1).toArray()),
        Column.integers("mode", ways.stream().mapToLong(way -> way.mode() + 1).toArray()),
        Column.texts(
            "side",
            ways.stream().map(way -> way.forward() ? "along" : "against").toArray(String[]::new)),
        Column.texts("to", ways.stream().map(way -> destination(way.to())).toArray(String[]::new)));
  }

  private static String destination(int to) {
    return switch (to) {
      case RollOut.GONE -> "beyond every bound";
      case RollOut.NOWHERE -> "no stable point within the steps allowed";
      default -> Integer.toString(to + 1);
    };
  }

  private Table bifurcations() {
    List<Bifurcation> all =
        portrait.branches().stream().flatMap(branch -> branch.bifurcations().stream()).toList();
    return Table.of(
        Column.texts(
            "kind",
            all.stream()
                .map(one -> one.kind().name().toLowerCase(Locale.ROOT))
                .toArray(String[]::new)),
        Column.numbers("p", all.stream().mapToDouble(Bifurcation::parameter).toArray()));
  }
}
