package org.homolog.study;

import java.util.List;
import java.util.Optional;
import org.homolog.resample.ResamplePlan;
import org.homolog.spi.Description;
import org.homolog.spi.NullModel;
import org.homolog.spi.Options;

/**
 * How many draws the null of a comparison can have.
 *
 * @param draws the most; 0 without a null
 * @param reason what limits them, or why there is no null
 */
record NullReach(int draws, String reason) {
  private static final List<NullModel> BY_ITSELF =
      List.of(NullModel.PERMUTE_CONDITIONS, NullModel.PERMUTE_REPEATS, NullModel.PERMUTE_UNITS);

  /**
   * The reach of the null that would be taken.
   *
   * @param plan what is resampled
   * @param description the analysis
   * @param conditions how many conditions are shared
   * @param twins untrained networks of the candidate, where they are the null
   */
  static NullReach of(
      ResamplePlan plan, Description description, int conditions, Optional<Integer> twins) {
    Optional<NullModel> model =
        plan.nullModel()
            .or(() -> BY_ITSELF.stream().filter(description.nulls()::contains).findFirst());
    if (model.isEmpty()) {
      return new NullReach(
          0,
          description.id()
              + " admits no permutation"
              + BY_ITSELF.stream()
                  .filter(description.refusedNulls()::containsKey)
                  .findFirst()
                  .map(refused -> ": " + description.refusedNulls().get(refused))
                  .orElse(""));
    }
    String name = Options.kebab(model.get().name());
    int wanted = plan.permutations();
    return switch (model.get()) {
      case UNTRAINED ->
          twins.isEmpty()
              ? new NullReach(0, "the candidate has no untrained twin")
              : new NullReach(twins.get(), twins.get() + " untrained networks, one draw each,");
      case PERMUTE_CONDITIONS -> {
        long all = permutations(conditions, wanted + 1L);
        yield all - 1 < wanted
            ? new NullReach(
                (int) (all - 1), "the " + all + " orders of " + conditions + " conditions")
            : new NullReach(wanted, wanted + " draws of " + name);
      }
      default -> new NullReach(wanted, wanted + " draws of " + name);
    };
  }

  /** n!, or at most the limit. */
  private static long permutations(int n, long limit) {
    long all = 1;
    for (int i = 2; i <= n && all < limit; i++) {
      all *= i;
    }
    return Math.max(1, all);
  }
}
