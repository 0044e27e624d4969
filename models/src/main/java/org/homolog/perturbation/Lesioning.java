package org.homolog.perturbation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.homolog.failure.HomologException;
import org.homolog.learning.OutputLoss;
import org.homolog.learning.TrainedNetwork;
import org.homolog.network.HeldRollOut;
import org.homolog.network.Responses;
import org.homolog.population.Table;
import org.homolog.spi.Task;
import org.homolog.spi.Trials;
import org.homolog.system.Performance;

/**
 * Lesions of a layer of a network doing a task, in double precision and without recurrent noise.
 * The trials are those that {@link TrainedNetwork#performance} judges, the same for the intact and
 * every lesioned network.
 *
 * <p>All unit lesions are computed together, in batches of some thousand trials; what lesions would
 * do to first order comes from one backward pass.
 */
public final class Lesioning {
  private final Task task;
  private final Trials trials;
  private final List<String> labels;
  private final LesionedOutputs outputs;
  private final OutputLoss loss;
  private final FirstOrder firstOrder;
  private final TaskScore intact;

  private Lesioning(
      TrainedNetwork trained, String layer, Task task, Trials trials, List<String> conditions) {
    this.task = task;
    this.trials = trials;
    this.labels = labels(trials.conditions(), conditions, task);
    HeldRollOut rollOut = HeldRollOut.of(trained.network(), layer);
    TrialInputs inputs = TrialInputs.of(trials);
    this.outputs = new LesionedOutputs(rollOut, inputs, trained.seed());
    this.loss = OutputLoss.of(task, trials);
    this.firstOrder = new FirstOrder(rollOut, inputs, outputs, loss.gradient(outputs.intact()));
    this.intact = score(outputs.intact());
  }

  /**
   * Lesions of a layer.
   *
   * @param trained a network
   * @param layer the layer, one of those that can be held
   * @param task its task
   * @param trials number of trials, at best a multiple of the task's grid
   * @param conditions columns of the trials' table that make a condition
   * @return the lesions, none made yet
   * @throws HomologException if the layer cannot be held, no trial is asked for, or there is no
   *     such column
   */
  public static Lesioning of(
      TrainedNetwork trained, String layer, Task task, int trials, List<String> conditions) {
    if (trials < 1) {
      throw HomologException.mistake(
          "lesions need 1 trial or more, but " + trials + " were asked for");
    }
    return new Lesioning(trained, layer, task, trained.testTrials(task, 0, trials), conditions);
  }

  /**
   * Lesions of a network's layer, or of the first that can be held.
   *
   * @param trained a network
   * @param task its task
   * @param trials number of trials, at best a multiple of the task's grid
   * @param conditions columns of the trials' table that make a condition
   * @return the lesions, none made yet
   * @throws HomologException if no layer can be held, no trial is asked for, or there is no such
   *     column
   */
  public static Lesioning of(
      TrainedNetwork trained, Task task, int trials, List<String> conditions) {
    String layer = trained.network().spec().heldLayers().stream().findFirst().orElse("recurrent");
    return of(trained, layer, task, trials, conditions);
  }

  private static List<String> labels(Table table, List<String> columns, Task task) {
    for (String column : columns) {
      if (!table.has(column)) {
        throw HomologException.mistake(
            HomologException.unknownText(
                "column of the trials of " + task.id(), column, table.names()));
      }
    }
    List<String> labels = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      int trial = row;
      labels.add(
          columns.stream()
              .map(name -> table.column(name).text(trial))
              .collect(Collectors.joining(" | ")));
    }
    return labels;
  }

  /**
   * How well the intact network does.
   *
   * @return its score
   */
  public TaskScore intact() {
    return intact;
  }

  /**
   * The mean output of each unit over trials and time, to match random sets by.
   *
   * @return one per unit
   */
  public double[] meanRates() {
    return outputs.meanRates();
  }

  /**
   * What lesions do.
   *
   * @param lesions the lesions
   * @return their effects, in the same order
   * @throws IllegalArgumentException if there is no such unit
   * @throws HomologException if a period is around an event that the trials do not have
   */
  public LesionMap map(List<? extends Lesion> lesions) {
    TaskScore[] scores = new TaskScore[lesions.size()];
    outputs.forEach(lesions, (i, values) -> scores[i] = score(values));
    List<LesionEffect> effects = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      TaskScore score = Objects.requireNonNull(scores[i]);
      effects.add(
          new LesionEffect(
              lesions.get(i), score, score.loss() - intact.loss(), firstOrder.of(lesions.get(i))));
    }
    return new LesionMap(task.id(), task.chance(), intact, effects);
  }

  /**
   * What a layer does under a lesion in given trials; means and noise that stand for outputs are
   * those of these trials.
   *
   * @param trained a network
   * @param layer the layer
   * @param trials the trials
   * @param lesion the lesion
   * @return the layer and "output"
   * @throws IllegalArgumentException if a unit does not exist
   * @throws HomologException if there is nothing to cut, or the period is around an event that the
   *     trials do not have
   */
  public static Responses respond(
      TrainedNetwork trained, String layer, Trials trials, Lesion lesion) {
    HeldRollOut rollOut = HeldRollOut.of(trained.network(), layer);
    if (lesion instanceof ConnectionLesion cut) {
      LesionedOutputs.check(cut, rollOut.units());
      return rollOut
          .without(cut.from(), cut.to())
          .respond(trials, HeldRollOut.Holding.nothing(rollOut.units(), trials.steps()));
    }
    LesionedOutputs outputs = new LesionedOutputs(rollOut, TrialInputs.of(trials), trained.seed());
    return rollOut.respond(trials, outputs.holding((UnitLesion) lesion));
  }

  private TaskScore score(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) values[i];
    }
    double[] right = task.judge(trials, narrow);
    Map<String, double[]> sums = new LinkedHashMap<>();
    for (int trial = 0; trial < right.length; trial++) {
      double[] sum = sums.computeIfAbsent(labels.get(trial), label -> new double[2]);
      sum[0] += right[trial];
      sum[1]++;
    }
    Map<String, Double> byCondition = new LinkedHashMap<>();
    sums.forEach((label, sum) -> byCondition.put(label, sum[0] / sum[1]));
    return new TaskScore(
        Arrays.stream(right).average().orElseThrow(), loss.of(values), byCondition);
  }

  /**
   * A score as the facet that comparisons read.
   *
   * @param score the score of the intact network or a lesioned one
   * @return accuracy with chance and the ideal observer
   */
  public Performance performance(TaskScore score) {
    return Performance.of(
        "accuracy",
        score.accuracy(),
        score.byCondition(),
        java.util.OptionalDouble.of(task.chance()),
        task.idealObserver());
  }
}
