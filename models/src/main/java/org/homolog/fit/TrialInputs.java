package org.homolog.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homolog.failure.HomologException;
import org.homolog.population.Column;
import org.homolog.population.Population;

/** What drives a network in each trial, bin by bin. Immutable. */
public final class TrialInputs {
  private static final Pattern WINDOWED =
      Pattern.compile("(.*\\S)\\s+from\\s+(-?[0-9.eE+-]+)\\s+to\\s+(-?[0-9.eE+-]+)");

  private final List<String> channels;
  private final float[] values;

  private TrialInputs(List<String> channels, float[] values) {
    this.channels = List.copyOf(channels);
    this.values = values;
  }

  /**
   * Columns of the trials as constant inputs. A column of numbers is one channel, divided by its
   * largest absolute value; one of texts or truth values a channel per value, 1 where a trial has
   * it.
   *
   * @param trials the recorded trials
   * @param columns {@code COLUMN}, or {@code COLUMN from SECONDS to SECONDS} for an input that is 0
   *     in bins whose centres lie outside
   * @return trials x bins x channels
   * @throws HomologException if there is no such column, a value is missing, or a window is empty
   */
  public static TrialInputs columns(Population trials, List<String> columns) {
    TrialInputs all = new TrialInputs(List.of(), new float[0]);
    for (String text : columns) {
      all = all.and(column(trials, text.strip()), trials.entryCount() * trials.timeCount());
    }
    return all;
  }

  private static TrialInputs column(Population trials, String text) {
    Matcher windowed = WINDOWED.matcher(text);
    boolean bounded = windowed.matches() && !trials.entries().has(text);
    String name = bounded ? windowed.group(1) : text;
    if (!trials.entries().has(name)) {
      throw HomologException.mistake(
          "drive: "
              + HomologException.unknownText(
                  "column of the trials", name, trials.entries().names()));
    }
    boolean[] within = new boolean[trials.timeCount()];
    double from = bounded ? seconds(text, windowed.group(2)) : Double.NEGATIVE_INFINITY;
    double to = bounded ? seconds(text, windowed.group(3)) : Double.POSITIVE_INFINITY;
    double[] centres = trials.time().column(Population.SECONDS).numbers();
    boolean any = false;
    for (int bin = 0; bin < within.length; bin++) {
      within[bin] = centres[bin] >= from && centres[bin] < to;
      any |= within[bin];
    }
    if (!any) {
      throw HomologException.mistake(
          "drive: \""
              + text
              + "\" acts in no bin; the bins' centres are from "
              + centres[0]
              + " to "
              + centres[centres.length - 1]
              + " s");
    }
    Column column = trials.entries().column(name);
    for (int row = 0; row < column.size(); row++) {
      if (column.isMissing(row)) {
        throw HomologException.mistake(
            "drive: column \"" + name + "\" lacks a value in row " + (row + 1) + " of the trials");
      }
    }
    return column.isNumeric() ? numbers(text, column, within) : levels(text, column, within);
  }

  private static double seconds(String text, String number) {
    try {
      return Double.parseDouble(number);
    } catch (NumberFormatException e) {
      throw HomologException.of(
          HomologException.Kind.MISTAKE,
          "drive: \"" + text + "\": " + number + " is no number of seconds",
          e);
    }
  }

  private static TrialInputs numbers(String text, Column column, boolean[] within) {
    double[] numbers = column.numbers();
    double largest = Arrays.stream(numbers).map(Math::abs).max().orElse(0);
    double scale = largest > 0 ? 1 / largest : 1;
    float[] values = new float[numbers.length * within.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = within[i % within.length] ? (float) (numbers[i / within.length] * scale) : 0;
    }
    return new TrialInputs(List.of(text), values);
  }

  private static TrialInputs levels(String text, Column column, boolean[] within) {
    List<String> names = List.copyOf(column.levels().keySet());
    float[] values = new float[column.size() * within.length * names.size()];
    for (int row = 0; row < column.size(); row++) {
      int level = names.indexOf(column.text(row));
      for (int bin = 0; bin < within.length; bin++) {
        values[(row * within.length + bin) * names.size() + level] = within[bin] ? 1 : 0;
      }
    }
    return new TrialInputs(names.stream().map(name -> text + " = " + name).toList(), values);
  }

  /**
   * Another population as inputs, its units the channels: a recorded series, or the activity of
   * another area.
   *
   * @param trials the recorded trials
   * @param driving as many time bins; either the same trials in the same order, or one entry per
   *     condition, which drives all its repeats
   * @return trials x bins x channels
   * @throws HomologException if bins or conditions differ, or a value is missing
   */
  public static TrialInputs of(Population trials, Population driving) {
    if (driving.timeCount() != trials.timeCount()) {
      throw HomologException.mistake(
          "inputs: "
              + driving.name()
              + " has "
              + driving.timeCount()
              + " time bins, "
              + trials.name()
              + " "
              + trials.timeCount());
    }
    int[] rows = rows(trials, driving);
    int channels = driving.unitCount();
    double[] from = driving.byEntry().array();
    int perTrial = driving.timeCount() * channels;
    float[] values = new float[Math.multiplyExact(rows.length, perTrial)];
    for (int i = 0; i < values.length; i++) {
      double value = from[rows[i / perTrial] * perTrial + i % perTrial];
      if (!Double.isFinite(value)) {
        throw HomologException.mistake("inputs: " + driving.name() + " has missing values");
      }
      values[i] = (float) value;
    }
    Column names = driving.units().columns().get(0);
    List<String> named = new ArrayList<>();
    for (int channel = 0; channel < channels; channel++) {
      named.add(names.text(channel));
    }
    return new TrialInputs(named, values);
  }

  /**
   * Columns of the trials and another population.
   *
   * @param trials the recorded trials
   * @param columns see {@link #columns}
   * @param driving see {@link #of(Population, Population)}
   * @return trials x bins x channels, the columns first
   * @throws HomologException as these do
   */
  public static TrialInputs of(Population trials, List<String> columns, Population driving) {
    return columns(trials, columns)
        .and(of(trials, driving), trials.entryCount() * trials.timeCount());
  }

  private static int[] rows(Population trials, Population driving) {
    int[] rows = new int[trials.entryCount()];
    boolean same = driving.entryCount() == trials.entryCount();
    for (int trial = 0; same && trial < rows.length; trial++) {
      same = label(driving, trial).equals(label(trials, trial));
    }
    for (int trial = 0; trial < rows.length; trial++) {
      int found = same ? trial : driving.conditionLabels().indexOf(label(trials, trial));
      if (found < 0 || !same && driving.hasRepeats()) {
        throw HomologException.mistake(
            "inputs: "
                + driving.name()
                + " must have the trials of "
                + trials.name()
                + " in their order, or one entry for each of its conditions");
      }
      rows[trial] = same ? trial : driving.entriesByCondition()[found][0];
    }
    return rows;
  }

  private static String label(Population population, int entry) {
    return population.conditionLabels().get(population.conditionOf(entry));
  }

  /**
   * These channels and then others.
   *
   * @param other as many trials and bins
   * @param bins trials times bins
   * @return both
   */
  TrialInputs and(TrialInputs other, int bins) {
    int own = channels.size();
    int all = own + other.channels.size();
    float[] both = new float[Math.multiplyExact(bins, all)];
    for (int i = 0; i < bins; i++) {
      System.arraycopy(values, i * own, both, i * all, own);
      System.arraycopy(other.values, i * (all - own), both, i * all + own, all - own);
    }
    List<String> names = new ArrayList<>(channels);
    names.addAll(other.channels);
    return new TrialInputs(names, both);
  }

  /**
   * The channels.
   *
   * @return one name per channel; empty for a network that nothing drives
   */
  public List<String> channels() {
    return channels;
  }

  /** Trials x bins x channels; not to be changed. */
  float[] values() {
    return values;
  }
}
