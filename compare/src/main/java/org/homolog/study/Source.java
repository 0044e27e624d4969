package org.homolog.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;

/** A system of a study, ready to be built. */
interface Source {
  /** Its name, such as "orn" or "network/hidden1". */
  String name();

  /** How it comes to be. */
  NeuralSystem.Kind kind();

  /** Hash of everything its content derives from; the name is not part of it. */
  String key();

  /** Keys of the fits whose files it is read from. */
  List<String> fits();

  /** Whether it is cheap enough to be built while the study is checked. */
  default boolean isReadAtOnce() {
    return fits().isEmpty();
  }

  /** The facets it will have. */
  Set<Class<?>> facets();

  /**
   * Builds it.
   *
   * @param products from a fit's key to its finished file
   */
  Cohort build(Function<String, Path> products);

  /** Its conditions where they are known without any fit. */
  default Optional<List<String>> conditions() {
    return Optional.empty();
  }

  /** What a reader of any score of it must know, such as that it is in sample. */
  default Optional<String> caution() {
    return Optional.empty();
  }

  /** Fact to value: where it comes from. */
  Map<String, String> provenance();

  /** What it is, in the author's words; may be empty. */
  String about();

  /** Whom to cite; may be empty. */
  String citation();

  /** Licence of its data; may be empty. */
  String licence();

  /**
   * What its fits tell, such as accuracy and chance.
   *
   * @param products from a fit's key to its finished file
   */
  default Map<String, String> facts(Function<String, Path> products) {
    return Map.of();
  }
}
