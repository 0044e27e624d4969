package org.homolog.linalg.openblas;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.jspecify.annotations.Nullable;

/**
 * Large blocks of native memory that were freed a moment ago and serve again: a system hands out
 * new ones page by page as they are touched, which can take longer than the work they are for.
 */
final class NativeMemory {
  /** Smaller blocks come from memory that the C library keeps by itself. */
  private static final long LEAST = (1 << 20) / Double.BYTES;

  /** So many values are kept at most: 256 MB. */
  private static final long MOST = (256L << 20) / Double.BYTES;

  /** A block serves for as little as this part of it. */
  private static final int SPARE = 2;

  private static final NativeMemory SHARED = new NativeMemory(MOST);

  private final long most;
  private final Deque<DoublePointer> free = new ArrayDeque<>();
  private long kept;

  /** Memory that keeps so many values at most. */
  NativeMemory(long most) {
    this.most = most;
  }

  /** The memory of the whole process. */
  static NativeMemory shared() {
    return SHARED;
  }

  /** A block of so many values or more, not cleared. */
  DoublePointer take(long size) {
    if (size >= LEAST) {
      DoublePointer found = find(size);
      if (found != null) {
        return found;
      }
    }
    try {
      // One at least: an empty allocation has no address to hand to LAPACK.
      return new DoublePointer(Math.max(1, size));
    } catch (OutOfMemoryError e) {
      if (drain() == 0) {
        throw e;
      }
      return new DoublePointer(Math.max(1, size));
    }
  }

  private synchronized @Nullable DoublePointer find(long size) {
    DoublePointer best = null;
    for (DoublePointer block : free) {
      long capacity = block.capacity();
      if (capacity >= size
          && capacity / SPARE <= size
          && (best == null || capacity < best.capacity())) {
        best = block;
      }
    }
    if (best != null) {
      free.remove(best);
      kept -= best.capacity();
    }
    return best;
  }

  /** Takes a block back; those that have lain longest are freed for it. */
  void giveBack(DoublePointer block) {
    List<DoublePointer> old = new ArrayList<>();
    synchronized (this) {
      if (block.capacity() < LEAST || block.capacity() > most) {
        old.add(block);
      } else {
        free.addLast(block);
        kept += block.capacity();
        while (kept > most) {
          DoublePointer oldest = free.removeFirst();
          kept -= oldest.capacity();
          old.add(oldest);
        }
      }
    }
    old.forEach(DoublePointer::deallocate);
  }

  /** Frees everything; returns how many values that were. */
  synchronized long drain() {
    long freed = kept;
    free.forEach(DoublePointer::deallocate);
    free.clear();
    kept = 0;
    return freed;
  }

  /** How many values lie ready. */
  synchronized long kept() {
    return kept;
  }
}
