package org.homolog.learning;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.homolog.network.Network;
import org.homolog.network.Responses;
import org.homolog.population.Table;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Task;
import org.homolog.spi.Trials;
import org.homolog.system.Performance;
import org.homolog.torch.DeviceChoice;
import org.homolog.torch.Torch;

/**
 * A network with the record of its training. Immutable.
 *
 * @param network the network
 * @param history how it was trained; {@link TrainingHistory#NONE} if it was not
 * @param seed the seed of its initial weights, trials and noise
 * @param provenance what it was trained on and how: fact to value, in order
 */
public record TrainedNetwork(
    Network network, TrainingHistory history, long seed, Map<String, String> provenance) {
  /** Trials computed at once: bounds memory. */
  private static final int BATCH = 512;

  /** Copies the provenance. */
  public TrainedNetwork {
    provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
  }

  /**
   * A network of which nothing more is known.
   *
   * @param network the network
   * @param history how it was trained
   * @param seed the seed of its initial weights, trials and noise
   */
  public TrainedNetwork(Network network, TrainingHistory history, long seed) {
    this(network, history, seed, Map.of());
  }

  /**
   * The same network with more said about where it comes from.
   *
   * @param facts fact to value, such as the task's options
   * @return the network
   */
  public TrainedNetwork with(Map<String, String> facts) {
    Map<String, String> all = new LinkedHashMap<>(provenance);
    all.putAll(facts);
    return new TrainedNetwork(network, history, seed, all);
  }

  /**
   * What every layer does in given trials, recurrent noise off, on the processor.
   *
   * @param trials the trials
   * @return one response array per layer
   */
  public Responses respond(Trials trials) {
    return network.respond(trials, Torch.on(DeviceChoice.CPU));
  }

  /**
   * What every layer does once per condition of the task's grid, stimulus noise off.
   *
   * @param task the task
   * @return the responses
   */
  public Responses respondToGrid(Task task) {
    return respond(task.draw(testSeed(), 0, task.gridSize(), Task.Mode.NOISELESS));
  }

  /**
   * How well the network does the task: the grid's conditions in turn, stimulus noise on, recurrent
   * noise off.
   *
   * @param task the task
   * @param trials number of trials, at best a multiple of the grid's size
   * @param conditions columns of the trials' table that make a condition
   * @return accuracy, overall and per condition, with chance, the ideal observer and the trials
   */
  public Performance performance(Task task, int trials, List<String> conditions) {
    Map<String, double[]> sums = new LinkedHashMap<>();
    JudgedTrials judged = new JudgedTrials();
    double[] right = {0};
    test(
        task,
        Task.Mode.TEST,
        trials,
        (batch, outputs, correct) -> {
          judged.add(batch.conditions(), task.answers(batch, outputs), correct);
          right[0] += Arrays.stream(correct).sum();
          for (int trial = 0; trial < correct.length; trial++) {
            double[] sum =
                sums.computeIfAbsent(
                    label(batch.conditions(), conditions, trial), name -> new double[2]);
            sum[0] += correct[trial];
            sum[1]++;
          }
        });
    Map<String, Double> byCondition = new LinkedHashMap<>();
    sums.forEach((name, sum) -> byCondition.put(name, sum[0] / sum[1]));
    Performance performance =
        Performance.of(
            "accuracy",
            right[0] / trials,
            byCondition,
            OptionalDouble.of(task.chance()),
            task.idealObserver());
    return trials == 0 ? performance : performance.withTrials(judged.population(task, conditions));
  }

  /** Told of a batch of test trials, what the network gave, and 1 where that was right. */
  interface Tested {
    void batch(Trials batch, float[] outputs, double[] right);
  }

  /** Shows test trials in batches and judges the answers. */
  void test(Task task, Task.Mode mode, int trials, Tested tested) {
    for (int first = 0; first < trials; first += BATCH) {
      Trials batch = task.draw(testSeed(), first, Math.min(BATCH, trials - first), mode);
      Responses responses = respond(batch);
      List<String> layers = responses.layerNames();
      float[] outputs = responses.layer(layers.get(layers.size() - 1));
      tested.batch(batch, outputs, task.judge(batch, outputs));
    }
  }

  /**
   * Trials that the network is judged on: the grid's conditions in turn, stimulus noise on.
   *
   * @param task the task
   * @param first number of the first trial
   * @param count how many
   * @return the batch; trial k is the same whatever the batch
   */
  public Trials testTrials(Task task, int first, int count) {
    return task.draw(testSeed(), first, count, Task.Mode.TEST);
  }

  private static String label(Table table, List<String> columns, int row) {
    return columns.stream()
        .map(name -> table.column(name).text(row))
        .collect(Collectors.joining(" | "));
  }

  private long testSeed() {
    return CounterRandom.seed(seed, "test trials");
  }

  /**
   * The same network before training: the same declaration and seed.
   *
   * @return the untrained twin
   */
  public TrainedNetwork untrainedTwin() {
    Network twin = Network.initial(network.spec(), network.inputs(), network.outputs(), seed);
    return new TrainedNetwork(twin, TrainingHistory.NONE, seed, Map.of());
  }
}
