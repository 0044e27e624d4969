package org.homolog.benchmark;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.learning.GradientDescent;
import org.homolog.learning.Lesson;
import org.homolog.learning.Safekeeping;
import org.homolog.learning.Stage;
import org.homolog.learning.TrainingHistory;
import org.homolog.learning.TrainingOptions;
import org.homolog.network.ContinuousTimeRecurrent;
import org.homolog.network.Network;
import org.homolog.population.Table;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Options;
import org.homolog.spi.Task.Loss;
import org.homolog.spi.Trials;
import org.homolog.task.RandomDots;
import org.homolog.task.RandomDotsOptions;
import org.homolog.torch.DeviceChoice;
import org.homolog.torch.Precision;
import org.homolog.torch.Torch;

/**
 * Training recurrent networks: one step (forward, back through time, clipping, Adam), the matrix
 * products of a step alone, and all of it until a decision is learned.
 */
final class TrainingTasks {
  private static final String PRODUCTS =
      """
        def products(self: __torch__.Script,
          x: Tensor,
          W: Tensor) -> List[Tensor]:
          T = torch.size(x, 0)
          n = torch.mul(T, torch.size(x, 1))
          N = torch.size(W, 0)
          a = torch.unbind(x, 0)
          y = torch.empty_like(x)
          b = torch.unbind(y, 0)
          V = torch.contiguous(torch.t(W))
          for t in range(T):
            _0 = torch.mm(a[t], V, out=b[t])
          for t in range(T):
            _1 = torch.mm(a[t], W, out=b[t])
          return [torch.mm(torch.t(torch.reshape(y, [n, N])), torch.reshape(x, [n, N]))]
      """
          .indent(0);

  private static final int CHANNELS = 3;
  private static final int STEPS = 20;

  private TrainingTasks() {}

  static List<Task> all() {
    return List.of(
        task(64, 16, 200),
        task(256, 64, 100),
        Task.whole(
            "ctrnn-products-n256-b64-t100",
            "the matrix products of such a step alone",
            () -> products(256, 64, 100)),
        Task.whole(
            "random-dots-to-0.9",
            "training on random dots until 0.9 of 800 trials are right (another seed each time)",
            TrainingTasks::randomDots));
  }

  /** The recurrent products forward and back, and that of the weights' gradient. */
  private static Runnable products(int units, int batch, int time) {
    Torch torch = Torch.on(DeviceChoice.CPU);
    NDManager owner = torch.scope();
    NDArray x = torch.normal(owner, new Shape(time, batch, units), Precision.FLOAT32, 1);
    NDArray weights = torch.normal(owner, new Shape(units, units), Precision.FLOAT32, 2);
    return () -> {
      try (NDManager scope = torch.scope()) {
        torch.script(PRODUCTS).call(scope, "products", x, weights);
      }
    };
  }

  /**
   * The recipe of the Primer's companion: 64 units, batches of 16, steps of 100 ms, Adam at 0.01.
   */
  private static Runnable randomDots() {
    RandomDots all = new RandomDots(Options.bind(RandomDotsOptions.class, Map.of("dt", 100)));
    RandomDots moving =
        new RandomDots(
            Options.bind(
                RandomDotsOptions.class,
                Map.of("dt", 100, "coherences", List.of(6.4, 12.8, 25.6, 51.2))));
    ContinuousTimeRecurrent spec =
        Options.bind(
            ContinuousTimeRecurrent.class,
            Map.of("form", "rectified", "noise", 0, "tau", 100, "dt", 100));
    TrainingOptions options =
        Options.bind(
            TrainingOptions.class,
            Map.of("batch", 16, "learning-rate", 0.01, "validation-every", 10));
    int[] seed = {0};
    return () -> {
      long one = seed[0]++ % 5;
      Lesson test =
          new Lesson(
              moving.loss(),
              moving.draw(1000 + one, 0, 800, org.homolog.spi.Task.Mode.TEST),
              (trials, outputs) ->
                  Arrays.stream(moving.judge(trials, outputs)).average().orElse(0));
      Stage stage =
          new Stage(
              "random dots",
              step ->
                  new Lesson(
                      all.loss(),
                      all.draw(one, step * 16, 16, org.homolog.spi.Task.Mode.TRAIN),
                      (trials, outputs) -> Double.NaN),
              List.of(test),
              2000,
              0.9);
      TrainingHistory history =
          GradientDescent.train(
                  Network.initial(spec, CHANNELS, CHANNELS, one),
                  List.of(stage),
                  options,
                  one,
                  progress -> {},
                  Safekeeping.none())
              .history();
      if (history.ending() != TrainingHistory.Ending.TARGET_REACHED) {
        throw HomologException.mistake("random-dots-to-0.9: seed " + one + " has not learned");
      }
    };
  }

  private static Task task(int units, int batch, int time) {
    return new Task(
        "ctrnn-step-n" + units + "-b" + batch + "-t" + time,
        "training step of a recurrent network (units, batch, time steps)",
        () -> step(units, trials(batch, time)));
  }

  private static Task.Work step(int units, Trials trials) {
    ContinuousTimeRecurrent spec =
        Options.bind(
            ContinuousTimeRecurrent.class,
            Map.of("units", units, "form", "rectified", "noise", 0, "tau", 100, "dt", 20));
    TrainingOptions options =
        Options.bind(
            TrainingOptions.class,
            Map.of("steps", STEPS + 1, "learning-rate", 0.001, "validation-every", STEPS + 1));
    Network network = Network.initial(spec, CHANNELS, CHANNELS, 1);
    return () -> {
      List<Long> begun = new ArrayList<>();
      GradientDescent.Lessons lessons =
          new GradientDescent.Lessons(
              Loss.CROSS_ENTROPY,
              index -> {
                begun.add(System.nanoTime());
                return trials;
              },
              Optional.empty(),
              (judged, outputs) -> Double.NaN);
      GradientDescent.train(network, lessons, options, 1, progress -> {});
      double[] seconds = new double[STEPS];
      Arrays.setAll(seconds, i -> (begun.get(i + 1) - begun.get(i)) / 1e9);
      Arrays.sort(seconds);
      return (seconds[STEPS / 2 - 1] + seconds[STEPS / 2]) / 2;
    };
  }

  private static Trials trials(int batch, int time) {
    CounterRandom random = new CounterRandom(CounterRandom.seed(1, "trials"), 0);
    float[] inputs = new float[time * batch * CHANNELS];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) random.nextGaussian();
    }
    float[] targets = new float[time * batch];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = random.nextInt(CHANNELS);
    }
    float[] weights = new float[time * batch];
    Arrays.fill(weights, 1);
    int[] lengths = new int[batch];
    Arrays.fill(lengths, time);
    return new Trials(
        time, batch, CHANNELS, 1, inputs, targets, weights, lengths, Table.empty(batch));
  }
}
