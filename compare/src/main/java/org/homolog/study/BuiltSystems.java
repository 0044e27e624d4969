package org.homolog.study;

import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.homolog.failure.HomologException;
import org.homolog.spi.Design;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;
import org.jspecify.annotations.Nullable;

/**
 * The systems of a plan as far as they are built: each is built once and shared by the cells of
 * this process, for as long as memory allows. Safe for several threads.
 */
final class BuiltSystems {
  private final Map<String, SoftReference<Cohort>> built = new HashMap<>();
  private final Map<String, Object> locks = new HashMap<>();
  private final Map<String, List<String>> labels = new HashMap<>();

  /** A system, built now if it is not at hand. */
  Cohort get(Source source, Function<String, Path> products) {
    String id = source.name() + " " + source.key();
    Object lock;
    synchronized (locks) {
      lock = locks.computeIfAbsent(id, key -> new Object());
    }
    // One lock per system: others are built meanwhile.
    synchronized (lock) {
      @Nullable SoftReference<Cohort> held;
      synchronized (built) {
        held = built.get(id);
      }
      @Nullable Cohort cohort = held == null ? null : held.get();
      if (cohort == null) {
        cohort = source.build(products);
        synchronized (built) {
          built.put(id, new SoftReference<>(cohort));
          labels.put(id, conditions(cohort));
        }
      }
      return cohort;
    }
  }

  /** The conditions that all members of a system have. */
  private static List<String> conditions(Cohort cohort) {
    List<NeuralSystem> having =
        cohort.members().stream().filter(member -> !member.conditions().isEmpty()).toList();
    return having.isEmpty() ? List.of() : Design.shared(having).conditions();
  }

  /** A system's conditions, if they are known without a fit. */
  Optional<List<String>> known(Source source) {
    Optional<List<String>> stated = source.conditions();
    if (stated.isPresent()) {
      return stated;
    }
    synchronized (built) {
      return Optional.ofNullable(labels.get(source.name() + " " + source.key()));
    }
  }

  /** The conditions that systems share, in the order of the first. */
  Design design(List<Source> sources, Function<String, Path> products) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (Source source : sources) {
      Optional<List<String>> conditions = known(source);
      if (conditions.isEmpty()) {
        get(source, products);
        conditions = known(source);
      }
      all.put(source.name(), conditions.orElse(List.of()));
    }
    return shared(all);
  }

  /**
   * The labels that all have.
   *
   * @param conditions system to labels; systems without labels are passed over
   * @throws HomologException if there is none, showing a label of each side
   */
  static Design shared(Map<String, List<String>> conditions) {
    @Nullable String first = null;
    List<String> shared = List.of();
    for (Map.Entry<String, List<String>> entry : conditions.entrySet()) {
      List<String> labels = entry.getValue();
      if (labels.isEmpty()) {
        continue;
      }
      if (first == null) {
        first = entry.getKey();
        shared = labels;
        continue;
      }
      java.util.Set<String> here = new java.util.HashSet<>(labels);
      String example = shared.get(0);
      shared = shared.stream().filter(here::contains).toList();
      if (shared.isEmpty()) {
        throw HomologException.mistake(
            first
                + " and "
                + entry.getKey()
                + " share no condition: one has \""
                + example
                + "\", the other \""
                + labels.get(0)
                + "\"; conditions are matched by their labels");
      }
    }
    return new Design(shared);
  }
}
