package org.homolog.resample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.homolog.failure.HomologException;
import org.homolog.result.DrawStream;
import org.jspecify.annotations.Nullable;

/**
 * The indices of draws: made from the seed and noted, or read back as they were noted once. Safe
 * for several threads.
 */
final class DrawBook {
  private final Map<String, int[] @Nullable []> streams = new ConcurrentHashMap<>();
  private final boolean closed;

  private DrawBook(boolean closed) {
    this.closed = closed;
  }

  /** A book in which draws are noted as they are made. */
  static DrawBook empty() {
    return new DrawBook(false);
  }

  /** A book of draws that were made before; there are no others. */
  static DrawBook of(List<DrawStream> noted) {
    DrawBook book = new DrawBook(true);
    noted.forEach(stream -> book.streams.put(stream.name(), stream.rows()));
    return book;
  }

  /**
   * The rows of one draw.
   *
   * @param stream what is drawn
   * @param number number of the draw
   * @param count how many draws of this kind there are
   * @param maker makes the rows where they are not noted yet
   * @return the rows, to be left unchanged
   * @throws HomologException if the book holds draws made before and this is none of them
   */
  int[] rows(String stream, int number, int count, Supplier<int[]> maker) {
    if (closed) {
      int[] @Nullable [] known = streams.get(stream);
      if (known == null || number >= known.length) {
        throw HomologException.mistake(
            "draw " + number + " of \"" + stream + "\" is not among the draws that were stored");
      }
      return java.util.Objects.requireNonNull(known[number]);
    }
    int[] made = maker.get();
    // Every thread writes places of its own.
    streams.computeIfAbsent(stream, name -> new int[count][])[number] = made;
    return made;
  }

  /** What was noted, by name; a draw that was not needed is empty. */
  List<DrawStream> streams() {
    List<DrawStream> all = new ArrayList<>();
    new TreeMap<>(streams)
        .forEach(
            (name, rows) -> {
              int[][] whole = new int[rows.length][];
              for (int i = 0; i < rows.length; i++) {
                whole[i] = rows[i] == null ? new int[0] : rows[i];
              }
              all.add(new DrawStream(name, whole));
            });
    return List.copyOf(all);
  }
}
