package org.homolog.benchmark;

import java.util.List;
import java.util.Map;
import org.homolog.spi.FactorialTask;
import org.homolog.spi.Options;
import org.homolog.spi.Task.Mode;
import org.homolog.task.RandomDots;
import org.homolog.task.RandomDotsOptions;
import org.homolog.task.multitask.MultitaskOptions;
import org.homolog.task.multitask.MultitaskTasks;
import org.homolog.task.multitask.Rule;

/** Drawing of trials, on one thread. */
final class TrialTasks {
  private TrialTasks() {}

  static List<Task> all() {
    return List.of(
        drawn("trials-random-dots-dt100", 10_000, dots(100)),
        drawn("trials-random-dots-dt20", 10_000, dots(20)),
        drawn(
            "trials-contextdm1-dt20",
            512,
            MultitaskTasks.of(Rule.CONTEXTDM1, Options.defaults(MultitaskOptions.class))));
  }

  private static FactorialTask dots(double dt) {
    return new RandomDots(Options.bind(RandomDotsOptions.class, Map.of("dt", dt)));
  }

  private static Task drawn(String name, int count, FactorialTask task) {
    return Task.whole(
        name,
        count + " trials of " + task.id() + " in one batch",
        () -> () -> task.draw(1, 0, count, Mode.TRAIN));
  }
}
