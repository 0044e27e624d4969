package org.homolog.report.svg;

import java.util.Locale;

/**
 * Colours for magnitudes: lightness rises evenly from dark indigo over teal to light yellow, so
 * that equal steps look equal and the order survives any colour blindness and grey printing. Built
 * in the OKLab space (Ottosson 2020), where lightness is perceptual.
 */
public final class ColourMap {
  /** Number of colours. */
  static final int SIZE = 255;

  private static final int[] COLOURS = build();

  private ColourMap() {}

  /**
   * The colour at a place of the map.
   *
   * @param place 0 (lowest) to 1 (highest)
   * @return the colour, 0xRRGGBB
   */
  static int rgb(double place) {
    return COLOURS[(int) Math.round(Math.max(0, Math.min(1, place)) * (SIZE - 1))];
  }

  /**
   * The colour at a place of the map, as CSS writes it.
   *
   * @param place 0 (lowest) to 1 (highest)
   * @return such as "#1a2b3c"
   */
  public static String hex(double place) {
    return String.format(Locale.ROOT, "#%06x", rgb(place));
  }

  private static int[] build() {
    int[] colours = new int[SIZE];
    for (int i = 0; i < SIZE; i++) {
      double t = i / (SIZE - 1.0);
      double lightness = 0.23 + 0.70 * t;
      double hue = Math.toRadians(292 - 184 * t);
      double chroma = 0.155;
      int colour = inGamut(lightness, chroma, hue);
      while (colour < 0) {
        chroma -= 0.002;
        colour = inGamut(lightness, chroma, hue);
      }
      colours[i] = colour;
    }
    return colours;
  }

  /** The colour, or -1 if no screen of the sRGB kind shows it. */
  private static int inGamut(double lightness, double chroma, double hue) {
    double a = chroma * Math.cos(hue);
    double b = chroma * Math.sin(hue);
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    double[] linear = {
      4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
    };
    int colour = 0;
    for (double part : linear) {
      if (part < -1e-6 || part > 1 + 1e-6) {
        return -1;
      }
      double clipped = Math.max(0, Math.min(1, part));
      double coded =
          clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * Math.pow(clipped, 1 / 2.4) - 0.055;
      colour = colour << 8 | (int) Math.round(255 * coded);
    }
    return colour;
  }

  private static double cube(double x) {
    return x * x * x;
  }
}
