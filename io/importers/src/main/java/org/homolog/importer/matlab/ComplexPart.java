package org.homolog.importer.matlab;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.NumberText;
import org.homolog.population.DataArray;

/**
 * The real or the imaginary part of a complex array, in MATLAB's dimension order.
 *
 * @param dataset where it lies: rows of {@code real} and {@code imag}
 * @param member which of the two
 * @param matlabClass its MATLAB class
 */
record ComplexPart(Hdf5Dataset dataset, String member, String matlabClass) implements DataArray {
  static final String REAL = "real";
  static final String IMAGINARY = "imag";
  private static final long MOST = 20_000_000;

  /** Whether a dataset of rows holds complex numbers. */
  static boolean isComplex(Hdf5Dataset dataset) {
    return dataset.type().members().equals(List.of(REAL, IMAGINARY));
  }

  @Override
  public long[] shape() {
    return ReversedOrder.reversed(dataset.shape());
  }

  @Override
  public boolean isText() {
    return false;
  }

  @Override
  public String description() {
    return member + " part of complex " + matlabClass;
  }

  @Override
  public double[] numbers() {
    if (dataset.elements() > MOST) {
      throw HomologException.unsupported(
          dataset.path() + ": complex arrays of more than " + MOST + " values are not supported");
    }
    double[] values = dataset.rows().stream().mapToDouble(row -> number(row)).toArray();
    return ReversedOrder.restored(values, shape());
  }

  private double number(Map<String, Object> row) {
    if (row.get(member) instanceof Number number) {
      return number.doubleValue();
    }
    throw HomologException.damaged(dataset.path() + ": a complex number without " + member);
  }

  @Override
  public String[] texts() {
    return Arrays.stream(numbers()).mapToObj(NumberText::of).toArray(String[]::new);
  }
}
