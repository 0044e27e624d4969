package org.homolog.linalg;

/**
 * Products of some rows of a matrix with some that do not come after them. The array is lent: what
 * it holds is overwritten after the call that received it. In a block where rows and columns start
 * together, pairs whose column comes after their row hold nothing of use.
 *
 * @param row the first of the rows
 * @param rows number of rows
 * @param column the first of the rows they are multiplied with
 * @param columns number of those
 * @param products the product of rows {@code row + i} and {@code column + j} is at {@code i *
 *     stride + j}
 * @param stride how far apart rows lie
 */
@SuppressWarnings("ArrayRecordComponent")
public record ProductBlock(
    int row, int rows, int column, int columns, double[] products, int stride) {}
