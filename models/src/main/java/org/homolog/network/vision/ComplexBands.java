package org.homolog.network.vision;

import org.homolog.failure.HomologException;
import org.homolog.network.layered.Extent;

/**
 * The bands of the hierarchical maxima over an image: filters of band b, from 1, are 4 b + 3 and 4
 * b + 5 places wide, and patches 2 b + 6, which overlap by half.
 *
 * @param image the image, of one channel
 * @param bands number of bands
 */
record ComplexBands(Extent image, int bands) {
  /** Orientations of the filters. */
  static final int ORIENTATIONS = 4;

  /** Refuses images of several channels, and images without two by two of the largest patches. */
  ComplexBands {
    int least = patch(bands) + patch(bands) / 2;
    if (image.channels() != 1 || image.height() < least || image.width() < least) {
      throw HomologException.mistake(
          "with "
              + bands
              + " bands it needs one channel of at least "
              + least
              + " x "
              + least
              + " places, but the image is "
              + image);
    }
  }

  /** Width of a band's first or second filter. */
  static int filter(int band, int which) {
    return 4 * band + 3 + 2 * which;
  }

  /** Width of a band's patches. */
  static int patch(int band) {
    return 2 * band + 6;
  }

  private static int places(int length, int band) {
    return (length - patch(band)) / (patch(band) / 2) + 1;
  }

  /** Orientations and patches of a band. */
  Extent extent(int band) {
    return Extent.image(ORIENTATIONS, places(image.height(), band), places(image.width(), band));
  }

  /** Units of the bands before one. */
  int before(int band) {
    int units = 0;
    for (int b = 1; b < band; b++) {
      units += extent(b).units();
    }
    return units;
  }
}
