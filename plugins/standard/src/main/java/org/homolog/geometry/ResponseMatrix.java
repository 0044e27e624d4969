package org.homolog.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Axis;
import org.homolog.spi.Draw;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;

/**
 * The responses of one system, averaged over repeats, as a matrix of conditions (or conditions x
 * time bins) by units. Immutable.
 *
 * <p>Under a draw of conditions missing values have been handled on the whole. Copies of a
 * condition are rows with the same label, or left out.
 */
public final class ResponseMatrix {
  private final String system;
  private final List<String> conditions;
  private final int[] places;
  private final int designSize;
  private final int bins;
  private final Matrix values;
  private final List<String> units;
  private final List<Matrix> trials;
  private final List<int[]> trialNumbers;

  ResponseMatrix(
      String system,
      List<String> conditions,
      int[] places,
      int designSize,
      int bins,
      Matrix values,
      List<String> units,
      List<Matrix> trials,
      List<int[]> trialNumbers) {
    this.system = system;
    this.conditions = List.copyOf(conditions);
    this.places = places;
    this.designSize = designSize;
    this.bins = bins;
    this.values = values;
    this.units = List.copyOf(units);
    this.trials = List.copyOf(trials);
    this.trialNumbers = List.copyOf(trialNumbers);
  }

  /**
   * The responses of a sample, drawn as it is.
   *
   * @param sample the sample
   * @param options what becomes of time bins and missing values
   * @param copies what becomes of copies of a condition
   * @param run told what is left out
   * @return the responses
   * @throws HomologException if values are missing and the policy refuses, or there are no units
   */
  public static ResponseMatrix of(Sample sample, ResponseOptions options, Copies copies, Run run) {
    return of(sample, options, copies, run, false);
  }

  /**
   * The responses of a sample, drawn as it is, with the single repeats behind each mean.
   *
   * @param sample the sample
   * @param options what becomes of time bins and missing values
   * @param copies what becomes of copies of a condition
   * @param run told what is left out
   * @return the responses
   * @throws HomologException if values are missing and the policy refuses, or there are no units
   */
  public static ResponseMatrix withTrials(
      Sample sample, ResponseOptions options, Copies copies, Run run) {
    return of(sample, options, copies, run, true);
  }

  private static ResponseMatrix of(
      Sample sample, ResponseOptions options, Copies copies, Run run, boolean withTrials) {
    Draw draw = sample.draw().orElse(null);
    if (draw != null && draw.axis() == Axis.CONDITION) {
      return ResponseReading.whole(sample.whole(), options, run, withTrials).drawn(draw, copies);
    }
    return ResponseReading.whole(sample, options, run, withTrials);
  }

  /**
   * These responses under a draw of conditions: drawn conditions in the order of the design, or
   * values moved under labels that stay.
   *
   * @param draw a draw over conditions
   * @param copies what becomes of copies of a condition
   * @return the drawn responses
   * @throws HomologException if conditions are to be permuted and some were left out
   */
  public ResponseMatrix drawn(Draw draw, Copies copies) {
    int[] from = chosen(draw, copies);
    boolean moved = draw.purpose() == Draw.Purpose.SHUFFLE;
    return new ResponseMatrix(
        system,
        moved ? conditions : Arrays.stream(from).mapToObj(conditions::get).toList(),
        moved ? places : Arrays.stream(from).map(row -> places[row]).toArray(),
        designSize,
        bins,
        values.selectRows(expanded(from)),
        units,
        trials.isEmpty() ? trials : Arrays.stream(expanded(from)).mapToObj(trials::get).toList(),
        trials.isEmpty() ? trialNumbers : Arrays.stream(from).mapToObj(trialNumbers::get).toList());
  }

  /**
   * Which of these conditions stand at each place of a draw: drawn ones ascending, each once or as
   * often as drawn; under a shuffle one per place.
   *
   * @param draw a draw over conditions of the design
   * @param copies what becomes of copies of a condition
   * @return numbers of conditions, from 0
   * @throws HomologException if conditions are to be permuted and some were left out
   */
  public int[] chosen(Draw draw, Copies copies) {
    int[] rowOf = new int[designSize];
    Arrays.fill(rowOf, -1);
    for (int i = 0; i < places.length; i++) {
      rowOf[places[i]] = i;
    }
    if (draw.purpose() == Draw.Purpose.RESAMPLE) {
      IntStream rows = Arrays.stream(draw.rows());
      return (copies == Copies.LEFT_OUT ? rows.distinct() : rows)
          .sorted()
          .map(row -> rowOf[row])
          .filter(row -> row >= 0)
          .toArray();
    }
    if (places.length < designSize) {
      throw HomologException.mistake(
          "permuting conditions needs all of them, but system "
              + system
              + " lacks "
              + (designSize - places.length)
              + "; choose missing: drop-unit");
    }
    return Arrays.stream(draw.rows()).map(row -> rowOf[row]).toArray();
  }

  /**
   * Rows of the matrix for chosen conditions.
   *
   * @param chosen numbers of conditions
   * @return their rows, one per bin
   */
  public int[] expanded(int[] chosen) {
    int[] rows = new int[chosen.length * bins];
    Arrays.setAll(rows, i -> chosen[i / bins] * bins + i % bins);
    return rows;
  }

  /**
   * Refuses two systems that are left with different conditions.
   *
   * @param system a system's name
   * @param conditions its conditions
   * @param other the other system's name
   * @param otherConditions its conditions
   * @throws HomologException if they differ
   */
  public static void requireSame(
      String system, List<String> conditions, String other, List<String> otherConditions) {
    if (!conditions.equals(otherConditions)) {
      throw HomologException.mistake(
          "systems "
              + system
              + " and "
              + other
              + " are left with different conditions ("
              + conditions.size()
              + " and "
              + otherConditions.size()
              + "): choose missing: drop-unit, or leave conditions with missing values out of the"
              + " study");
    }
  }

  /**
   * Refuses two systems whose rows do not show the same.
   *
   * @param other the other system's responses
   * @throws HomologException if conditions or bins differ
   */
  public void requireSameRows(ResponseMatrix other) {
    requireSame(system, conditions, other.system, other.conditions);
    if (bins != other.bins) {
      throw HomologException.mistake(
          "systems "
              + system
              + " and "
              + other.system
              + " have "
              + bins
              + " and "
              + other.bins
              + " time bins; time: separate needs the same: choose time: average or concatenate");
    }
  }

  /**
   * The system's name.
   *
   * @return the name
   */
  public String system() {
    return system;
  }

  /**
   * The conditions, in the order of the rows.
   *
   * @return one label per condition
   */
  public List<String> conditions() {
    return conditions;
  }

  /**
   * How many conditions there are, copies counted once.
   *
   * @return a number
   */
  public int distinctConditions() {
    return (int) conditions.stream().distinct().count();
  }

  /**
   * What each row shows: a condition, or a condition and its bin.
   *
   * @return one label per row
   */
  public List<String> rowLabels() {
    if (bins == 1) {
      return conditions;
    }
    List<String> labels = new ArrayList<>();
    for (String condition : conditions) {
      for (int t = 0; t < bins; t++) {
        labels.add(condition + " | bin " + (t + 1));
      }
    }
    return labels;
  }

  /**
   * Rows per condition.
   *
   * @return 1 unless bins are rows of their own
   */
  public int bins() {
    return bins;
  }

  /**
   * The responses, to be left unchanged.
   *
   * @return rows x units
   */
  public Matrix values() {
    return values;
  }

  /**
   * The single repeats behind each row, where they were asked for.
   *
   * @return one matrix of repeats x units per row; empty if they were not asked for
   */
  public List<Matrix> trials() {
    return trials;
  }

  /**
   * Which single repeats of a condition are copies of each other, as a draw of repeats makes them:
   * evidence is counted once, and no copy may straddle folds.
   *
   * @param condition number of the condition, from 0
   * @return one number per repeat, in their order; copies have the number of the first, and new
   *     numbers ascend from 0
   * @throws IllegalStateException if single repeats were not asked for
   */
  public int[] trialNumbers(int condition) {
    if (trialNumbers.isEmpty()) {
      throw new IllegalStateException("single repeats of " + system + " were not read");
    }
    return trialNumbers.get(condition).clone();
  }

  /**
   * How many different repeats a condition has, copies counted once.
   *
   * @param condition number of the condition, from 0
   * @return 1 or more
   * @throws IllegalStateException if single repeats were not asked for
   */
  public int distinctTrials(int condition) {
    return Arrays.stream(trialNumbers(condition)).max().orElse(-1) + 1;
  }

  /**
   * The units' labels.
   *
   * @return one per column
   */
  public List<String> units() {
    return units;
  }

  /**
   * The place in the design of each condition.
   *
   * @return one per condition, a copy
   */
  public int[] places() {
    return places.clone();
  }

  /**
   * The responses with each unit's mean over rows removed; a unit that is constant but for rounding
   * becomes exactly zero.
   *
   * @return rows x units, a new matrix
   */
  public Matrix centred() {
    return Centring.ofColumns(values);
  }

  @Override
  public String toString() {
    return "responses of " + system + ": " + values;
  }
}
