package org.homolog.hdf5.writing;

import static org.bytedeco.hdf5.global.hdf5.H5Aclose;
import static org.bytedeco.hdf5.global.hdf5.H5Acreate2;
import static org.bytedeco.hdf5.global.hdf5.H5Awrite;
import static org.bytedeco.hdf5.global.hdf5.H5Dclose;
import static org.bytedeco.hdf5.global.hdf5.H5Dcreate2;
import static org.bytedeco.hdf5.global.hdf5.H5Dwrite;
import static org.bytedeco.hdf5.global.hdf5.H5F_ACC_TRUNC;
import static org.bytedeco.hdf5.global.hdf5.H5F_SCOPE_GLOBAL;
import static org.bytedeco.hdf5.global.hdf5.H5Fclose;
import static org.bytedeco.hdf5.global.hdf5.H5Fcreate;
import static org.bytedeco.hdf5.global.hdf5.H5Fflush;
import static org.bytedeco.hdf5.global.hdf5.H5Gclose;
import static org.bytedeco.hdf5.global.hdf5.H5Gcreate2;
import static org.bytedeco.hdf5.global.hdf5.H5Lcreate_soft;
import static org.bytedeco.hdf5.global.hdf5.H5Oclose;
import static org.bytedeco.hdf5.global.hdf5.H5Oopen;
import static org.bytedeco.hdf5.global.hdf5.H5P_CLS_DATASET_CREATE_ID_g;
import static org.bytedeco.hdf5.global.hdf5.H5P_DEFAULT;
import static org.bytedeco.hdf5.global.hdf5.H5Pclose;
import static org.bytedeco.hdf5.global.hdf5.H5Pcreate;
import static org.bytedeco.hdf5.global.hdf5.H5Pset_chunk;
import static org.bytedeco.hdf5.global.hdf5.H5Pset_deflate;
import static org.bytedeco.hdf5.global.hdf5.H5Pset_obj_track_times;
import static org.bytedeco.hdf5.global.hdf5.H5Pset_shuffle;
import static org.bytedeco.hdf5.global.hdf5.H5R_OBJECT;
import static org.bytedeco.hdf5.global.hdf5.H5Rcreate;
import static org.bytedeco.hdf5.global.hdf5.H5S_ALL;
import static org.bytedeco.hdf5.global.hdf5.H5S_SCALAR;
import static org.bytedeco.hdf5.global.hdf5.H5S_UNLIMITED;
import static org.bytedeco.hdf5.global.hdf5.H5Sclose;
import static org.bytedeco.hdf5.global.hdf5.H5Screate;
import static org.bytedeco.hdf5.global.hdf5.H5Screate_simple;
import static org.bytedeco.hdf5.global.hdf5.H5T_IEEE_F64LE_g;
import static org.bytedeco.hdf5.global.hdf5.H5T_STD_I64LE_g;
import static org.bytedeco.hdf5.global.hdf5.H5T_STD_REF_OBJ_g;
import static org.bytedeco.hdf5.global.hdf5.H5T_STD_U64LE_g;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.hdf5.global.hdf5;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.writing.Library.Handle;
import org.homolog.hdf5.writing.Types.NativeTexts;
import org.jspecify.annotations.Nullable;

/**
 * Writes one HDF5 file. Things are named by their absolute paths; a group is made before what lies
 * in it. Large datasets are chunked and compressed (shuffle and deflate, which every reader knows).
 * No times are kept, so that the same content gives the same bytes. For one thread; all writers
 * share the library, which is entered by one thread at a time.
 *
 * <p>Every method throws {@link HomologException} (a mistake) if the file cannot be written, with
 * the system's reason.
 */
public final class Hdf5Writer implements AutoCloseable {
  private static final int COMPRESSION = 4;
  private static final long LARGE = 8192;
  private static final long CHUNK = 65_536;

  private final Path file;
  private long id;

  private Hdf5Writer(Path file, long id) {
    this.file = file;
    this.id = id;
  }

  /**
   * Starts a file.
   *
   * @param file where to; replaced if it exists
   * @return the open file
   * @throws HomologException if it cannot be made, or if the C library does not load here
   *     (unsupported)
   */
  public static Hdf5Writer create(Path file) {
    Library.load(file);
    synchronized (hdf5.class) {
      long id = H5Fcreate(file.toString(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT);
      Library.checked(id, file, "new file");
      return new Hdf5Writer(file, id);
    }
  }

  /**
   * Makes a group.
   *
   * @param path absolute path; its parent exists
   * @return this
   */
  public Hdf5Writer group(String path) {
    synchronized (hdf5.class) {
      Library.opened(
              H5Gcreate2(id, path, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT),
              group -> H5Gclose(group),
              file,
              path)
          .close();
    }
    return this;
  }

  /**
   * Makes a soft link.
   *
   * @param path absolute path of the link
   * @param target absolute path of what it leads to
   * @return this
   */
  public Hdf5Writer link(String path, String target) {
    synchronized (hdf5.class) {
      Library.checked(H5Lcreate_soft(target, id, path, H5P_DEFAULT, H5P_DEFAULT), file, path);
    }
    return this;
  }

  /**
   * Gives an object a text.
   *
   * @param path the object
   * @param name the attribute
   * @param value its value
   * @return this
   */
  public Hdf5Writer attribute(String path, String name, String value) {
    synchronized (hdf5.class) {
      try (Handle type = Types.text(file);
          NativeTexts text = NativeTexts.of(new String[] {value}, file, path + "@" + name)) {
        attribute(path, name, type.id(), null, text.addresses());
      }
    }
    return this;
  }

  /**
   * Gives an object a list of texts.
   *
   * @param path the object
   * @param name the attribute
   * @param values its values; may be none
   * @return this
   */
  public Hdf5Writer attribute(String path, String name, List<String> values) {
    synchronized (hdf5.class) {
      try (Handle type = Types.text(file);
          NativeTexts texts =
              NativeTexts.of(values.toArray(String[]::new), file, path + "@" + name)) {
        attribute(path, name, type.id(), new long[] {values.size()}, texts.addresses());
      }
    }
    return this;
  }

  /**
   * Gives an object a number in double precision.
   *
   * @param path the object
   * @param name the attribute
   * @param value its value
   * @return this
   */
  public Hdf5Writer attribute(String path, String name, double value) {
    synchronized (hdf5.class) {
      try (DoublePointer held = new DoublePointer(value)) {
        attribute(path, name, H5T_IEEE_F64LE_g(), null, held);
      }
    }
    return this;
  }

  /**
   * Gives an object a whole number of 64 bits.
   *
   * @param path the object
   * @param name the attribute
   * @param value its value
   * @return this
   */
  public Hdf5Writer attribute(String path, String name, long value) {
    synchronized (hdf5.class) {
      try (LongPointer held = new LongPointer(new long[] {value})) {
        attribute(path, name, H5T_STD_I64LE_g(), null, held);
      }
    }
    return this;
  }

  /**
   * Gives an object a reference to another.
   *
   * @param path the object
   * @param name the attribute
   * @param target absolute path of an object that exists
   * @return this
   */
  public Hdf5Writer reference(String path, String name, String target) {
    synchronized (hdf5.class) {
      try (LongPointer held = new LongPointer(1)) {
        Library.checked(H5Rcreate(held, id, target, H5R_OBJECT, -1), file, target);
        attribute(path, name, H5T_STD_REF_OBJ_g(), null, held);
      }
    }
    return this;
  }

  private void attribute(
      String path, String name, long type, long @Nullable [] shape, Pointer values) {
    String what = path + "@" + name;
    try (Handle object =
            Library.opened(H5Oopen(id, path, H5P_DEFAULT), o -> H5Oclose(o), file, what);
        Handle space = shape == null ? scalar(what) : space(shape, what);
        Handle attribute =
            Library.opened(
                H5Acreate2(object.id(), name, type, space.id(), H5P_DEFAULT, H5P_DEFAULT),
                a -> H5Aclose(a),
                file,
                what)) {
      if (shape == null || shape[0] > 0) {
        Library.checked(H5Awrite(attribute.id(), type, values), file, what);
      }
    }
  }

  /**
   * Writes one text.
   *
   * @param path absolute path
   * @param value the text
   * @return this
   */
  public Hdf5Writer text(String path, String value) {
    return texts(path, new long[0], new String[] {value});
  }

  /**
   * Writes texts.
   *
   * @param path absolute path
   * @param shape lengths of the axes
   * @param values as many texts as the shape has places, row-major
   * @return this
   */
  public Hdf5Writer texts(String path, long[] shape, String[] values) {
    synchronized (hdf5.class) {
      try (Handle type = Types.text(file);
          NativeTexts texts = NativeTexts.of(values, file, path)) {
        dataset(path, type.id(), shape, values.length, texts.addresses());
      }
    }
    return this;
  }

  /**
   * Writes numbers in double precision.
   *
   * @param path absolute path
   * @param shape lengths of the axes; none for a single number
   * @param values as many as the shape has places, row-major
   * @return this
   */
  public Hdf5Writer doubles(String path, long[] shape, double... values) {
    synchronized (hdf5.class) {
      try (DoublePointer held = new DoublePointer(values)) {
        dataset(path, H5T_IEEE_F64LE_g(), shape, values.length, held);
      }
    }
    return this;
  }

  /**
   * Writes whole numbers of 64 bits.
   *
   * @param path absolute path
   * @param values the numbers
   * @return this
   */
  public Hdf5Writer integers(String path, long... values) {
    synchronized (hdf5.class) {
      try (LongPointer held = new LongPointer(values)) {
        dataset(path, H5T_STD_I64LE_g(), new long[] {values.length}, values.length, held);
      }
    }
    return this;
  }

  /**
   * Writes whole numbers without sign, of 64 bits.
   *
   * @param path absolute path
   * @param values the numbers, none below 0
   * @return this
   */
  public Hdf5Writer unsigned(String path, long... values) {
    synchronized (hdf5.class) {
      try (LongPointer held = new LongPointer(values)) {
        dataset(path, H5T_STD_U64LE_g(), new long[] {values.length}, values.length, held);
      }
    }
    return this;
  }

  /**
   * Writes truth values, as an enumeration of FALSE and TRUE.
   *
   * @param path absolute path
   * @param values the values
   * @return this
   */
  public Hdf5Writer booleans(String path, boolean... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (values[i] ? 1 : 0);
    }
    synchronized (hdf5.class) {
      try (Handle type = Types.truth(file);
          BytePointer held = new BytePointer(bytes)) {
        dataset(path, type.id(), new long[] {bytes.length}, bytes.length, held);
      }
    }
    return this;
  }

  /**
   * Writes references to other objects.
   *
   * @param path absolute path
   * @param targets absolute paths of objects that exist
   * @return this
   */
  public Hdf5Writer references(String path, String... targets) {
    synchronized (hdf5.class) {
      try (LongPointer held = new LongPointer(Math.max(1, targets.length));
          LongPointer one = new LongPointer(1)) {
        for (int i = 0; i < targets.length; i++) {
          Library.checked(H5Rcreate(one, id, targets[i], H5R_OBJECT, -1), file, targets[i]);
          held.put(i, one.get());
        }
        dataset(path, H5T_STD_REF_OBJ_g(), new long[] {targets.length}, targets.length, held);
      }
    }
    return this;
  }

  private void dataset(String path, long type, long[] shape, int length, Pointer values) {
    long places = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    if (places != length) {
      throw new IllegalArgumentException(
          path + ": " + length + " values for the shape " + Arrays.toString(shape));
    }
    try (Handle space = shape.length == 0 ? scalar(path) : space(shape, path);
        Handle properties = properties(path, shape, false);
        Handle dataset = created(path, type, space, properties)) {
      if (length > 0) {
        Library.checked(
            H5Dwrite(dataset.id(), type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values), file, path);
      }
    }
  }

  /**
   * Starts a dataset of doubles that is written row by row, so that it never lies in memory whole.
   *
   * @param path absolute path
   * @param shape lengths of the axes; the first may be -1: as many rows as are written
   * @return the open dataset
   */
  public Hdf5Rows rows(String path, long... shape) {
    boolean open = shape[0] < 0;
    long[] start = shape.clone();
    start[0] = Math.max(0, start[0]);
    synchronized (hdf5.class) {
      long[] most = start.clone();
      most[0] = open ? H5S_UNLIMITED : most[0];
      try (Handle space =
              Library.opened(
                  H5Screate_simple(start.length, start, most), s -> H5Sclose(s), file, path);
          Handle properties = properties(path, start, open)) {
        return new Hdf5Rows(
            file, path, created(path, H5T_IEEE_F64LE_g(), space, properties), start, open);
      }
    }
  }

  private Handle created(String path, long type, Handle space, Handle properties) {
    return Library.opened(
        H5Dcreate2(id, path, type, space.id(), H5P_DEFAULT, properties.id(), H5P_DEFAULT),
        d -> H5Dclose(d),
        file,
        path);
  }

  private Handle scalar(String what) {
    return Library.opened(H5Screate(H5S_SCALAR), s -> H5Sclose(s), file, what);
  }

  private Handle space(long[] shape, String what) {
    return Library.opened(
        H5Screate_simple(shape.length, shape, shape), s -> H5Sclose(s), file, what);
  }

  private Handle properties(String path, long[] shape, boolean open) {
    Handle list =
        Library.opened(H5Pcreate(H5P_CLS_DATASET_CREATE_ID_g()), p -> H5Pclose(p), file, path);
    H5Pset_obj_track_times(list.id(), false);
    long places = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    if (open || places >= LARGE) {
      H5Pset_chunk(list.id(), shape.length, chunk(shape, open));
      H5Pset_shuffle(list.id());
      H5Pset_deflate(list.id(), COMPRESSION);
    }
    return list;
  }

  /** Whole rows where they fit; at most {@link #CHUNK} elements. */
  private static long[] chunk(long[] shape, boolean open) {
    long[] chunk = shape.clone();
    if (open) {
      chunk[0] = CHUNK;
    }
    for (int axis = 0; axis < chunk.length; axis++) {
      chunk[axis] = Math.max(1, chunk[axis]);
    }
    for (int axis = 0; axis < chunk.length; axis++) {
      double places = Arrays.stream(chunk).asDoubleStream().reduce(1, (a, b) -> a * b);
      if (places > CHUNK) {
        chunk[axis] = Math.max(1, (long) (chunk[axis] * (CHUNK / places)));
      }
    }
    return chunk;
  }

  /** Ends the file; only then is everything on disk. */
  @Override
  public void close() {
    synchronized (hdf5.class) {
      if (id >= 0) {
        long closing = id;
        id = -1;
        try {
          Library.checked(H5Fflush(closing, H5F_SCOPE_GLOBAL), file, "end of file");
        } catch (HomologException e) {
          H5Fclose(closing);
          throw e;
        }
        Library.checked(H5Fclose(closing), file, "end of file");
      }
    }
  }
}
