package org.homolog.network.importing;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.homolog.failure.HomologException;

/** Reads the arrays of an NPZ file: a ZIP file of NPY files, of which pickled ones are refused. */
final class NpzFile {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LARGEST_HEADER = 1 << 20;
  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=])(\\w+)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d\\s,]*)\\)");

  private NpzFile() {}

  static List<NamedArray> read(Path file) {
    List<NamedArray> arrays = new ArrayList<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        if (entry.getName().endsWith("data.pkl")) {
          throw HomologException.unsupported(
              file
                  + ": this is a pickled PyTorch file, which can hold code and is not opened; write"
                  + " its weights with safetensors.torch.save_file(model.state_dict(), FILE) or"
                  + " numpy.savez(FILE, **arrays)");
        }
        if (entry.getName().endsWith(".npy")) {
          try (InputStream stream = zip.getInputStream(entry)) {
            arrays.add(array(file, entry, new DataInputStream(stream)));
          }
        }
      }
    } catch (ZipException e) {
      throw HomologException.of(
          HomologException.Kind.DAMAGED, file + ": a damaged ZIP file (" + e.getMessage() + ")", e);
    } catch (IOException e) {
      throw HomologException.of(
          HomologException.Kind.DAMAGED, file + ": cannot be read (" + e.getMessage() + ")", e);
    }
    if (arrays.isEmpty()) {
      throw HomologException.unsupported(file + ": this ZIP file holds no NPY arrays");
    }
    return arrays;
  }

  private static NamedArray array(Path file, ZipEntry entry, DataInputStream stream)
      throws IOException {
    String name = entry.getName().substring(0, entry.getName().length() - 4);
    String place = file + ": array \"" + name + "\"";
    if (!Arrays.equals(stream.readNBytes(6), MAGIC)) {
      throw HomologException.damaged(place + " is not in NPY format");
    }
    int version = stream.readUnsignedByte();
    stream.readUnsignedByte();
    int low = stream.readUnsignedByte() | stream.readUnsignedByte() << 8;
    int length =
        version == 1
            ? low
            : low | stream.readUnsignedByte() << 16 | stream.readUnsignedByte() << 24;
    if (version < 1 || version > 3 || length < 0 || length > LARGEST_HEADER) {
      throw HomologException.damaged(
          place + " has an NPY header of version " + version + " and " + length + " bytes");
    }
    String header = new String(stream.readNBytes(length), StandardCharsets.UTF_8);
    String[] type = found(place, TYPE, header, 2);
    boolean columnsFirst = found(place, ORDER, header, 1)[0].equals("True");
    NumberType numbers =
        NumberType.numpy(type[1])
            .orElseThrow(
                () ->
                    HomologException.unsupported(
                        place
                            + " has the type "
                            + type[1]
                            + "; read are "
                            + NumberType.numpyNames()));
    List<Integer> dimensions = new ArrayList<>();
    long count = 1;
    for (String dimension : found(place, SHAPE, header, 1)[0].split(",")) {
      if (!dimension.isBlank()) {
        // More digits than a size can have are as bad as a size too large.
        String digits = dimension.strip();
        long size = digits.matches("\\d{1,18}") ? Long.parseLong(digits) : -1;
        count = Sizes.times(place, count, size);
        dimensions.add((int) size);
      }
    }
    // Read in pieces as they come: a header may claim more than the entry holds.
    byte[] bytes = stream.readNBytes((int) count * numbers.width());
    if (bytes.length != count * numbers.width()) {
      throw HomologException.damaged(
          place + " of shape " + dimensions + " ends after " + bytes.length + " bytes");
    }
    ByteOrder order = type[0].equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    double[] values = numbers.values(ByteBuffer.wrap(bytes).order(order), (int) count);
    return new NamedArray(name, dimensions, columnsFirst ? rowMajor(values, dimensions) : values);
  }

  private static String[] found(String place, Pattern pattern, String header, int groups) {
    Matcher matcher = pattern.matcher(header);
    if (!matcher.find()) {
      throw HomologException.unsupported(
          place + " has an NPY header that is not of plain numbers: " + header.strip());
    }
    String[] found = new String[groups];
    Arrays.setAll(found, i -> matcher.group(i + 1));
    return found;
  }

  /** Values stored with the first index running fastest, in row-major order. */
  private static double[] rowMajor(double[] stored, List<Integer> dimensions) {
    double[] values = new double[stored.length];
    int[] index = new int[dimensions.size()];
    for (int i = 0; i < values.length; i++) {
      long place = 0;
      for (int axis = index.length - 1; axis >= 0; axis--) {
        place = place * dimensions.get(axis) + index[axis];
      }
      values[i] = stored[(int) place];
      for (int axis = index.length - 1;
          axis >= 0 && ++index[axis] == dimensions.get(axis);
          axis--) {
        index[axis] = 0;
      }
    }
    return values;
  }
}
