package org.homolog.failure;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one failure homolog reports to a person: what was wrong, where, and what would be right, in
 * one line.
 *
 * <p>Its {@link Kind} decides the exit code of the command line.
 */
public final class HomologException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Whose fault it is, and the exit code that says so. */
  public enum Kind {
    /** A wrong command, study or option, or a missing file or dataset. */
    MISTAKE(2),
    /** Not HDF5, or a valid file that uses a feature not read here. */
    UNSUPPORTED(3),
    /** A damaged file. */
    DAMAGED(4),
    /** A plug-in failed. */
    PLUGIN(5),
    /** Interrupted by the user; the run can be resumed. */
    CANCELLED(130);

    private final int exitCode;

    Kind(int exitCode) {
      this.exitCode = exitCode;
    }

    /**
     * The exit code of a command that fails so.
     *
     * @return the code
     */
    public int exitCode() {
      return exitCode;
    }
  }

  private final Kind kind;

  private HomologException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  private HomologException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /**
   * The user's mistake.
   *
   * @param message what was wrong, where, and what would be right
   * @return the failure, to be thrown
   */
  public static HomologException mistake(String message) {
    return new HomologException(Kind.MISTAKE, message);
  }

  /**
   * A file that is not HDF5 or uses a feature not read here.
   *
   * @param message which file, which feature, and what to do instead
   * @return the failure, to be thrown
   */
  public static HomologException unsupported(String message) {
    return new HomologException(Kind.UNSUPPORTED, message);
  }

  /**
   * A damaged file.
   *
   * @param message which file and where
   * @return the failure, to be thrown
   */
  public static HomologException damaged(String message) {
    return new HomologException(Kind.DAMAGED, message);
  }

  /**
   * A plug-in's own failure.
   *
   * @param message which plug-in, and what it did
   * @param cause what it threw; null if nothing
   * @return the failure, to be thrown
   */
  public static HomologException plugin(String message, @Nullable Throwable cause) {
    return new HomologException(Kind.PLUGIN, message, cause);
  }

  /**
   * The user interrupted the work.
   *
   * @param message what was interrupted
   * @return the failure, to be thrown
   */
  public static HomologException cancelled(String message) {
    return new HomologException(Kind.CANCELLED, message);
  }

  /**
   * A failure of a given kind that keeps its cause.
   *
   * @param kind whose fault
   * @param message what was wrong, where, and what would be right
   * @param cause what was caught
   * @return the failure, to be thrown
   */
  public static HomologException of(Kind kind, String message, Throwable cause) {
    return new HomologException(kind, message, cause);
  }

  /**
   * An unknown name: says which names exist, the nearest first.
   *
   * @param what the kind of thing named, such as "comparison"
   * @param name the name that was read
   * @param known the names that exist
   * @return a mistake naming the nearest spelling and the whole list
   */
  public static HomologException unknown(String what, String name, Collection<String> known) {
    return mistake(unknownText(what, name, known));
  }

  /**
   * The text of {@link #unknown}, for callers that add a place of their own.
   *
   * @param what the kind of thing named
   * @param name the name that was read
   * @param known the names that exist
   * @return one line
   */
  public static String unknownText(String what, String name, Collection<String> known) {
    List<String> sorted = known.stream().sorted().toList();
    String nearest =
        sorted.stream()
            .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
            .filter(candidate -> distance(name, candidate) <= Math.max(2, name.length() / 3))
            .map(candidate -> "; did you mean \"" + candidate + "\"?")
            .orElse(";");
    List<String> shown = sorted.size() > 40 ? sorted.subList(0, 40) : sorted;
    String more = sorted.size() > 40 ? " and " + (sorted.size() - 40) + " more" : "";
    return "unknown "
        + what
        + " \""
        + name
        + "\""
        + nearest
        + (sorted.isEmpty() ? " there is none" : " there is: " + String.join(", ", shown) + more);
  }

  /** Edit distance without regard to case, hyphens and underscores. */
  private static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    String b = other.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitution, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }

  /**
   * What was wrong, where, and what would be right.
   *
   * @return the message, never null
   */
  @Override
  public String getMessage() {
    return Objects.requireNonNullElse(super.getMessage(), "");
  }

  /**
   * Whose fault it is.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }
}
