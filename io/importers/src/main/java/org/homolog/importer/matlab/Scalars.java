package org.homolog.importer.matlab;

import java.util.Arrays;
import org.homolog.population.DataArray;

/** One text or one number per element of a cell or struct array, some of them empty. */
final class Scalars {
  private final String[] texts;
  private final double[] numbers;
  private int textCount;
  private int numberCount;
  private int emptyCount;

  Scalars(int elements) {
    texts = new String[elements];
    numbers = new double[elements];
    Arrays.fill(texts, "");
    Arrays.fill(numbers, Double.NaN);
  }

  boolean text(int element, String text) {
    texts[element] = text;
    textCount++;
    return true;
  }

  boolean number(int element, double number) {
    numbers[element] = number;
    numberCount++;
    return true;
  }

  /** An empty array; an empty text is a text. */
  void empty(int element, boolean text) {
    texts[element] = "";
    if (text) {
      textCount++;
    } else {
      emptyCount++;
    }
  }

  /** Whether there are only texts or only numbers, besides what is empty. */
  boolean areAlike() {
    return textCount == 0 || numberCount == 0;
  }

  /**
   * As an array.
   *
   * @param shape MATLAB's shape; the elements are in its column-major order
   * @param where what they are elements of, for the description
   */
  DataArray shaped(long[] shape, String where) {
    if (numberCount == 0) {
      return HeldArray.ofTexts(shape, where + " of texts", ReversedOrder.restored(texts, shape));
    }
    String empties = emptyCount > 0 ? ", empty ones are NaN" : "";
    return HeldArray.ofNumbers(
        shape, where + " of numbers" + empties, ReversedOrder.restored(numbers, shape));
  }
}
