package org.homolog.importer.matlab;

import java.util.Arrays;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5Item;
import org.homolog.population.DataArray;

/** MATLAB's objects that stand for arrays: string, categorical, datetime and duration. */
final class ObjectArrays {
  private static final int MOST_DIMENSIONS = 32;
  private static final double MILLISECONDS = 1e-3;

  private ObjectArrays() {}

  /** An object as an array; empty for objects of other classes. */
  static Optional<DataArray> of(StoredObject object, ArrayValues values) {
    return switch (object.className()) {
      case "string" -> Optional.of(string(object));
      case "categorical" -> Optional.of(categorical(object, values));
      case "datetime" -> Optional.of(datetime(object, values));
      case "duration" -> Optional.of(duration(object, values));
      default -> Optional.empty();
    };
  }

  private static HomologException damaged(StoredObject object, String why) {
    return HomologException.damaged("an object of class " + object.className() + ": " + why);
  }

  private static DataArray required(StoredObject object, String property, ArrayValues values) {
    return object
        .item(property)
        .flatMap(values::of)
        .orElseThrow(() -> damaged(object, "its property " + property + " is missing"));
  }

  /**
   * Strings: version 1, number of dimensions, dimensions, the length of each string (all bits set
   * for a missing one), then all characters as UTF-16, four to a word.
   */
  private static DataArray string(StoredObject object) {
    if (!(object.item("any").orElse(null) instanceof Hdf5Dataset dataset)) {
      throw damaged(object, "its text is missing");
    }
    if (MatlabClass.isEmpty(dataset.attributes())) {
      return HeldArray.ofTexts(new long[] {0, 0}, "string", new String[0]);
    }
    long[] words = dataset.bits();
    if (words.length < 2 || words[0] != 1) {
      throw HomologException.unsupported(
          "strings stored in layout "
              + (words.length == 0 ? "none" : Long.toUnsignedString(words[0]))
              + " are not supported; 1 is");
    }
    long dimensions = words[1];
    if (dimensions < 0 || dimensions > MOST_DIMENSIONS || words.length < 2 + dimensions) {
      throw damaged(object, "it states " + dimensions + " dimensions");
    }
    long[] shape = Arrays.copyOfRange(words, 2, 2 + (int) dimensions);
    long count = 1;
    for (long length : shape) {
      count = length < 0 || length > words.length ? Long.MAX_VALUE : count * length;
      if (count < 0 || count > words.length) {
        throw damaged(object, "it states more strings than it has words");
      }
    }
    int first = 2 + (int) dimensions;
    if (first + count > words.length) {
      throw damaged(object, "it states " + count + " strings, which it has no lengths for");
    }
    int lettersAt = first + (int) count;
    String[] texts = new String[(int) count];
    long at = 0;
    for (int i = 0; i < texts.length; i++) {
      long length = words[first + i];
      if (length == -1) {
        texts[i] = "";
        continue;
      }
      if (length < 0 || at + length > 4L * (words.length - lettersAt)) {
        throw damaged(object, "string " + (i + 1) + " states " + length + " characters");
      }
      char[] letters = new char[(int) length];
      for (int k = 0; k < letters.length; k++, at++) {
        long word = words[lettersAt + (int) (at / 4)];
        letters[k] = (char) (word >>> (16 * (at % 4)));
      }
      texts[i] = new String(letters);
    }
    return HeldArray.ofTexts(shape, "string", ReversedOrder.restored(texts, shape));
  }

  private static DataArray categorical(StoredObject object, ArrayValues values) {
    String[] names = required(object, "categoryNames", values).texts();
    DataArray codes = required(object, "codes", values);
    double[] numbers = codes.numbers();
    String[] texts = new String[numbers.length];
    for (int i = 0; i < texts.length; i++) {
      int code = (int) numbers[i];
      if (code < 0 || code > names.length) {
        throw damaged(object, "it has no category " + code);
      }
      texts[i] = code == 0 ? "" : names[code - 1];
    }
    String order = isTrue(object, "isOrdinal", values) ? " < " : ", ";
    String levels = names.length > 20 ? names.length + " categories" : String.join(order, names);
    return HeldArray.ofTexts(codes.shape(), "categorical: " + levels, texts);
  }

  private static boolean isTrue(StoredObject object, String property, ArrayValues values) {
    return object.inline(property).map(text -> !text.equals("0")).orElse(false)
        || object
            .item(property)
            .flatMap(values::of)
            .filter(array -> !array.isText())
            .map(array -> Arrays.stream(array.numbers()).anyMatch(v -> v != 0))
            .orElse(false);
  }

  /** Times: milliseconds since 1970, the imaginary part what the real part rounds off. */
  private static DataArray datetime(StoredObject object, ArrayValues values) {
    Hdf5Item item =
        object.item("data").orElseThrow(() -> damaged(object, "its property data is missing"));
    DataArray whole;
    double[] seconds;
    if (item instanceof Hdf5Dataset dataset && ComplexPart.isComplex(dataset)) {
      whole = new ComplexPart(dataset, ComplexPart.REAL, "double");
      seconds = whole.numbers();
      double[] rest = new ComplexPart(dataset, ComplexPart.IMAGINARY, "double").numbers();
      for (int i = 0; i < seconds.length; i++) {
        seconds[i] = (seconds[i] + rest[i]) * MILLISECONDS;
      }
    } else {
      whole = required(object, "data", values);
      seconds = scaled(whole.numbers());
    }
    String zone = text(object, "tz", values);
    return HeldArray.ofNumbers(
        whole.shape(),
        "datetime, seconds since 1970-01-01T00:00:00"
            + (zone.isEmpty() ? ", no time zone" : " UTC, shown in " + zone),
        seconds);
  }

  private static DataArray duration(StoredObject object, ArrayValues values) {
    DataArray millis = required(object, "millis", values);
    return HeldArray.ofNumbers(millis.shape(), "duration, seconds", scaled(millis.numbers()));
  }

  private static double[] scaled(double[] millis) {
    return Arrays.stream(millis).map(v -> v * MILLISECONDS).toArray();
  }

  private static String text(StoredObject object, String property, ArrayValues values) {
    return object
        .item(property)
        .flatMap(values::of)
        .filter(DataArray::isText)
        .map(array -> String.join(" ", array.texts()))
        .orElse("");
  }
}
