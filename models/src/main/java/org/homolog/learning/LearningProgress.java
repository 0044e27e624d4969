package org.homolog.learning;

/**
 * How far learning has come.
 *
 * @param step steps taken
 * @param steps steps to take at most
 * @param loss mean loss of the training batches since the last report
 * @param accuracy share of right answers in the last training batch; NaN where answers are not
 *     judged
 * @param validationLoss loss on the validation trials; NaN between validations
 * @param validationAccuracy share of right answers in the validation trials; NaN between
 *     validations
 * @param gradientNorm norm of the last gradient before clipping
 */
public record LearningProgress(
    int step,
    int steps,
    double loss,
    double accuracy,
    double validationLoss,
    double validationAccuracy,
    double gradientNorm) {}
