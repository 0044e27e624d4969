/**
 * Tasks played for reward: what is observed next depends on the actions. Each is an {@link
 * org.homolog.task.reward.Environment}, and also a task with targets, those of a Bayesian observer
 * of somebody who acts at random.
 */
@NullMarked
package org.homolog.task.reward;

import org.jspecify.annotations.NullMarked;
