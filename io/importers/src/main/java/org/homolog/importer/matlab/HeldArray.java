package org.homolog.importer.matlab;

import java.util.Arrays;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.NumberText;
import org.homolog.population.DataArray;
import org.jspecify.annotations.Nullable;

/** A small array that was put together from several places of the file, such as a cell of texts. */
final class HeldArray implements DataArray {
  private final long[] shape;
  private final String description;
  private final double @Nullable [] numbers;
  private final String @Nullable [] texts;

  private HeldArray(
      long[] shape, String description, double @Nullable [] numbers, String @Nullable [] texts) {
    this.shape = shape;
    this.description = description;
    this.numbers = numbers;
    this.texts = texts;
  }

  static HeldArray ofNumbers(long[] shape, String description, double[] numbers) {
    return new HeldArray(shape, description, numbers, null);
  }

  static HeldArray ofTexts(long[] shape, String description, String[] texts) {
    return new HeldArray(shape, description, null, texts);
  }

  @Override
  public long[] shape() {
    return shape.clone();
  }

  @Override
  public boolean isText() {
    return texts != null;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public double[] numbers() {
    if (numbers == null) {
      throw HomologException.mistake("an array of text was asked for numbers");
    }
    return numbers.clone();
  }

  @Override
  public String[] texts() {
    if (texts != null) {
      return texts.clone();
    }
    return Arrays.stream(numbers()).mapToObj(NumberText::of).toArray(String[]::new);
  }
}
