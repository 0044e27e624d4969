package org.homolog.study;

import java.util.Optional;
import java.util.function.Supplier;
import org.homolog.failure.HomologException;
import org.homolog.spi.Options;
import org.homolog.study.grammar.Fields;
import org.homolog.study.yaml.Problems;

/** Binds options as a study writes them; what is wrong with one is reported where it stands. */
final class BoundOptions {
  private BoundOptions() {}

  static <O> Optional<O> of(Fields at, Problems problems, Supplier<O> binding) {
    try {
      return Optional.of(binding.get());
    } catch (Options.InvalidOption e) {
      String message = String.valueOf(e.getMessage());
      if (e.option().isEmpty()) {
        problems.add(at.place(), at.path(), message);
      } else if (message.startsWith("unknown option")) {
        at.wrongKey(e.option(), message);
      } else {
        at.problem(e.option(), message);
      }
    } catch (HomologException e) {
      problems.add(at.place(), at.path(), String.valueOf(e.getMessage()), e.kind());
    }
    return Optional.empty();
  }
}
