package org.homolog.study.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.study.yaml.Node.Place;

/**
 * Everything that is wrong with a study file, gathered so that one look mends it all. Each line
 * reads {@code FILE:LINE:COLUMN path.to.key: what; remedy}.
 */
public final class Problems {
  /** How many are shown. */
  public static final int SHOWN = 20;

  private record Problem(Place place, String line, HomologException.Kind kind) {}

  private final String file;
  private final List<Problem> found = new ArrayList<>();

  /**
   * No problems yet.
   *
   * @param file the study file, as the user named it
   */
  public Problems(String file) {
    this.file = file;
  }

  /**
   * Adds a mistake of the user.
   *
   * @param place where
   * @param path path of the key, such as {@code systems.orn.recording.file}; empty for the file
   * @param what what is wrong and what would be right
   */
  public void add(Place place, String path, String what) {
    add(place, path, what, HomologException.Kind.MISTAKE);
  }

  /**
   * Adds a problem of any kind.
   *
   * @param place where
   * @param path path of the key
   * @param what what is wrong and what would be right
   * @param kind whose fault it is
   */
  public void add(Place place, String path, String what, HomologException.Kind kind) {
    String line = file + ":" + place + (path.isEmpty() ? "" : " " + path) + ": " + what;
    if (found.stream().noneMatch(known -> known.line().equals(line))) {
      found.add(new Problem(place, line, kind));
    }
  }

  /**
   * Adds a name that does not exist.
   *
   * @param place where
   * @param path path of the key
   * @param what the kind of thing named
   * @param name the name read
   * @param known the names that exist
   */
  public void unknown(
      Place place, String path, String what, String name, Collection<String> known) {
    add(place, path, HomologException.unknownText(what, name, known));
  }

  /**
   * Whether nothing was found.
   *
   * @return true if so
   */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /**
   * How many were found.
   *
   * @return problems
   */
  public int size() {
    return found.size();
  }

  /**
   * The failure that reports them, in the order of the file. Its kind is a mistake, unless all of
   * them are of one other kind.
   *
   * @return the failure, to be thrown
   */
  public HomologException failure() {
    List<String> lines =
        new ArrayList<>(
            found.stream()
                .sorted(
                    Comparator.comparingInt((Problem p) -> p.place().line())
                        .thenComparingInt(p -> p.place().column()))
                .limit(SHOWN)
                .map(Problem::line)
                .toList());
    if (found.size() > SHOWN) {
      lines.add(file + ": and " + (found.size() - SHOWN) + " more");
    }
    HomologException.Kind kind =
        found.isEmpty() ? HomologException.Kind.MISTAKE : found.get(0).kind();
    boolean same = found.stream().allMatch(problem -> problem.kind() == kind);
    String text = String.join("\n", lines);
    if (!same) {
      return HomologException.mistake(text);
    }
    return switch (kind) {
      case UNSUPPORTED -> HomologException.unsupported(text);
      case DAMAGED -> HomologException.damaged(text);
      case PLUGIN -> HomologException.plugin(text, null);
      case CANCELLED -> HomologException.cancelled(text);
      case MISTAKE -> HomologException.mistake(text);
    };
  }

  /**
   * Throws if anything was found.
   *
   * @throws HomologException naming everything found
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw failure();
    }
  }
}
