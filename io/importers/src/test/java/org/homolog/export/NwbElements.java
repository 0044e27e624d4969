package org.homolog.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.homolog.hdf5.ElementType;

/** Element types as the HDMF schema language names them: a wider one of the same class is right. */
final class NwbElements {
  private NwbElements() {}

  /** What is wrong with an element type, if anything is. */
  static Optional<String> complaint(JsonNode dtype, ElementType type) {
    if (dtype.isMissingNode() || dtype.isNull()) {
      return Optional.empty();
    }
    boolean right;
    if (dtype.isArray()) {
      right = type.kind() == ElementType.Kind.COMPOUND && type.members().size() == dtype.size();
    } else if (dtype.isObject()) {
      right = type.kind() == ElementType.Kind.REFERENCE;
    } else {
      right = fits(dtype.asText(), type);
    }
    return right
        ? Optional.empty()
        : Optional.of("holds " + type + ", but the schema says " + dtype);
  }

  private static boolean fits(String word, ElementType type) {
    boolean whole = type.kind() == ElementType.Kind.INTEGER;
    boolean real = type.kind() == ElementType.Kind.FLOAT;
    boolean truth = type.name().startsWith("enum");
    if (List.of("text", "utf", "utf8", "ascii", "isodatetime", "datetime").contains(word)) {
      return type.kind() == ElementType.Kind.TEXT;
    }
    if (word.equals("numeric")) {
      return whole && !truth || real;
    }
    if (word.equals("bool")) {
      return truth;
    }
    if (word.startsWith("uint")) {
      return whole && type.name().startsWith("u") && type.bytes() >= bytes(word, 1);
    }
    if (word.startsWith("int")) {
      return whole && !truth && type.bytes() >= bytes(word, 1);
    }
    if (word.startsWith("float") || word.equals("double")) {
      return real && type.bytes() >= (word.equals("double") ? 8 : bytes(word, 4));
    }
    throw new AssertionError("the validator does not know the element type " + word);
  }

  private static int bytes(String word, int byDefault) {
    String bits = word.replaceAll("\\D", "");
    return bits.isEmpty() ? byDefault : Integer.parseInt(bits) / 8;
  }

  static boolean isTime(String text) {
    try {
      DateTimeFormatter.ISO_DATE_TIME.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
