package org.homolog.study;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
        together(at, problems, message);
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

  /** Options that do not go together: told where the first of them stands that is given. */
  private static void together(Fields at, Problems problems, String message) {
    Optional<String> first =
        at.others().keySet().stream()
            .filter(key -> place(message, key) >= 0)
            .min(Comparator.comparingInt(key -> place(message, key)));
    if (first.isPresent()) {
      at.problem(first.get(), message);
    } else {
      problems.add(at.place(), at.path(), message);
    }
  }

  /** Where a message names a key; negative if it does not. */
  private static int place(String message, String key) {
    Matcher matcher =
        Pattern.compile("(?<![\\w-])" + Pattern.quote(key) + "(?![\\w-])").matcher(message);
    return matcher.find() ? matcher.start() : -1;
  }
}
