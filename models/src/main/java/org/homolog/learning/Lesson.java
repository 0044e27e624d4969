package org.homolog.learning;

import org.homolog.spi.Task;
import org.homolog.spi.Trials;

/**
 * A batch to learn from.
 *
 * @param loss what is lowered
 * @param trials the trials
 * @param judge given trials and outputs, the share answered rightly
 */
public record Lesson(Task.Loss loss, Trials trials, GradientDescent.Judge judge) {}
