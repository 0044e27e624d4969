package org.homolog.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;

/**
 * Sessions that were not recorded together joined into one population: a pseudo-trial takes one
 * entry of the same condition from each session.
 *
 * <p>Each session's entries are dealt into folds first, and pseudo-trials are built within a fold:
 * no entry is on both sides of a fold. Entries that share a repeat label (the bins of one trial,
 * the trials of one run) go to the same fold. Units of different sessions share no noise: the
 * result tells sessions by {@link Population#sessionColumn}, and its noise covariance is known
 * within sessions only.
 *
 * @param folds how many folds; 1 for none
 * @param trials pseudo-trials per condition and fold; 0: as many as the session with the fewest
 *     entries there has, so that no entry is used twice
 * @param unshared what happens to conditions that a session lacks
 * @param seed which entries meet: a function of the seed and of the names of sessions and
 *     conditions
 */
public record PseudoPopulation(int folds, int trials, Unshared unshared, long seed) {
  /** The column of units that tells their session. */
  public static final String SESSION = "session";

  /** The column of entries that tells their fold, numbered from 1. */
  public static final String FOLD = "fold";

  /** The column of entries that numbers pseudo-trials within condition and fold, from 1. */
  public static final String TRIAL = "pseudo_trial";

  /** What happens to conditions that some session lacks. */
  public enum Unshared {
    /** They are refused, naming the session. */
    REFUSE,
    /** They are left out. */
    DROP
  }

  /**
   * Checks the numbers.
   *
   * @throws HomologException if there is no fold, or a negative number of pseudo-trials
   */
  public PseudoPopulation {
    if (folds < 1 || trials < 0) {
      throw HomologException.mistake(
          "a pseudo-population has 1 fold or more and 0 pseudo-trials (as many as can be) or more,"
              + " not "
              + folds
              + " and "
              + trials);
    }
  }

  /**
   * Joins sessions.
   *
   * @param sessions session name to its population; all over the same time bins
   * @return entries: conditions x folds x pseudo-trials, with the condition columns and those that
   *     all sessions share, {@value #FOLD} and {@value #TRIAL}; units of all sessions, with {@value
   *     #SESSION}. Its repeats are folds where there are several, else pseudo-trials
   * @throws HomologException if there are fewer than two sessions, time bins differ, conditions
   *     differ and are not to be dropped, a session has fewer entries of a condition than folds, or
   *     entries would be used twice without folds to keep them apart
   */
  public Population join(Map<String, Population> sessions) {
    if (sessions.size() < 2) {
      throw HomologException.mistake(
          "a pseudo-population joins two sessions or more, but there is " + sessions.keySet());
    }
    List<SessionFolds> dealt = new ArrayList<>();
    List<Population> all = List.copyOf(sessions.values());
    all.forEach(population -> sameTime(all.get(0), population));
    sessions.forEach(
        (name, population) -> dealt.add(SessionFolds.deal(name, population, folds, seed)));
    List<String> labels = conditions(sessions);
    List<int[]> rows = new ArrayList<>();
    IntStream.Builder conditionOf = IntStream.builder();
    List<Long> fold = new ArrayList<>();
    List<Long> trial = new ArrayList<>();
    for (int condition = 0; condition < labels.size(); condition++) {
      for (int f = 0; f < folds; f++) {
        int[][] drawn = drawn(dealt, labels.get(condition), f);
        for (int k = 0; k < drawn[0].length; k++) {
          int place = k;
          rows.add(Arrays.stream(drawn).mapToInt(entries -> entries[place]).toArray());
          conditionOf.add(condition);
          fold.add(f + 1L);
          trial.add(k + 1L);
        }
      }
    }
    int[] groups = conditionOf.build().toArray();
    Table entries =
        shared(all, labels).select(groups).with(numbers(FOLD, fold)).with(numbers(TRIAL, trial));
    Population first = all.get(0);
    return Population.builder(entries, units(sessions))
        .time(first.time())
        .conditions(first.conditionColumns())
        .repeats(folds > 1 ? FOLD : TRIAL)
        .sessions(SESSION)
        .valueUnit(first.valueUnit())
        .source(source(all, rows.toArray(int[][]::new)))
        .grouped(labels, groups);
  }

  private static void sameTime(Population one, Population other) {
    double[] times = one.time().column(Population.SECONDS).numbers();
    double[] others = other.time().column(Population.SECONDS).numbers();
    boolean same = times.length == others.length;
    for (int t = 0; same && t < times.length; t++) {
      same =
          Double.isNaN(times[t]) && Double.isNaN(others[t])
              || Math.abs(times[t] - others[t]) <= 1e-9;
    }
    if (!same) {
      throw HomologException.mistake(
          one.named()
              + " and "
              + other.named()
              + " are not over the same time bins; align them with one window and bin");
    }
  }

  private List<String> conditions(Map<String, Population> sessions) {
    List<String> labels = sessions.values().iterator().next().conditionLabels();
    for (Population population : sessions.values()) {
      List<String> here = population.conditionLabels();
      List<String> left = labels.stream().filter(here::contains).toList();
      if (unshared == Unshared.REFUSE
          && (left.size() < labels.size() || left.size() < here.size())) {
        List<String> before = labels;
        String lacking =
            java.util.stream.Stream.concat(
                    labels.stream().filter(label -> !here.contains(label)),
                    here.stream().filter(label -> !before.contains(label)))
                .findFirst()
                .orElseThrow();
        throw HomologException.mistake(
            "sessions differ in their conditions: \""
                + lacking
                + "\" is not in all of "
                + sessions.keySet()
                + "; drop such conditions, or choose columns that all sessions have");
      }
      labels = left;
    }
    if (labels.isEmpty()) {
      throw HomologException.mistake("sessions " + sessions.keySet() + " share no condition");
    }
    return labels;
  }

  /** One array of entries per session, all of one length: pseudo-trials. */
  private int[][] drawn(List<SessionFolds> sessions, String label, int fold) {
    int fewest = sessions.stream().mapToInt(s -> s.entries(label, fold).length).min().orElse(0);
    int wanted = trials == 0 ? fewest : trials;
    if (wanted > fewest && folds == 1) {
      throw HomologException.mistake(
          "condition \""
              + label
              + "\" has "
              + fewest
              + " entries in some session, fewer than the "
              + trials
              + " pseudo-trials asked for: entries would be used twice, on both sides of any split;"
              + " ask for fewer, or for folds");
    }
    return sessions.stream()
        .map(session -> session.draw(label, fold, wanted))
        .toArray(int[][]::new);
  }

  /** The columns of conditions that all sessions tell alike. */
  private static Table shared(List<Population> sessions, List<String> labels) {
    Population first = sessions.get(0).orderConditions(labels);
    Table table = first.conditions();
    List<String> differing = new ArrayList<>();
    for (Population session : sessions) {
      Table other = session.orderConditions(labels).conditions();
      for (String name : table.names()) {
        boolean alike =
            other.has(name)
                && Arrays.equals(other.column(name).texts(), table.column(name).texts());
        if (!alike && !first.conditionColumns().contains(name)) {
          differing.add(name);
        }
      }
    }
    return table.without(differing);
  }

  private static Column numbers(String name, List<Long> values) {
    return Column.integers(name, values.stream().mapToLong(Long::longValue).toArray());
  }

  private static Table units(Map<String, Population> sessions) {
    List<Table> tables = new ArrayList<>();
    sessions.forEach(
        (name, population) -> {
          String[] own = new String[population.unitCount()];
          Arrays.fill(own, name);
          tables.add(
              population
                  .units()
                  .with(Column.texts(SESSION, own).description("units recorded together")));
        });
    return Stacking.of(tables);
  }

  private static ValueSource source(List<Population> sessions, int[][] rows) {
    int times = sessions.get(0).timeCount();
    int width = sessions.stream().mapToInt(Population::unitCount).sum();
    return (entry, destination, offset) -> {
      int before = 0;
      for (int s = 0; s < rows[entry].length; s++) {
        int own = sessions.get(s).unitCount();
        double[] one = new double[times * own];
        sessions.get(s).read(rows[entry][s], one, 0);
        for (int t = 0; t < times; t++) {
          System.arraycopy(one, t * own, destination, offset + t * width + before, own);
        }
        before += own;
      }
    };
  }
}
