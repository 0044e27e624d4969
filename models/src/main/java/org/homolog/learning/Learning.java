package org.homolog.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homolog.network.Weights;

/** How far a training has come, beside weights and optimiser: what decides when it ends. */
final class Learning {
  /**
   * All of it at one moment.
   *
   * @param step steps taken
   * @param stage which stage, from 0
   * @param began step after which that stage began
   * @param lowest lowest validation loss of the stage
   * @param since validations since then
   * @param lossSum sum of the losses since the last report
   * @param summed how many losses that are
   * @param best weights of the lowest validation loss
   * @param reports what was reported
   */
  record Snapshot(
      int step,
      int stage,
      int began,
      double lowest,
      int since,
      double lossSum,
      int summed,
      Optional<Weights> best,
      List<LearningProgress> reports) {
    /** Copies the reports. */
    Snapshot {
      reports = List.copyOf(reports);
    }
  }

  private int step;
  private int stage;
  private int began;
  private double lowest = Double.POSITIVE_INFINITY;
  private int since;
  private double lossSum;
  private int summed;
  private Optional<Weights> best = Optional.empty();
  private final List<LearningProgress> reports = new ArrayList<>();

  int step() {
    return step;
  }

  int stage() {
    return stage;
  }

  /** Number of the last step taken within its stage. */
  int stepOfStage() {
    return step - began;
  }

  int since() {
    return since;
  }

  Optional<Weights> best() {
    return best;
  }

  List<LearningProgress> reports() {
    return reports;
  }

  void begin() {
    step++;
  }

  void nextStage() {
    stage++;
    began = step;
    lowest = Double.POSITIVE_INFINITY;
    since = 0;
    best = Optional.empty();
  }

  void taken(double loss) {
    lossSum += loss;
    summed++;
  }

  /** The mean loss since the last report, which this begins anew. */
  double meanLoss() {
    double mean = lossSum / summed;
    lossSum = 0;
    summed = 0;
    return mean;
  }

  void validated(double loss, boolean reached, java.util.function.Supplier<Weights> weights) {
    if (loss < lowest || reached) {
      lowest = loss;
      best = Optional.of(weights.get());
      since = 0;
    } else {
      since++;
    }
  }

  Snapshot snapshot() {
    return new Snapshot(step, stage, began, lowest, since, lossSum, summed, best, reports);
  }

  void restore(Snapshot snapshot) {
    step = snapshot.step();
    stage = snapshot.stage();
    began = snapshot.began();
    lowest = snapshot.lowest();
    since = snapshot.since();
    lossSum = snapshot.lossSum();
    summed = snapshot.summed();
    best = snapshot.best();
    reports.clear();
    reports.addAll(snapshot.reports());
  }
}
