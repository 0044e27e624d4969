package org.homolog.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.homolog.resample.ResamplePlan;
import org.homolog.spi.Description;
import org.homolog.spi.NullModel;
import org.homolog.spi.Options;

/** Checks the null of an entry against what its comparison and its systems admit. */
final class NullChecker {
  private NullChecker() {}

  /**
   * Why a comparison refuses the null that is asked for.
   *
   * @param description the comparison under the options at hand
   * @param plan what is resampled
   * @return the reason and what it admits; empty if it admits it, or none is asked for
   */
  static Optional<String> refusal(Description description, ResamplePlan plan) {
    if (plan.permutations() == 0
        || plan.nullModel().filter(wanted -> !description.nulls().contains(wanted)).isEmpty()) {
      return Optional.empty();
    }
    NullModel wanted = plan.nullModel().get();
    String reason = description.refusedNulls().getOrDefault(wanted, "");
    String permuted = permuted(wanted);
    return Optional.of(
        description.id()
            + (permuted.isEmpty()
                ? " refuses the null " + Options.kebab(wanted.name())
                : " refuses to permute " + permuted + "s")
            + (reason.isEmpty() ? "" : ": " + reason)
            + admitted(description));
  }

  private static String admitted(Description description) {
    if (description.nulls().isEmpty()) {
      return "; it admits no null, ask for null: none";
    }
    List<String> permuted =
        description.nulls().stream()
            .map(NullChecker::permuted)
            .filter(word -> !word.isEmpty())
            .sorted()
            .toList();
    List<String> others =
        description.nulls().stream()
            .filter(model -> permuted(model).isEmpty())
            .map(model -> Options.kebab(model.name()))
            .sorted()
            .toList();
    List<String> parts = new ArrayList<>();
    Stream.of(Map.entry("permute: ", permuted), Map.entry("model: ", others))
        .filter(part -> !part.getValue().isEmpty())
        .forEach(part -> parts.add(part.getKey() + String.join(", ", part.getValue())));
    return "; it admits " + String.join(" or ", parts);
  }

  /** What a permutation exchanges; empty for another null. */
  private static String permuted(NullModel model) {
    return switch (model) {
      case PERMUTE_CONDITIONS -> "condition";
      case PERMUTE_REPEATS -> "repeat";
      case PERMUTE_UNITS -> "unit";
      default -> "";
    };
  }

  /**
   * The untrained twins of candidates, by the candidates' names.
   *
   * @param plan what is resampled
   * @param candidates the candidates
   * @param all every system of the study by name
   * @return twins; empty unless they are the null
   */
  static Map<String, Source> twins(
      ResamplePlan plan, List<Source> candidates, Map<String, Source> all) {
    Map<String, Source> twins = new LinkedHashMap<>();
    if (plan.permutations() > 0
        && plan.nullModel().filter(NullModel.UNTRAINED::equals).isPresent()) {
      for (Source candidate : candidates) {
        String name = candidate.name().replaceFirst("^([^/]+)/", "$1-untrained/");
        if (!name.equals(candidate.name()) && all.containsKey(name)) {
          twins.put(candidate.name(), all.get(name));
        }
      }
    }
    return twins;
  }
}
