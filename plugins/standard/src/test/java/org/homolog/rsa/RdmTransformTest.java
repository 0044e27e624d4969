package org.homolog.rsa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homolog.failure.HomologException;
import org.junit.jupiter.api.Test;

class RdmTransformTest {
  private static final double NO = Double.NaN;

  private static double[] transformed(double[] values, String transform, String... more) {
    String[] options = new String[more.length + 2];
    options[0] = "transform";
    options[1] = transform;
    System.arraycopy(more, 0, options, 2, more.length);
    return RdmTransform.apply(
        values.clone(), Triangle.size(values.length), Samples.options(options));
  }

  @Test
  void doWhatTheySayAndKeepWhatIsMissing() {
    double[] values = {4, -1, 4, NO, 9, 0};
    assertArrayEquals(new double[] {2, 0, 2, NO, 3, 0}, transformed(values, "square-root"));
    assertArrayEquals(new double[] {3.5, 1, 3.5, NO, 5, 2}, transformed(values, "rank"));
    assertArrayEquals(new double[] {4, 0, 4, NO, 9, 0}, transformed(values, "positive"));
    assertArrayEquals(new double[] {0.5, 0, 0.5, NO, 1, 0.1}, transformed(values, "minmax"), 1e-15);
    assertArrayEquals(values, transformed(values, "none"));
    assertArrayEquals(
        new double[] {1, 0, 1, NO, 1, 0.2},
        transformed(values, "geotopological", "lower-quantile", "0", "upper-quantile", "0.5"),
        1e-15);
  }

  @Test
  void geodesicsTakeTheShortestWay() {
    // From 0 to 1: 0 0.2 1 0.05 0.9 0.8, the first and the third without an edge.
    double[] values = {1, 3, 11, 1.5, 10, 9};
    assertArrayEquals(
        new double[] {0.25, 0.2, 1, 0.05, 0.85, 0.8}, transformed(values, "geodesic"), 1e-15);
  }

  @Test
  void whatHasNoRangeIsRefused() {
    HomologException flat =
        assertThrows(HomologException.class, () -> transformed(new double[] {2, 2, 2}, "minmax"));
    assertTrue(String.valueOf(flat.getMessage()).contains("transform: none"));
    assertThrows(
        RuntimeException.class,
        () -> Samples.options("lower-quantile", "0.5", "upper-quantile", "0.5"));
  }

  @Test
  void membersOfOneShapeComeToOneScale() {
    double[] whole = {1, 2, 3, 4, 5, 6};
    double[] part = {NO, 20, 30, NO, NO, 60};
    for (MemberScale scale : MemberScale.values()) {
      RdmRescaling got = RdmRescaling.of(List.of(whole, part), scale);
      double factor = got.aligned().get(0)[1] / whole[1];
      for (int i = 0; i < whole.length; i++) {
        assertEquals(factor * whole[i], got.aligned().get(0)[i], 1e-6);
        assertEquals(factor * whole[i], got.mean()[i], 1e-5, "one shape has one mean");
      }
    }
  }
}
