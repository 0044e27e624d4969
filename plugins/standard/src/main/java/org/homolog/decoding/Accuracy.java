package org.homolog.decoding;

/**
 * How well a column can be decoded from one system.
 *
 * @param value cross-validated balanced accuracy, 0 to 1; NaN if nothing can be decoded
 * @param obstacle why nothing can be decoded; empty if it can
 */
public record Accuracy(double value, String obstacle) {}
