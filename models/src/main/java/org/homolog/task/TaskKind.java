package org.homolog.task;

import java.util.function.Function;
import org.homolog.spi.Description;
import org.homolog.spi.Task;
import org.homolog.spi.TaskFactory;

/**
 * A kind of task: what it is, its options, and how it is made from them.
 *
 * @param describe what the task is
 * @param options its options record
 * @param making makes the task
 * @param <O> the options record
 */
public record TaskKind<O extends Record>(
    Description describe, Class<O> options, Function<O, ? extends Task> making)
    implements TaskFactory<O> {
  @Override
  public Task create(O given) {
    return making.apply(given);
  }
}
