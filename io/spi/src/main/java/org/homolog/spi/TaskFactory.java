package org.homolog.spi;

/**
 * Makes a task from options.
 *
 * @param <O> the options record
 */
public interface TaskFactory<O extends Record> {
  /**
   * What the task is.
   *
   * @return the description; facets, draws and nulls are left empty
   */
  Description describe();

  /**
   * Its options.
   *
   * @return the options record
   */
  Class<O> options();

  /**
   * Makes the task.
   *
   * @param options the options
   * @return the task
   */
  Task create(O options);
}
