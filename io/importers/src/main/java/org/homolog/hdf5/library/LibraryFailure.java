package org.homolog.hdf5.library;

/** Why the C library did not read something. */
public final class LibraryFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What the cause lies in. */
  public enum Cause {
    /** A feature the library does not have either, or one that is not followed for safety. */
    UNSUPPORTED,
    /** The file contradicts itself, or made the library crash or hang. */
    DAMAGED,
    /** Another file that this one takes data from is not there. */
    MISSING_SOURCE
  }

  private final Cause cause;

  /**
   * A failure.
   *
   * @param cause what it lies in
   * @param text what was wrong, as the end of a sentence that names file and object
   */
  public LibraryFailure(Cause cause, String text) {
    super(text);
    this.cause = cause;
  }

  /**
   * What the failure lies in.
   *
   * @return the cause
   */
  public Cause kind() {
    return cause;
  }

  /**
   * What was wrong.
   *
   * @return the text
   */
  public String text() {
    return String.valueOf(getMessage());
  }
}
