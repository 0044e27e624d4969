package org.homolog.network.convolution;

import org.homolog.failure.HomologException;
import org.homolog.network.layered.Extent;

/** How many patches of an image there are along an axis. */
final class Patches {
  private Patches() {}

  /** The image of one value per patch. */
  static Extent of(Extent image, int channels, int size, int stride, int padding) {
    return Extent.image(
        channels,
        count(image, image.height(), size, stride, padding),
        count(image, image.width(), size, stride, padding));
  }

  private static int count(Extent image, int length, int size, int stride, int padding) {
    int room = length + 2 * padding - size;
    if (room < 0) {
      throw HomologException.mistake(
          "patches of "
              + size
              + " x "
              + size
              + " do not fit into an image of "
              + image
              + (padding > 0 ? " with " + padding + " zeros around it" : ""));
    }
    return room / stride + 1;
  }
}
