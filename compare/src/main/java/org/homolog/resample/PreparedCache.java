package org.homolog.resample;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.homolog.failure.HomologException;
import org.homolog.spi.Design;
import org.homolog.system.NeuralSystem;
import org.jspecify.annotations.Nullable;

/**
 * Whole preparations shared by the cells of a study, so that m candidates against n references cost
 * m + n of them. Bounded; entries are given up when memory is short. Safe for several threads: what
 * one thread is preparing, others wait for.
 */
public final class PreparedCache {

  /** A preparation and what was warned of while it was made. */
  record Prepared(Object value, List<String> warnings) {}

  /** Equal keys mean equal preparations. */
  record Key(String analysis, Record options, Design design, long seed, Object system) {
    static Key of(String analysis, Record options, Design design, long seed, NeuralSystem system) {
      // A system that is not named by its content is equal to itself only.
      Object identity = system.contentKey().isEmpty() ? system : system.contentKey();
      return new Key(analysis, options, design, seed, identity);
    }
  }

  private final Map<Key, CompletableFuture<SoftReference<Prepared>>> entries;

  /**
   * An empty cache.
   *
   * @param capacity how many preparations it holds at most; the least recently used goes first
   * @throws HomologException if capacity is below 1
   */
  public PreparedCache(int capacity) {
    if (capacity < 1) {
      throw HomologException.mistake("the capacity of a cache must be 1 or more: " + capacity);
    }
    entries =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(
              Map.Entry<Key, CompletableFuture<SoftReference<Prepared>>> eldest) {
            return size() > capacity;
          }
        };
  }

  /**
   * How many preparations are held or being made.
   *
   * @return entries
   */
  public int size() {
    synchronized (entries) {
      return entries.size();
    }
  }

  /** The entry, made by this thread or waited for; an exception is not kept. */
  Prepared get(Key key, Supplier<Prepared> maker) {
    CompletableFuture<SoftReference<Prepared>> mine = new CompletableFuture<>();
    CompletableFuture<SoftReference<Prepared>> found;
    synchronized (entries) {
      found = entries.get(key);
      if (found == null || isLost(found)) {
        found = mine;
        entries.put(key, mine);
      }
    }
    if (found != mine) {
      @Nullable Prepared shared = join(found).get();
      return shared == null ? maker.get() : shared;
    }
    try {
      Prepared made = maker.get();
      mine.complete(new SoftReference<>(made));
      return made;
    } catch (RuntimeException | Error e) {
      synchronized (entries) {
        entries.remove(key, mine);
      }
      mine.completeExceptionally(e);
      throw e;
    }
  }

  private static boolean isLost(CompletableFuture<SoftReference<Prepared>> entry) {
    if (!entry.isDone() || entry.isCompletedExceptionally()) {
      return false;
    }
    return entry.join().get() == null;
  }

  private static SoftReference<Prepared> join(CompletableFuture<SoftReference<Prepared>> entry) {
    try {
      return entry.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
