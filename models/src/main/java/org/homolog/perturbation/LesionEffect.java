package org.homolog.perturbation;

/**
 * What a lesion does to a task.
 *
 * @param lesion the lesion
 * @param score how well the lesioned network did
 * @param lossChange loss of the lesioned network less that of the intact one
 * @param predictedLossChange the same to first order: for units the sum over trials and time of the
 *     derivative of the loss by their output times the change of the output, for connections the
 *     sum of the derivative by each weight times the change of the weight; no lesion is computed
 *     for it
 */
public record LesionEffect(
    Lesion lesion, TaskScore score, double lossChange, double predictedLossChange) {}
