package org.homolog.importer.matlab;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.ElementType;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.hdf5.Hdf5Item;

/**
 * The objects of a MATLAB 7.3 file. They lie in {@code /#subsystem#/MCOS}, a list of cells: first
 * the records of classes, objects and properties (32-bit words, little-endian), then an empty one,
 * then the values of properties one after the other, last the classes' default values. The layout
 * is not documented by its maker; it was told from files, and every number read is checked.
 *
 * <p>The records start with a version, the number of names and the offsets of the regions; from
 * byte 40 follow the names, each ended by a zero. Regions: classes (four words each: package, name,
 * 0, 0), properties of objects that save themselves, objects (six words each: class, 0, 0, block in
 * the former region, block in the next, dependency), properties of all other objects. A block of
 * properties is their number and three words each (name, kind of value, value), filled up to eight
 * bytes.
 */
final class ObjectStore {
  private static final int NAMES_AT = 40;
  private static final int REGIONS = 5;
  private static final int FIRST_VALUE = 2;
  private static final int CLASS_WORDS = 4;
  private static final int OBJECT_WORDS = 6;
  private static final String PLACE = "/#subsystem#/MCOS";

  private final Hdf5File file;
  private final int[] words;
  private final int[] region = new int[REGIONS];
  private final List<String> names;
  private final long[] cells;
  private final List<Integer> savedBlocks;
  private final List<Integer> plainBlocks;
  private final long[] defaults;

  private ObjectStore(Hdf5File file, Hdf5Dataset list) {
    this.file = file;
    this.cells = list.references();
    if (cells.length < FIRST_VALUE) {
      throw damaged("it has " + cells.length + " cells");
    }
    long[] bytes = dataset(cells[0], "the records").longs();
    this.words = words(bytes);
    if (words.length < NAMES_AT / 4 || words[0] < 2 || words[0] > 4) {
      throw HomologException.unsupported(
          PLACE
              + ": objects stored in layout "
              + (words.length == 0 ? "none" : words[0])
              + " are not supported; 2 to 4 are");
    }
    for (int i = 0; i < REGIONS; i++) {
      region[i] = words[2 + i];
      if (region[i] % 4 != 0
          || region[i] < (i == 0 ? NAMES_AT : region[i - 1])
          || region[i] > words.length * 4L) {
        throw damaged("its region " + (i + 1) + " starts at " + region[i]);
      }
    }
    this.names = names(bytes, region[0], words[1]);
    this.savedBlocks = blocks(region[1], region[2]);
    this.plainBlocks = blocks(region[3], region[4]);
    Hdf5Item last = file.resolve(cells[cells.length - 1]).orElse(null);
    this.defaults =
        cells.length > FIRST_VALUE
                && last instanceof Hdf5Dataset dataset
                && dataset.type().kind() == ElementType.Kind.REFERENCE
            ? dataset.references()
            : new long[0];
  }

  /**
   * The objects of a file.
   *
   * @return the store; empty if the file has none
   * @throws HomologException if the store is damaged or its layout unknown
   */
  static Optional<ObjectStore> of(Hdf5File file) {
    return file.find(PLACE)
        .filter(
            item ->
                item instanceof Hdf5Dataset dataset
                    && dataset.type().kind() == ElementType.Kind.REFERENCE)
        .map(item -> new ObjectStore(file, (Hdf5Dataset) item));
  }

  private static HomologException damaged(String why) {
    return HomologException.damaged(PLACE + ": the file's objects are damaged: " + why);
  }

  private Hdf5Dataset dataset(long reference, String what) {
    return file.resolve(reference)
        .filter(Hdf5Dataset.class::isInstance)
        .map(Hdf5Dataset.class::cast)
        .orElseThrow(() -> damaged(what + " are missing"));
  }

  private static int[] words(long[] bytes) {
    ByteBuffer buffer = ByteBuffer.allocate(bytes.length / 4 * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < buffer.capacity(); i++) {
      buffer.put((byte) bytes[i]);
    }
    buffer.flip();
    int[] words = new int[buffer.capacity() / 4];
    buffer.asIntBuffer().get(words);
    return words;
  }

  private static List<String> names(long[] bytes, int end, int count) {
    List<String> names = new ArrayList<>();
    int from = NAMES_AT;
    for (int at = NAMES_AT; at < end && names.size() < count; at++) {
      if (bytes[at] == 0) {
        byte[] name = new byte[at - from];
        for (int i = 0; i < name.length; i++) {
          name[i] = (byte) bytes[from + i];
        }
        names.add(new String(name, StandardCharsets.UTF_8));
        from = at + 1;
      }
    }
    if (names.size() < count) {
      throw damaged("it states " + count + " names and holds " + names.size());
    }
    return names;
  }

  /** Where each block of properties of a region starts, in words. */
  private List<Integer> blocks(int from, int to) {
    List<Integer> starts = new ArrayList<>();
    int at = from / 4;
    int end = to / 4;
    while (at < end) {
      starts.add(at);
      long properties = Integer.toUnsignedLong(words[at]);
      long next = at + 1 + 3 * properties;
      next += (next - from / 4) % 2;
      if (next > end) {
        throw damaged("a block states " + properties + " properties");
      }
      at = (int) next;
    }
    return starts;
  }

  private String name(int number) {
    if (number < 1 || number > names.size()) {
      throw damaged("it has no name number " + number);
    }
    return names.get(number - 1);
  }

  /** The class of a reference. */
  String className(int number) {
    int at = region[0] / 4 + CLASS_WORDS * number;
    if (number < 1 || at < 0 || at + CLASS_WORDS > region[1] / 4) {
      throw damaged("it has no class number " + number);
    }
    String name = name(words[at + 1]);
    return words[at] == 0 ? name : name(words[at]) + "." + name;
  }

  /**
   * An object by its number.
   *
   * @throws HomologException if there is no such object, or its record is damaged
   */
  StoredObject object(int number) {
    int at = region[2] / 4 + OBJECT_WORDS * number;
    if (number < 1 || number > words.length || at + OBJECT_WORDS > region[3] / 4) {
      throw damaged("it has no object number " + number);
    }
    int classNumber = words[at];
    Map<String, StoredObject.Value> properties = new LinkedHashMap<>();
    if (words[at + 3] != 0) {
      addProperties(savedBlocks, words[at + 3], properties);
    } else if (words[at + 4] != 0) {
      addProperties(plainBlocks, words[at + 4], properties);
    }
    addDefaults(classNumber, properties);
    return new StoredObject(className(classNumber), properties);
  }

  private void addProperties(
      List<Integer> blocks, int block, Map<String, StoredObject.Value> properties) {
    if (block < 0 || block >= blocks.size()) {
      throw damaged("it has no block of properties " + block);
    }
    int start = blocks.get(block);
    for (int i = 0; i < words[start]; i++) {
      int at = start + 1 + 3 * i;
      int value = words[at + 2];
      StoredObject.Value stored =
          switch (words[at + 1]) {
            case 0 -> new StoredObject.Value.Inline(name(value));
            case 1 -> new StoredObject.Value.Stored(value(value));
            case 2 -> new StoredObject.Value.Inline(Integer.toString(value));
            default -> throw damaged("a property has a value of kind " + words[at + 1]);
          };
      properties.put(name(words[at]), stored);
    }
  }

  private Hdf5Item value(int number) {
    if (number < 0 || number >= cells.length - FIRST_VALUE) {
      throw damaged("it has no value number " + number);
    }
    return file.resolve(cells[FIRST_VALUE + number])
        .orElseThrow(() -> damaged("value number " + number + " is missing"));
  }

  private void addDefaults(int classNumber, Map<String, StoredObject.Value> properties) {
    if (classNumber < 0 || classNumber >= defaults.length) {
      return;
    }
    if (file.resolve(defaults[classNumber]).orElse(null) instanceof Hdf5Group group) {
      for (String property : group.names()) {
        if (!properties.containsKey(property)) {
          group
              .child(property)
              .ifPresent(item -> properties.put(property, new StoredObject.Value.Stored(item)));
        }
      }
    }
  }
}
