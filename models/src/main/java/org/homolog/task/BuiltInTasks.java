package org.homolog.task;

import java.util.List;
import org.homolog.spi.Description;
import org.homolog.spi.HomologPlugin;
import org.homolog.spi.PluginInfo;
import org.homolog.spi.Reference;
import org.homolog.spi.Task;
import org.homolog.spi.TaskFactory;

/** The tasks that come with homolog. */
public final class BuiltInTasks implements HomologPlugin {
  private static final Reference PRIMER =
      Reference.of(
          "Yang and Wang 2020, Artificial neural networks for neuroscientists: a primer, Neuron",
          "10.1016/j.neuron.2020.09.005");

  /** Found by the service loader. */
  public BuiltInTasks() {}

  @Override
  public PluginInfo info() {
    return new PluginInfo("homolog-tasks", "1", "perceptual decision and working memory", "");
  }

  @Override
  public int level() {
    return 1;
  }

  @Override
  public List<TaskFactory<?>> tasks() {
    return List.of(new RandomDotsFactory(), new ParametricWorkingMemoryFactory());
  }

  private static final class RandomDotsFactory implements TaskFactory<RandomDotsOptions> {
    @Override
    public Description describe() {
      return Description.builder("random-dots", "Random-dots perceptual decision")
          .summary(
              "The direction of noisy motion is reported after it ends. Trials are whole, of the durations given,"
                  + " and counted right if the largest output of the last step is the right choice.")
          .formula(
              "channel k: 0.5 + cos(theta_k - theta) coherence / 200 + sigma / sqrt(dt) xi;"
                  + " ideal observer of two directions: Phi(coherence / 100 sqrt(T / 2) / sigma)")
          .references(
              Reference.of(
                  "Britten, Shadlen, Newsome and Movshon 1992, The analysis of visual motion, J Neurosci",
                  "10.1523/JNEUROSCI.12-12-04745.1992"),
              PRIMER)
          .elsewhere("neurogym: PerceptualDecisionMaking-v0")
          .build();
    }

    @Override
    public Class<RandomDotsOptions> options() {
      return RandomDotsOptions.class;
    }

    @Override
    public Task create(RandomDotsOptions options) {
      return new RandomDots(options);
    }
  }

  private static final class ParametricWorkingMemoryFactory
      implements TaskFactory<ParametricWorkingMemoryOptions> {
    @Override
    public Description describe() {
      return Description.builder("parametric-working-memory", "Parametric working memory")
          .summary(
              "Two vibration frequencies are compared across a delay. Trials are whole, and counted right if the"
                  + " largest output of the last step is the right choice.")
          .formula("stimulus channel: (1 + (f - fmin) / (fmax - fmin)) / 2 + sigma / sqrt(dt) xi")
          .references(
              Reference.of(
                  "Romo, Brody, Hernandez and Lemus 1999, Neuronal correlates of parametric working memory in the"
                      + " prefrontal cortex, Nature",
                  "10.1038/20939"),
              PRIMER)
          .elsewhere("neurogym: DelayComparison-v0, with its response period called decision")
          .build();
    }

    @Override
    public Class<ParametricWorkingMemoryOptions> options() {
      return ParametricWorkingMemoryOptions.class;
    }

    @Override
    public Task create(ParametricWorkingMemoryOptions options) {
      return new ParametricWorkingMemory(options);
    }
  }
}
