package org.homolog.importer.mapping;

/** Numbers in messages. */
final class MappedText {
  private MappedText() {}

  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
