package org.homolog.hdf5;

import java.util.List;

/**
 * The type of a dataset's or an attribute's elements.
 *
 * @param kind what the elements are
 * @param bytes size of one element in the file
 * @param name the type in words: {@code float64}, {@code uint8}, {@code float32:BE} (big-endian),
 *     {@code string:vlen:utf-8}, {@code string:fixed6:ascii}, {@code reference:object}, {@code
 *     reference:region}, {@code compound{x:float64, y:float64}}, {@code vlen:float64}, {@code
 *     enum:int8}
 * @param members names of a compound's members, in order; empty otherwise
 */
public record ElementType(Kind kind, int bytes, String name, List<String> members) {
  /** What elements can be. */
  public enum Kind {
    /** Whole numbers, signed or not; enumerations and bit fields read as their codes. */
    INTEGER,
    /** Floating-point numbers of 2, 4 or 8 bytes. */
    FLOAT,
    /** Text of fixed or variable length. */
    TEXT,
    /** Addresses of other objects of the file. */
    REFERENCE,
    /** Parts of other datasets of the file. */
    REGION,
    /** Rows of named members. */
    COMPOUND,
    /** A list of its own length per element. */
    VARIABLE_LENGTH,
    /** Opaque bytes, arrays inside elements, times. */
    OTHER
  }

  /** Copies the list of members. */
  public ElementType {
    members = List.copyOf(members);
  }

  /**
   * Whether elements can be read as numbers.
   *
   * @return true for integers and floats
   */
  public boolean isNumber() {
    return kind == Kind.INTEGER || kind == Kind.FLOAT;
  }

  @Override
  public String toString() {
    return name;
  }
}
