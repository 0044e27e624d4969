package org.homolog.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes an inspection for a person. */
final class InspectionText {
  private static final int MOST_UNITS = 60;
  private static final int MOST_ARRAYS = 80;
  private static final int NAME = 24;

  private final Inspection inspection;
  private final StringBuilder out = new StringBuilder();

  InspectionText(Inspection inspection) {
    this.inspection = inspection;
  }

  String render() {
    line(PlainText.safe(inspection.file()));
    line(
        "  "
            + inspection.format()
            + ", read by the importer "
            + inspection.importer()
            + ", "
            + size(inspection.bytes()));
    String hash = inspection.sha256();
    line("  sha256 " + (hash == null ? "not computed, the file is above 256 MB" : hash));
    session();
    units();
    if (!inspection.tables().isEmpty()) {
      heading("Tables");
      inspection.tables().forEach(this::table);
    }
    series();
    ragged();
    arrays();
    alignable();
    if (!inspection.notes().isEmpty()) {
      heading("Notes");
      inspection.notes().forEach(note -> bullet(note));
    }
    return out.toString();
  }

  private void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }

  private void heading(String text) {
    line("");
    line(text);
  }

  private void bullet(String text) {
    List<String> lines = PlainText.wrapped(text, 4);
    for (int i = 0; i < lines.size(); i++) {
      line(i == 0 ? "  - " + lines.get(i).substring(4) : lines.get(i));
    }
  }

  private static String size(long bytes) {
    return bytes < 10_000
        ? bytes + " bytes"
        : bytes < 10_000_000
            ? String.format(Locale.ROOT, "%.0f kB", bytes / 1e3)
            : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  private void session() {
    if (inspection.session().isEmpty()) {
      return;
    }
    heading("Session");
    for (Map.Entry<String, String> fact : inspection.session().entrySet()) {
      List<String> lines = PlainText.wrapped(fact.getValue(), 2 + NAME + 2);
      String name = PlainText.padded(PlainText.cut(PlainText.safe(fact.getKey()), NAME), NAME);
      for (int i = 0; i < Math.min(3, lines.size()); i++) {
        line(i == 0 ? "  " + name + lines.get(i).substring(2 + NAME) : lines.get(i));
      }
    }
  }

  private void units() {
    UnitsSummary units = inspection.units();
    if (units == null) {
      return;
    }
    Long total = units.totalSpikes();
    heading(
        "Units: "
            + units.count()
            + (total == null ? ", no spike trains" : ", " + total + " spikes"));
    units.columns().forEach(this::column);
    if (total == null) {
      return;
    }
    List<String> shown = identifying(units);
    line("");
    line("  " + unitLine("row", shown, Map.of(), "spikes", "first (s)", "last (s)"));
    for (UnitsSummary.Unit unit : units.units().subList(0, Math.min(MOST_UNITS, units.count()))) {
      line(
          "  "
              + unitLine(
                  String.valueOf(unit.row()),
                  shown,
                  unit.labels(),
                  String.valueOf(unit.spikes()),
                  time(unit, unit.first()),
                  time(unit, unit.last())));
    }
    if (units.count() > MOST_UNITS) {
      line("  ... and " + (units.count() - MOST_UNITS) + " more; --json lists all");
    }
  }

  private static String time(UnitsSummary.Unit unit, @Nullable Double time) {
    Long spikes = unit.spikes();
    return time != null ? PlainText.brief(time) : spikes != null && spikes > 0 ? "not read" : "-";
  }

  /** Up to three columns that tell units apart or group them. */
  private static List<String> identifying(UnitsSummary units) {
    return units.columns().stream()
        .filter(c -> c.name().equals("id") || c.type().equals("text") && c.distinct() > 1)
        .map(ColumnSummary::name)
        .limit(3)
        .toList();
  }

  private static String unitLine(
      String row,
      List<String> columns,
      Map<String, String> labels,
      String spikes,
      String first,
      String last) {
    StringBuilder text = new StringBuilder(PlainText.right(row, 5));
    for (String column : columns) {
      String value = labels.isEmpty() ? column : labels.getOrDefault(column, "");
      int width = column.equals("id") ? 8 : 20;
      text.append("  ")
          .append(PlainText.padded(PlainText.cut(PlainText.safe(value), width), width));
    }
    return text.append(PlainText.right(spikes, 9))
        .append(PlainText.right(first, 13))
        .append(PlainText.right(last, 13))
        .toString();
  }

  private void table(TableSummary table) {
    line("  " + PlainText.safe(table.name()) + ": " + table.rows() + " rows");
    table.columns().forEach(this::column);
  }

  private void column(ColumnSummary column) {
    String name = PlainText.safe(column.name());
    String unit = column.unit().isEmpty() ? "" : " (" + PlainText.safe(column.unit()) + ")";
    String head =
        PlainText.padded(PlainText.cut(name, NAME), NAME)
            + " "
            + PlainText.padded(column.type() + unit, 12);
    line("    " + head + " " + PlainText.cut(values(column), PlainText.WIDTH - 5 - NAME - 13));
    if (!column.description().isBlank()) {
      PlainText.wrapped(column.description(), 8).stream().limit(6).forEach(this::line);
    }
  }

  private static String values(ColumnSummary column) {
    if (column.missing() > 0 && column.distinct() == 0) {
      return column.missing() + " missing";
    }
    String missing = column.missing() == 0 ? "" : column.missing() + " missing; ";
    Map<String, Integer> levels = column.levels();
    if (levels != null) {
      return missing
          + levels.entrySet().stream()
              .map(e -> PlainText.safe(e.getKey()) + " (" + e.getValue() + ")")
              .collect(Collectors.joining(", "));
    }
    Double least = column.least();
    Double most = column.most();
    if (least != null && most != null) {
      return missing + PlainText.brief(least) + " to " + PlainText.brief(most);
    }
    List<String> examples = column.examples();
    return missing
        + column.distinct()
        + " different"
        + (examples == null
            ? ""
            : ": "
                + PlainText.safe(String.join(", ", examples))
                + (column.distinct() > examples.size() ? ", ..." : ""));
  }

  private void series() {
    if (inspection.series().isEmpty()) {
      return;
    }
    heading("Series");
    for (SeriesSummary series : inspection.series()) {
      Double rate = series.rate();
      Double first = series.first();
      Double last = series.last();
      line(
          "  "
              + PlainText.safe(series.name())
              + ": "
              + series.samples()
              + " samples x "
              + series.channels()
              + (series.channels() == 1 ? " channel" : " channels")
              + (rate == null ? ", times given" : ", " + PlainText.brief(rate) + " Hz")
              + (first == null || last == null
                  ? ""
                  : ", " + PlainText.brief(first) + " to " + PlainText.brief(last) + " s")
              + (series.unit().isEmpty() ? "" : ", in " + PlainText.safe(series.unit())));
      PlainText.wrapped(series.description(), 8).stream().limit(4).forEach(this::line);
    }
  }

  private void ragged() {
    if (inspection.ragged().isEmpty()) {
      return;
    }
    heading("Ragged columns");
    for (RaggedSummary column : inspection.ragged()) {
      line(
          "  "
              + PlainText.safe(column.name())
              + ": "
              + column.rows()
              + " rows, each "
              + PlainText.safe(column.content())
              + (column.unit().isEmpty() ? "" : ", in " + PlainText.safe(column.unit())));
      PlainText.wrapped(column.description(), 8).stream().limit(4).forEach(this::line);
    }
  }

  private void arrays() {
    if (inspection.arrays().isEmpty()) {
      return;
    }
    heading("Arrays (axes in the order a mapping names them)");
    List<ArraySummary> arrays = inspection.arrays();
    int width =
        Math.min(
            44,
            arrays.stream().limit(MOST_ARRAYS).mapToInt(a -> a.name().length()).max().orElse(NAME));
    for (ArraySummary array : arrays.subList(0, Math.min(MOST_ARRAYS, arrays.size()))) {
      String shape =
          array.shape().isEmpty()
              ? "scalar"
              : array.shape().stream().map(String::valueOf).collect(Collectors.joining(" x "));
      String head =
          PlainText.padded(PlainText.safe(array.name()), width)
              + "  "
              + PlainText.padded(shape, 18)
              + " ";
      line(
          "  "
              + head
              + PlainText.cut(content(array), Math.max(20, PlainText.WIDTH - 2 - head.length())));
    }
    if (arrays.size() > MOST_ARRAYS) {
      line("  ... and " + (arrays.size() - MOST_ARRAYS) + " more; --json lists all");
    }
  }

  private static String content(ArraySummary array) {
    List<String> parts = new ArrayList<>();
    List<String> first = array.first();
    Double mean = array.mean();
    Double least = array.least();
    Double most = array.most();
    Long missing = array.missing();
    if (first == null) {
      parts.add("not read through, more than 20 million values");
    } else if (array.type().equals("text") || first.size() == 1) {
      String values = first.stream().map(PlainText::safe).collect(Collectors.joining(", "));
      parts.add(values + (first.size() == 6 ? ", ..." : ""));
    } else if (least != null && most != null && mean != null) {
      parts.add(
          PlainText.brief(least)
              + " to "
              + PlainText.brief(most)
              + ", mean "
              + PlainText.brief(mean));
    }
    if (missing != null && missing > 0) {
      parts.add(missing + " NaN");
    }
    return String.join(", ", parts);
  }

  private void alignable() {
    if (inspection.alignable().isEmpty()) {
      return;
    }
    heading("What could be aligned to what");
    for (Alignable one : inspection.alignable()) {
      List<String> targets = one.targets();
      String shown =
          targets.size() > 6
              ? String.join("; ", targets.subList(0, 6)) + "; and " + (targets.size() - 6) + " more"
              : String.join("; ", targets);
      bullet(
          targets.isEmpty()
              ? "labels to " + one.what() + ": " + String.join("; ", one.by())
              : shown + " to " + one.what() + " by " + String.join(", ", one.by()));
    }
  }
}
