package org.homolog.task.perception;

import org.homolog.failure.HomologException;
import org.homolog.spi.Option;

/**
 * Options of {@link Digits}.
 *
 * @param dt duration of one step, milliseconds
 * @param steps steps that an image is shown for
 * @param images file of training images; empty for drawn ones
 * @param labels file of training labels
 * @param testImages file of test images
 * @param testLabels file of test labels
 * @param rotation largest rotation of drawn digits, degrees
 * @param shear largest shear of drawn digits
 * @param scaling largest change of size of drawn digits, as a share
 * @param shift largest shift of drawn digits, pixels
 * @param noise standard deviation of noise on drawn digits, whose ink is 1
 * @param gridSize images of the test grid
 */
public record DigitsOptions(
    @Option(text = "duration of one step", byDefault = "20", unit = "ms", min = 0.1, max = 10000)
        double dt,
    @Option(text = "steps that an image is shown for", byDefault = "1", min = 1, max = 10000)
        int steps,
    @Option(
            text =
                "MNIST's train-images-idx3-ubyte, or any images in that format, gzipped or not;"
                    + " without it digits are drawn")
        String images,
    @Option(text = "MNIST's train-labels-idx1-ubyte; goes with images") String labels,
    @Option(text = "MNIST's t10k-images-idx3-ubyte; goes with images") String testImages,
    @Option(text = "MNIST's t10k-labels-idx1-ubyte; goes with images") String testLabels,
    @Option(
            text = "largest rotation of drawn digits, either way",
            byDefault = "15",
            unit = "degrees",
            min = 0,
            max = 60)
        double rotation,
    @Option(text = "largest shear of drawn digits", byDefault = "0.25", min = 0, max = 1)
        double shear,
    @Option(
            text = "largest change of width and of height of drawn digits",
            byDefault = "0.2",
            min = 0,
            max = 0.5)
        double scaling,
    @Option(
            text = "largest shift of drawn digits",
            byDefault = "2",
            unit = "pixels",
            min = 0,
            max = 10)
        double shift,
    @Option(
            text = "standard deviation of noise on drawn digits, whose ink is 1",
            byDefault = "0.1",
            min = 0,
            max = 10)
        double noise,
    @Option(text = "images of the test grid", byDefault = "200", min = 10, max = 100000)
        int gridSize) {
  /** Refuses impossible combinations. */
  public DigitsOptions {
    boolean any = !(images + labels + testImages + testLabels).isEmpty();
    boolean all =
        !images.isEmpty() && !labels.isEmpty() && !testImages.isEmpty() && !testLabels.isEmpty();
    if (any && !all) {
      throw HomologException.mistake(
          "images, labels, test-images and test-labels go together: give all four files, or none"
              + " for drawn digits");
    }
  }

  boolean drawn() {
    return images.isEmpty();
  }
}
