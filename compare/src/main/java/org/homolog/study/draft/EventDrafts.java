package org.homolog.study.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.homolog.inspection.Alignable;
import org.homolog.population.Column;
import org.homolog.population.Recording;
import org.homolog.population.Table;

/**
 * Spike trains or series cut around the events of a table, with a column of the table as condition
 * and the bins of the window as conditions within it.
 */
final class EventDrafts {
  private static final int LEAST_EVENTS = 6;
  private static final int MOST_LEVELS = 12;
  private static final int LEAST_REPEATS = 2;
  private static final int BINS = 5;
  private static final int LEAST_UNITS = 3;
  private static final double FAST = 50;
  private static final List<Pattern> EVENTS =
      List.of(
          Pattern.compile(".*(stim|onset|cue|target|image|sample).*"),
          Pattern.compile("start_time|start"),
          Pattern.compile("time"),
          Pattern.compile(".*"));
  private static final Pattern END = Pattern.compile(".*(stop|end|off|offset)(_time)?s?");
  private static final Pattern NO_EVENT =
      Pattern.compile("(?i).*(delay|duration|latency|interval|reaction).*|(.*_)?rt");
  private static final Pattern CONDITION =
      Pattern.compile(
          "(?i).*(id|name|type|category|condition|presented|image|object|label|direction|orientation"
              + "|contrast|coherence)");
  private static final double LEAST_SHARE = 0.02;
  private static final int LEAST_FOR_FOLDS = 4;
  private static final Pattern AREA =
      Pattern.compile("(?i).*(location|area|region|brain|structure).*");

  private final Recording recording;
  private final Target target;

  /**
   * What is cut.
   *
   * @param series the series, empty for spike trains
   * @param first time of the first spike or sample in seconds
   * @param last time of the last
   * @param shortest the shortest sensible bin in seconds
   * @param longest the longest sensible window in seconds
   * @param units units or channels
   */
  private record Target(
      Optional<String> series,
      double first,
      double last,
      double shortest,
      double longest,
      Table units) {}

  /** The events of a table that lie within the recording. */
  private record Events(String table, String column, Table rows, String filter, double step) {}

  private EventDrafts(Recording recording, Target target) {
    this.recording = recording;
    this.target = target;
  }

  /** Drafts, the best first. */
  static List<Draft> of(Recording recording) {
    List<Target> targets = new ArrayList<>();
    spikes(recording).ifPresent(targets::add);
    recording.series().keySet().stream()
        .filter(name -> !recording.tables().containsKey(name))
        .forEach(name -> series(recording, name).ifPresent(targets::add));
    List<Draft> drafts = new ArrayList<>();
    for (Target target : targets) {
      drafts.addAll(new EventDrafts(recording, target).drafts());
    }
    return drafts;
  }

  private static Optional<Target> spikes(Recording recording) {
    double first = Double.POSITIVE_INFINITY;
    double last = Double.NEGATIVE_INFINITY;
    for (int unit = 0; recording.spikes().isPresent() && unit < recording.units().rows(); unit++) {
      double[] times = recording.spikes().get().times(unit);
      if (times.length > 0) {
        first = Math.min(first, times[0]);
        last = Math.max(last, times[times.length - 1]);
      }
    }
    return first < last
        ? Optional.of(new Target(Optional.empty(), first, last, 0.01, 1, recording.units()))
        : Optional.empty();
  }

  private static Optional<Target> series(Recording recording, String name) {
    var series = recording.series(name);
    long samples = series.sampleCount();
    if (samples < 2 * BINS || samples > Integer.MAX_VALUE - 8) {
      return Optional.empty();
    }
    double first = series.times(0, 1)[0];
    double last = series.times(samples - 1, 1)[0];
    double rate = series.rate().orElse((samples - 1) / (last - first));
    // Signals sampled slowly, such as blood oxygenation, change slowly.
    double longest = rate > FAST ? 1 : 10;
    return first < last
        ? Optional.of(
            new Target(Optional.of(name), first, last, 2 / rate, longest, series.channels()))
        : Optional.empty();
  }

  private List<Draft> drafts() {
    List<Draft> drafts = new ArrayList<>();
    recording
        .tables()
        .forEach(
            (name, table) ->
                events(name, table)
                    .ifPresent(
                        events ->
                            conditions(events).stream()
                                .findFirst()
                                .ifPresent(condition -> drafts.add(draft(events, condition)))));
    return drafts;
  }

  private static int rank(String column) {
    for (int i = 0; i < EVENTS.size(); i++) {
      if (EVENTS.get(i).matcher(column).matches()) {
        return i + (END.matcher(column).matches() ? EVENTS.size() : 0);
      }
    }
    return EVENTS.size();
  }

  private Optional<Events> events(String name, Table table) {
    return Alignable.times(table).stream()
        .filter(column -> !NO_EVENT.matcher(column).matches())
        .sorted(Comparator.comparingInt(EventDrafts::rank))
        .flatMap(column -> events(name, table, column).stream())
        .findFirst();
  }

  private Optional<Events> events(String name, Table table, String column) {
    double[] times = table.column(column).numbers();
    double[] finite = Arrays.stream(times).filter(this::isWithin).sorted().toArray();
    // Durations look like times, but lie close together.
    boolean spread =
        finite.length >= LEAST_EVENTS
            && finite[finite.length - 1] - finite[0]
                >= LEAST_SHARE * (target.last() - target.first());
    if (!spread) {
      return Optional.empty();
    }
    double[] steps = new double[finite.length - 1];
    Arrays.setAll(steps, i -> finite[i + 1] - finite[i]);
    Arrays.sort(steps);
    double step = steps[steps.length / 2];
    double window = Math.min(target.longest(), step);
    double until = target.last() - window;
    int[] kept = new int[table.rows()];
    int count = 0;
    int known = 0;
    for (int row = 0; row < times.length; row++) {
      known += Double.isFinite(times[row]) ? 1 : 0;
      if (times[row] >= target.first() && times[row] <= until) {
        kept[count++] = row;
      }
    }
    String at = Words.inFilter(column);
    String filter =
        count == known ? "" : at + " >= " + target.first() + " && " + at + " <= " + until;
    return count < LEAST_EVENTS
        ? Optional.empty()
        : Optional.of(
            new Events(name, column, table.select(Arrays.copyOf(kept, count)), filter, window));
  }

  private boolean isWithin(double time) {
    return time >= target.first() && time <= target.last();
  }

  /** Columns that could be conditions, those with enough repeats and telling names first. */
  private static List<Column> conditions(Events events) {
    List<String> times = Alignable.times(events.rows());
    return events.rows().columns().stream()
        .filter(column -> !times.contains(column.name()) && !column.name().equals("id"))
        .filter(column -> !column.name().endsWith("time"))
        .filter(EventDrafts::isCondition)
        .sorted(
            Comparator.comparingInt(
                column ->
                    (least(column) >= BINS ? 0 : 2)
                        + (CONDITION.matcher(column.name()).matches() ? 0 : 1)))
        .toList();
  }

  private static boolean isCondition(Column column) {
    Map<String, Integer> levels = column.levels();
    return levels.size() >= 2
        && levels.size() <= MOST_LEVELS
        && !levels.containsKey("")
        && least(column) >= LEAST_REPEATS;
  }

  private static int least(Column column) {
    return column.levels().values().stream().mapToInt(Integer::intValue).min().orElse(0);
  }

  private double bin(Events events) {
    double bin = Math.max(target.shortest(), events.step() / BINS);
    double unit = Math.pow(10, Math.floor(Math.log10(bin)));
    // Never longer than there is room for: rounded down to one digit.
    return Math.max(Math.floor(bin / unit + 1e-9) * unit, target.shortest());
  }

  private static String number(double value) {
    String text = String.format(java.util.Locale.ROOT, "%.6f", value);
    return text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }

  private Draft draft(Events events, Column condition) {
    double bin = Double.parseDouble(number(bin(events)));
    List<Draft.Part> parts = new ArrayList<>();
    List<String> names = new ArrayList<>();
    Optional<Column> area = area();
    List<String> areas = area.map(EventDrafts::largest).orElse(List.of());
    if (areas.size() > 1) {
      for (String level : areas) {
        String name = Words.unused(level, names);
        names.add(name);
        String filter = Words.inFilter(area.get().name()) + " == " + Words.inFilter(level);
        parts.add(
            new Draft.Part(
                name,
                true,
                area.get().name() + " " + level,
                aligned(events, condition, bin, filter)));
      }
    } else {
      names.add(Words.slug(target.series().orElse("neurons")));
      parts.add(new Draft.Part(names.get(0), true, what(), aligned(events, condition, bin, "")));
    }
    String byCondition = Words.unused("by-" + condition.name(), names);
    names.add(byCondition);
    String byTime = Words.unused("by-time", names);
    parts.add(
        Stated.categories(
            byCondition,
            names.get(0),
            condition.name(),
            "a hypothesis: bins of events with the same " + condition.name() + " are alike"));
    parts.add(
        Stated.categories(
            byTime, names.get(0), "seconds", "a hypothesis: bins at the same time are alike"));
    List<String> candidates = new ArrayList<>(names.subList(1, names.size()));
    candidates.add(byTime);
    boolean few = target.units().rows() < LEAST_UNITS;
    List<String> comparisons = new ArrayList<>();
    comparisons.add(
        "rsa: {as: dissimilarities, dissimilarity: "
            + (few ? "euclidean" : "correlation")
            + ", comparator: spearman}");
    List<String> refused = new ArrayList<>();
    if (least(condition) >= LEAST_FOR_FOLDS) {
      comparisons.add(
          "rsa: {as: cross-validated, dissimilarity: crossnobis, comparator: spearman}");
    } else {
      refused.add(
          "crossnobis needs at least 2 folds of every condition in every bootstrap draw; the rarest"
              + " condition has only "
              + least(condition)
              + " repeats");
    }
    if (few) {
      refused.add(
          "correlation between patterns needs at least "
              + LEAST_UNITS
              + " units; here there are "
              + target.units().rows());
    }
    List<String> remarks = remarks(events, condition, area);
    if (areas.size() > 1) {
      remarks.add(
          names.get(0)
              + " and "
              + names.get(1)
              + " both have responses, so that regression and alignment can compare them: -"
              + " predictivity: {candidates: ["
              + names.get(1)
              + "]}.");
    } else {
      refused.add(
          "regression and alignment (predictivity, pca-alignment, cka and others) need responses of a"
              + " second system, such as another area or a network; hypotheses have none");
    }
    return new Draft(
        "Does the activity of "
            + what()
            + " tell apart "
            + condition.name()
            + ", around "
            + events.column()
            + " of table "
            + events.table()
            + "? Each bin of the window is a condition, events are repeats.",
        remarks,
        parts,
        candidates,
        comparisons,
        "{bootstrap: 500, over: [repeat], null: {permutations: 500, permute: repeat}}",
        refused);
  }

  private String what() {
    return target
        .series()
        .map(name -> "series " + Words.line(name) + ", " + target.units().rows() + " channels")
        .orElse(target.units().rows() + " units");
  }

  private List<String> aligned(Events events, Column condition, double bin, String units) {
    List<String> lines = new ArrayList<>();
    lines.add("align:");
    lines.add("  table: " + Words.quoted(events.table()));
    lines.add("  event: " + Words.quoted(events.column()));
    lines.add("  window: [0, " + number(bin * bins(events, bin)) + "]   # seconds from the event");
    lines.add("  bin: " + number(bin));
    lines.add("  conditions: " + Words.list(List.of(condition.name())));
    if (!events.filter().isEmpty()) {
      lines.add("  entries: " + Words.quoted(events.filter()) + "   # where there are data");
    }
    if (!units.isEmpty()) {
      lines.add("  units: " + Words.quoted(units));
    }
    target.series().ifPresent(name -> lines.add("  series: " + Words.quoted(name)));
    lines.add("then:");
    lines.add("  - time: conditions");
    return lines;
  }

  private static int bins(Events events, double bin) {
    return Math.max(1, (int) Math.floor(events.step() / bin + 1e-9));
  }

  /** A column that tells areas apart, each with some units. */
  private Optional<Column> area() {
    return target.series().isPresent()
        ? Optional.empty()
        : target.units().columns().stream()
            .filter(column -> AREA.matcher(column.name()).matches())
            .filter(column -> largest(column).size() > 1)
            .findFirst();
  }

  private static List<String> largest(Column column) {
    return column.levels().entrySet().stream()
        .filter(level -> level.getValue() >= LEAST_UNITS && !level.getKey().isEmpty())
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .limit(2)
        .toList();
  }

  private List<String> remarks(Events events, Column condition, Optional<Column> area) {
    List<String> remarks = new ArrayList<>();
    remarks.add("Events: " + events.rows().rows() + " rows of table " + events.table() + ".");
    List<String> times = new ArrayList<>(Alignable.times(events.rows()));
    times.remove(events.column());
    if (!times.isEmpty()) {
      remarks.add("Other times to align to: " + String.join(", ", times) + ".");
    }
    remarks.add("Condition chosen: " + Words.levels(condition) + ".");
    conditions(events).stream()
        .filter(column -> column != condition)
        .limit(8)
        .forEach(column -> remarks.add("Could be a condition too: " + Words.levels(column) + "."));
    remarks.add(
        "Repeats and folds: every event is a repeat, told apart by its row; the rarest condition has "
            + least(condition)
            + ", and crossnobis needs 2 or more."
            + " Say repeats: COLUMN where a column tells runs, blocks or clips apart.");
    area.ifPresent(column -> remarks.add("Units: " + Words.levels(column) + "."));
    recording
        .tables()
        .forEach(
            (name, table) -> {
              if (!name.equals(events.table()) && remarks.size() < 24) {
                events(name, table)
                    .filter(other -> !conditions(other).isEmpty())
                    .ifPresent(
                        other ->
                            remarks.add(
                                "Table "
                                    + name
                                    + " ("
                                    + table.rows()
                                    + " rows) could be aligned to as well, with "
                                    + String.join(
                                        ", ", conditions(other).stream().map(Column::name).toList())
                                    + " as conditions."));
              }
            });
    return remarks;
  }
}
