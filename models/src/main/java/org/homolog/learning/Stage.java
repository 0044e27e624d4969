package org.homolog.learning;

import java.util.List;
import java.util.function.LongFunction;
import org.homolog.failure.HomologException;

/**
 * A part of training. It ends when its steps are taken, or when every validation lesson is answered
 * well enough.
 *
 * @param name what is learned, so that a checkpoint of another training is recognised
 * @param lessons the batch of each step of the whole training, from 0
 * @param validation trials to validate on, if any
 * @param steps most steps to take
 * @param until share of each validation lesson to be answered rightly; 1 or more for never before
 *     the last step
 */
public record Stage(
    String name, LongFunction<Lesson> lessons, List<Lesson> validation, int steps, double until) {
  /** Refuses negative steps. */
  public Stage {
    validation = List.copyOf(validation);
    if (steps < 0) {
      throw HomologException.mistake(name + ": steps must be 0 or more, but are " + steps);
    }
  }
}
