package org.homolog.network.vision;

import org.homolog.network.layered.Extent;

/**
 * Wide filters over an image by fast Fourier transforms: as a convolution that keeps the image's
 * size, with zeros around the image, in a fraction of its time.
 *
 * @param image the image, of one channel
 * @param widest half the width of the widest filter, rounded down
 */
record FourierFilters(Extent image, int widest) {
  /** Lines that transform the image {@code {in}}, of which the filters are then taken. */
  String begin() {
    return """
        {v}padded = torch.constant_pad_nd({in}, [%1$d, %2$d, %1$d, %3$d], 0)
        {v}spectrum = torch.fft_rfft2({v}padded, None, [-2, -1], None)
        """
        .formatted(widest, columns() - image.width() - widest, rows() - image.height() - widest);
  }

  private int rows() {
    return fast(image.height() + 2 * widest);
  }

  private int columns() {
    return fast(image.width() + 2 * widest);
  }

  /** The next length that has no prime factors but 2, 3 and 5. */
  private static int fast(int length) {
    for (int candidate = length; ; candidate++) {
      int rest = candidate;
      for (int prime : new int[] {2, 3, 5}) {
        while (rest % prime == 0) {
          rest /= prime;
        }
      }
      if (rest == 1) {
        return candidate;
      }
    }
  }

  /**
   * A line that filters.
   *
   * @param result variable that receives one channel per filter
   * @param kernels filters x 1 x size x size
   * @param size width of the filters, odd
   */
  String line(String result, String kernels, int size) {
    String shape = "[" + rows() + ", " + columns() + "]";
    int from = widest - size / 2;
    return """
        {v}filter = torch.conj(torch.fft_rfft2(torch.squeeze(KERNELS, 1), SHAPE, [-2, -1], None))
        {v}whole = torch.fft_irfft2(torch.mul({v}spectrum, {v}filter), SHAPE, [-2, -1], None)
        RESULT = torch.slice(torch.slice({v}whole, 2, FROM, BOTTOM, 1), 3, FROM, RIGHT, 1)
        """
        .replace("RESULT", result)
        .replace("KERNELS", kernels)
        .replace("SHAPE", shape)
        .replace("FROM", Integer.toString(from))
        .replace("BOTTOM", Integer.toString(from + image.height()))
        .replace("RIGHT", Integer.toString(from + image.width()));
  }
}
