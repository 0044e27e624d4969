package org.homolog.inspection;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.NumberText;
import org.homolog.population.DataArray;
import org.jspecify.annotations.Nullable;

/**
 * A named array.
 *
 * @param name its name or path
 * @param shape lengths along each axis, in the order a mapping names them; none for a scalar
 * @param type number or text
 * @param description type in the file, and what its writer says of it
 * @param missing number of NaN; null for text and for arrays too large to read through
 * @param sum sum of the numbers that are not NaN; null as above
 * @param mean mean of the numbers that are not NaN; null as above
 * @param least the smallest number; null as above
 * @param most the largest number; null as above
 * @param first the first values as text, at most 6; null for arrays too large to read through
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ArraySummary(
    String name,
    List<Long> shape,
    String type,
    String description,
    @Nullable Long missing,
    @Nullable Double sum,
    @Nullable Double mean,
    @Nullable Double least,
    @Nullable Double most,
    @Nullable List<String> first) {
  private static final long MOST_READ = 20_000_000;
  private static final int SHOWN = 6;

  /** Copies the shape. */
  public ArraySummary {
    shape = List.copyOf(shape);
  }

  /**
   * Summarises an array.
   *
   * @throws HomologException if its values cannot be read
   */
  static ArraySummary of(String name, DataArray array) {
    long[] lengths = array.shape();
    List<Long> shape = Arrays.stream(lengths).boxed().toList();
    long elements = Arrays.stream(lengths).reduce(1, (a, b) -> a * b);
    String type = array.isText() ? "text" : "number";
    String description = array.description();
    if (elements > MOST_READ) {
      return new ArraySummary(name, shape, type, description, null, null, null, null, null, null);
    }
    if (array.isText()) {
      List<String> first = Arrays.stream(array.texts()).limit(SHOWN).toList();
      return new ArraySummary(name, shape, type, description, null, null, null, null, null, first);
    }
    return ofNumbers(name, shape, description, array.numbers());
  }

  private static ArraySummary ofNumbers(
      String name, List<Long> shape, String description, double[] values) {
    long missing = 0;
    double sum = 0;
    double carried = 0;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (Double.isNaN(value)) {
        missing++;
        continue;
      }
      // Compensated (Kahan), so that the sum of a long array agrees with pairwise summation.
      double term = value - carried;
      double next = sum + term;
      carried = Double.isFinite(next) ? (next - sum) - term : 0;
      sum = next;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    long present = values.length - missing;
    List<String> first = Arrays.stream(values).limit(SHOWN).mapToObj(NumberText::of).toList();
    return new ArraySummary(
        name,
        shape,
        "number",
        description,
        missing,
        sum,
        present == 0 ? null : (Double) (sum / present),
        present == 0 ? null : (Double) least,
        present == 0 ? null : (Double) most,
        first);
  }
}
