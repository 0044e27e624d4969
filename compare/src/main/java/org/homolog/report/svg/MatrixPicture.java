package org.homolog.report.svg;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.homolog.linalg.Matrix;

/**
 * A matrix as pixels: one picture instead of thousands of rectangles. A matrix of more than {@link
 * #MOST} rows or columns is drawn as means of square blocks.
 */
public final class MatrixPicture {
  /** More rows or columns than this are averaged in blocks. */
  public static final int MOST = 200;

  private static final int PIXELS = 400;

  private final Matrix drawn;
  private final double low;
  private final double high;

  private MatrixPicture(Matrix drawn, double low, double high) {
    this.drawn = drawn;
    this.low = low;
    this.high = high;
  }

  static MatrixPicture of(Matrix whole) {
    Matrix drawn = blocks(whole);
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : drawn.array()) {
      if (Double.isFinite(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return new MatrixPicture(drawn, low, high);
  }

  /**
   * How many rows and columns are drawn as one.
   *
   * @param whole the matrix
   * @return 1 where every entry is drawn
   */
  public static int blockSize(Matrix whole) {
    int longest = Math.max(whole.rows(), whole.columns());
    return Math.max(1, (longest + MOST - 1) / MOST);
  }

  /**
   * The matrix as it is drawn: means of blocks where it is large.
   *
   * @param whole the matrix
   * @return at most {@link #MOST} rows and columns; NaN where a block has no finite value
   */
  public static Matrix blocks(Matrix whole) {
    int size = blockSize(whole);
    if (size == 1) {
      return whole;
    }
    int rows = (whole.rows() + size - 1) / size;
    int columns = (whole.columns() + size - 1) / size;
    double[] sums = new double[rows * columns];
    int[] counts = new int[rows * columns];
    for (int i = 0; i < whole.rows(); i++) {
      for (int j = 0; j < whole.columns(); j++) {
        double value = whole.get(i, j);
        if (Double.isFinite(value)) {
          sums[i / size * columns + j / size] += value;
          counts[i / size * columns + j / size]++;
        }
      }
    }
    for (int k = 0; k < sums.length; k++) {
      sums[k] = counts[k] == 0 ? Double.NaN : sums[k] / counts[k];
    }
    return Matrix.of(rows, columns, sums);
  }

  boolean isEmpty() {
    return low > high;
  }

  double low() {
    return low;
  }

  double high() {
    return high;
  }

  /** Repeats each entry so that no viewer has to guess between pixels. */
  String png() {
    int rows = Math.max(1, drawn.rows());
    int columns = Math.max(1, drawn.columns());
    int zoom = Math.max(1, PIXELS / Math.max(rows, columns));
    byte[] indices = new byte[rows * zoom * columns * zoom];
    for (int i = 0; i < drawn.rows() * zoom; i++) {
      for (int j = 0; j < drawn.columns() * zoom; j++) {
        indices[i * columns * zoom + j] = index(drawn.get(i / zoom, j / zoom));
      }
    }
    return encode(indices, columns * zoom, rows * zoom);
  }

  private byte index(double value) {
    if (!Double.isFinite(value)) {
      return 0;
    }
    double place = high > low ? (value - low) / (high - low) : 0.5;
    return (byte) (1 + Math.round(place * (ColourMap.SIZE - 1)));
  }

  static String bar() {
    byte[] indices = new byte[ColourMap.SIZE];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = (byte) (i + 1);
    }
    return encode(indices, indices.length, 1);
  }

  /** Colour 0 is transparent: the ground shows through where a value is missing. */
  private static String encode(byte[] indices, int width, int height) {
    byte[][] channels = new byte[3][ColourMap.SIZE + 1];
    for (int i = 0; i < ColourMap.SIZE; i++) {
      int rgb = ColourMap.rgb(i / (ColourMap.SIZE - 1.0));
      channels[0][i + 1] = (byte) (rgb >> 16);
      channels[1][i + 1] = (byte) (rgb >> 8);
      channels[2][i + 1] = (byte) rgb;
    }
    IndexColorModel colours =
        new IndexColorModel(8, ColourMap.SIZE + 1, channels[0], channels[1], channels[2], 0);
    BufferedImage image =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, colours);
    WritableRaster raster = image.getRaster();
    raster.setDataElements(0, 0, width, height, indices);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.setUseCache(false);
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
