package org.homolog.dynamics;

import org.homolog.linalg.Matrix;

/**
 * Bounds of a vector function and of its Jacobian over a box, which hold whatever rounding does.
 *
 * @param low lower bounds of the function, m values
 * @param high upper bounds of the function
 * @param slopeLow lower bounds of the Jacobian, m x n
 * @param slopeHigh upper bounds of the Jacobian
 */
@SuppressWarnings("ArrayRecordComponent")
public record Enclosure(double[] low, double[] high, Matrix slopeLow, Matrix slopeHigh) {}
