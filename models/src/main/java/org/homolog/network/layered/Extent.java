package org.homolog.network.layered;

import java.util.List;
import java.util.stream.Collectors;
import org.homolog.failure.HomologException;

/**
 * What a layer's activity is for one stimulus: units in a row, or channels of an image.
 *
 * @param dimensions [units], or [channels, height, width]
 */
public record Extent(List<Integer> dimensions) {
  /** Refuses other numbers of dimensions, and empty ones. */
  public Extent {
    dimensions = List.copyOf(dimensions);
    if (dimensions.size() != 1 && dimensions.size() != 3) {
      throw HomologException.mistake(
          "a layer has [units] or [channels, height, width], but " + dimensions + " was given");
    }
    if (dimensions.stream().anyMatch(d -> d < 1)) {
      throw HomologException.mistake(
          "a layer of " + dimensions + " has no units; each number must be 1 or more");
    }
  }

  /**
   * Units in a row.
   *
   * @param units how many
   * @return the extent
   */
  public static Extent units(int units) {
    return new Extent(List.of(units));
  }

  /**
   * Channels of an image.
   *
   * @param channels number of channels
   * @param height rows
   * @param width columns
   * @return the extent
   */
  public static Extent image(int channels, int height, int width) {
    return new Extent(List.of(channels, height, width));
  }

  /**
   * Whether it is an image.
   *
   * @return true for channels, height and width
   */
  public boolean isImage() {
    return dimensions.size() == 3;
  }

  /**
   * Units in all: an image's are counted channel by channel, row by row.
   *
   * @return the product of the dimensions
   */
  public int units() {
    return dimensions.stream().reduce(1, Math::multiplyExact);
  }

  /**
   * Channels of an image, or units in a row.
   *
   * @return the first dimension
   */
  public int channels() {
    return dimensions.get(0);
  }

  /**
   * Rows of an image.
   *
   * @return the second dimension; 1 for units in a row
   */
  public int height() {
    return isImage() ? dimensions.get(1) : 1;
  }

  /**
   * Columns of an image.
   *
   * @return the third dimension; 1 for units in a row
   */
  public int width() {
    return isImage() ? dimensions.get(2) : 1;
  }

  /** TorchScript for the shape of a batch of it, so many stimuli as there are. */
  String batchShape() {
    return dimensions.stream().map(String::valueOf).collect(Collectors.joining(", ", "[-1, ", "]"));
  }

  @Override
  public String toString() {
    return dimensions.stream().map(String::valueOf).collect(Collectors.joining(" x "));
  }
}
