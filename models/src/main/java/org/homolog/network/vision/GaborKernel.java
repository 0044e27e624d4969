package org.homolog.network.vision;

/**
 * Gabor kernels: a Gaussian times a wave, without response to uniform light and of unit length.
 * Daugman 1985, doi:10.1364/JOSAA.2.001160.
 *
 * @param size width and height, odd
 * @param wavelength of the wave, in places
 * @param sigma standard deviation of the Gaussian along the wave, in places
 * @param aspect that standard deviation by the one along the stripes
 */
record GaborKernel(int size, double wavelength, double sigma, double aspect) {
  /**
   * Its values.
   *
   * @param orientation direction in which the wave runs, radians from rightwards to downwards
   * @param phase of the wave in the middle, radians
   * @return size x size, row-major
   */
  double[] values(double orientation, double phase) {
    double[] window = new double[size * size];
    double[] kernel = new double[size * size];
    int half = size / 2;
    double windowSum = 0;
    double sum = 0;
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        double x = column - half;
        double y = row - half;
        double along = x * Math.cos(orientation) + y * Math.sin(orientation);
        double across = -x * Math.sin(orientation) + y * Math.cos(orientation);
        double distance = along * along + aspect * aspect * across * across;
        int at = row * size + column;
        window[at] = Math.exp(-distance / (2 * sigma * sigma));
        kernel[at] = window[at] * Math.cos(2 * Math.PI * along / wavelength + phase);
        windowSum += window[at];
        sum += kernel[at];
      }
    }
    double length = 0;
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] -= window[i] * sum / windowSum;
      length += kernel[i] * kernel[i];
    }
    length = Math.sqrt(length);
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= length;
    }
    return kernel;
  }

  /** Kernels of equally spaced orientations, one after the other. */
  double[] bank(int orientations, double phase) {
    double[] bank = new double[orientations * size * size];
    for (int k = 0; k < orientations; k++) {
      System.arraycopy(
          values(k * Math.PI / orientations, phase), 0, bank, k * size * size, size * size);
    }
    return bank;
  }
}
