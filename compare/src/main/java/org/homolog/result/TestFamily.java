package org.homolog.result;

/**
 * The tests of one analysis against one reference, which are corrected together.
 *
 * @param analysis the entry of the study
 * @param reference the reference's name
 * @param correction how p is adjusted
 * @param tests how many scores have a p
 * @param draws the fewest draws of the null that one of them rests on
 * @param level p at or below this counts as significant
 * @param significant how many adjusted p do
 * @param least the smallest adjusted p that a score can reach which is the only one significant
 * @param warning why the draws cannot reach significance; empty where they can
 */
public record TestFamily(
    String analysis,
    String reference,
    String correction,
    int tests,
    int draws,
    double level,
    int significant,
    double least,
    String warning) {}
