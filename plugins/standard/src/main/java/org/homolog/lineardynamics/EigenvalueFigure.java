package org.homolog.lineardynamics;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homolog.figure.ScatterFigure;
import org.homolog.figure.Series;
import org.homolog.spi.Outcome;

/** The eigenvalues of two maps in the complex plane. */
final class EigenvalueFigure {
  private EigenvalueFigure() {}

  static Outcome of(
      Map.Entry<String, LinearDynamics> reference, Map.Entry<String, LinearDynamics> candidate) {
    List<Series> series =
        Stream.of(reference, candidate)
            .filter(one -> one.getValue().obstacle().isEmpty())
            .map(one -> Series.of(one.getKey(), one.getValue().real(), one.getValue().imaginary()))
            .toList();
    return series.isEmpty()
        ? Outcome.of()
        : Outcome.of(
            new ScatterFigure(
                "Eigenvalues of the fitted dynamics",
                "Eigenvalues of the linear map from one time bin to the next. The distance from 0 is"
                    + " the factor by which a mode grows or decays per bin, the angle how far it turns.",
                "real part",
                "imaginary part",
                series,
                true));
  }
}
