package org.homolog.task.memory;

import java.util.ArrayList;
import java.util.List;
import org.homolog.spi.Description;
import org.homolog.spi.FactorialTask;
import org.homolog.spi.JudgedTrial;
import org.homolog.spi.Reference;
import org.homolog.spi.TaskFactory;
import org.homolog.spi.TrialBuilder;
import org.homolog.spi.TrialVariable;
import org.homolog.task.TaskKind;

/** Flip-flop (Sussillo and Barak 2013): each output keeps the sign of its input's last pulse. */
public final class FlipFlop {
  private final FlipFlopOptions options;
  private final TrialVariable first;
  private final TrialVariable last =
      TrialVariable.derived("last").whole().description("the bits at the end, as a number");

  private FlipFlop(FlipFlopOptions options) {
    this.options = options;
    first =
        TrialVariable.index("first", 1 << options.bits())
            .description("the bits that the first step sets, as a number; bit 1 counts 1");
  }

  /**
   * The task.
   *
   * @param options its options
   * @return the task
   */
  public static FactorialTask of(FlipFlopOptions options) {
    FlipFlop task = new FlipFlop(options);
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    for (int bit = 1; bit <= options.bits(); bit++) {
      inputs.add("pulse " + bit);
      outputs.add("bit " + bit);
    }
    int bits = options.bits();
    return FactorialTask.named("flip-flop")
        .step(options.dt())
        .inputs(inputs)
        .values(outputs)
        .variables(task.first, task.last)
        .trial(task::make)
        .judge(trial -> FlipFlop.right(trial, bits))
        .chance(StrictMath.pow(0.5, bits))
        .shortcut(() -> options.steps() == 1 ? 1 : StrictMath.pow((1 + options.pulses()) / 2, bits))
        .idealObserver(() -> 1)
        .baselines(
            "Chance: any bits, exact. Shortcut: the pulses of the last step, and guessing the bits"
                + " without one, exact. There is no noise: the ideal observer is always right.")
        .build();
  }

  /**
   * The task, to be found by name.
   *
   * @return its factory
   */
  public static TaskFactory<?> kind() {
    return new TaskKind<>(
        Description.builder("flip-flop", "Flip-flop memory")
            .summary(
                "Every input has pulses of 1 or -1 at random steps, and one at the first step; its"
                    + " output is the value of its last pulse. A trial is right if all outputs have"
                    + " the right sign at the last step.")
            .formula("target_i(t) = last pulse of input i up to t")
            .references(
                Reference.of(
                    "Sussillo and Barak 2013, Opening the black box: low-dimensional dynamics in"
                        + " high-dimensional recurrent neural networks, Neural Computation",
                    "10.1162/NECO_a_00409"))
            .elsewhere("fixed-point-finder: FlipFlop")
            .build(),
        FlipFlopOptions.class,
        FlipFlop::of);
  }

  private void make(TrialBuilder trial) {
    trial.steps(options.steps());
    int bits = trial.whole(first);
    int now = bits;
    for (int step = 0; step < options.steps(); step++) {
      for (int bit = 0; bit < options.bits(); bit++) {
        boolean pulse = step == 0 || trial.random().nextDouble() < options.pulses();
        boolean up = step == 0 ? (bits >> bit & 1) == 1 : pulse && trial.random().nextInt(2) == 1;
        if (pulse) {
          trial.input(bit, step, step + 1, up ? 1 : -1);
          now = up ? now | 1 << bit : now & ~(1 << bit);
        }
        trial.target(bit, step, step + 1, (now >> bit & 1) == 1 ? 1 : -1);
      }
    }
    trial.set(last, now);
  }

  private static double right(JudgedTrial trial, int bits) {
    int step = trial.length() - 1;
    for (int bit = 0; bit < bits; bit++) {
      if (!(trial.answer(bit, step) * trial.target(bit, step) > 0)) {
        return 0;
      }
    }
    return 1;
  }
}
