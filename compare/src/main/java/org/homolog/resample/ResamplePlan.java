package org.homolog.resample;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.spi.Axis;
import org.homolog.spi.Description;
import org.homolog.spi.NullModel;
import org.homolog.spi.Options;

/**
 * What is resampled, how often, and which rows come of it.
 *
 * @param bootstrap number of bootstrap draws; 0 for no interval
 * @param over the axes drawn together: conditions, repeats, units or their sessions, members
 * @param level level of the interval, between 0 and 1
 * @param permutations number of draws of the null; 0 for no null
 * @param nullModel the null; empty for the first permutation the comparison admits
 * @param ceiling how the noise ceiling is found
 * @param splits number of random split halves
 * @param members which rows a cohort gets
 * @param ceilingTest what the ceiling counts as when scores are tested against it
 */
public record ResamplePlan(
    int bootstrap,
    List<Axis> over,
    double level,
    int permutations,
    Optional<NullModel> nullModel,
    CeilingMethod ceiling,
    int splits,
    MemberPolicy members,
    CeilingTest ceilingTest) {
  private static final int MOST = 10_000_000;

  /**
   * Checks the numbers.
   *
   * @throws HomologException naming what is out of range
   */
  public ResamplePlan {
    over = List.copyOf(new LinkedHashSet<>(over));
    within("bootstrap", bootstrap, 0);
    within("permutations", permutations, 0);
    within("splits", splits, 1);
    if (bootstrap == 1) {
      throw HomologException.mistake(
          "bootstrap is 1, but a spread needs 2 draws or more; 1000 is usual, 0 asks for none");
    }
    if (!(level > 0 && level < 1)) {
      throw HomologException.mistake(
          "the level of the interval must lie between 0 and 1 but is " + level);
    }
    if (over.contains(Axis.UNIT) && over.contains(Axis.SESSION)) {
      throw HomologException.mistake(
          "the bootstrap is over units or over the sessions they were recorded in, not both: choose"
              + " session where units of one session are alike, else unit");
    }
    if (bootstrap > 0 && over.isEmpty()) {
      throw HomologException.mistake(
          "bootstrap is "
              + bootstrap
              + " but over names no axis; say condition, repeat, unit, session or member");
    }
  }

  /**
   * A plan whose ceiling counts as fixed in tests.
   *
   * @param bootstrap number of bootstrap draws; 0 for no interval
   * @param over the axes drawn together
   * @param level level of the interval, between 0 and 1
   * @param permutations number of draws of the null; 0 for no null
   * @param nullModel the null; empty for the first permutation the comparison admits
   * @param ceiling how the noise ceiling is found
   * @param splits number of random split halves
   * @param members which rows a cohort gets
   * @throws HomologException naming what is out of range
   */
  public ResamplePlan(
      int bootstrap,
      List<Axis> over,
      double level,
      int permutations,
      Optional<NullModel> nullModel,
      CeilingMethod ceiling,
      int splits,
      MemberPolicy members) {
    this(
        bootstrap,
        over,
        level,
        permutations,
        nullModel,
        ceiling,
        splits,
        members,
        CeilingTest.FIXED);
  }

  private static void within(String name, int value, int least) {
    if (value < least || value > MOST) {
      throw HomologException.mistake(
          name + " must lie between " + least + " and " + MOST + " but is " + value);
    }
  }

  /**
   * 1000 draws over conditions, an interval of 0.95, 1000 permutations, 20 splits, ceiling and null
   * found by themselves, one row per member and one for their mean.
   *
   * @return the plan
   */
  public static ResamplePlan defaults() {
    return new ResamplePlan(
        1000,
        List.of(Axis.CONDITION),
        0.95,
        1000,
        Optional.empty(),
        CeilingMethod.AUTOMATIC,
        20,
        MemberPolicy.EACH);
  }

  /**
   * Scores alone: no interval, no null, no ceiling.
   *
   * @return the plan
   */
  public static ResamplePlan none() {
    return new ResamplePlan(
        0, List.of(), 0.95, 0, Optional.empty(), CeilingMethod.NONE, 1, MemberPolicy.EACH);
  }

  /**
   * Why an analysis cannot be resampled so.
   *
   * @param description the analysis
   * @return the reason, empty if it can; members are drawn as whole systems, which asks nothing of
   *     the analysis, and sessions as groups of units
   */
  public Optional<String> refusal(Description description) {
    if (bootstrap == 0) {
      return Optional.empty();
    }
    return over.stream()
        .filter(axis -> axis != Axis.MEMBER && !description.drawable().contains(drawn(axis)))
        .findFirst()
        .map(
            axis ->
                description.id()
                    + " cannot be drawn over "
                    + Options.kebab(axis.name())
                    + "s; it can be drawn over "
                    + names(description));
  }

  private static Axis drawn(Axis axis) {
    return axis == Axis.SESSION ? Axis.UNIT : axis;
  }

  private static String names(Description description) {
    List<String> names =
        description.drawable().stream().sorted().map(a -> Options.kebab(a.name()) + "s").toList();
    return names.isEmpty() ? "nothing: ask for bootstrap: 0" : String.join(", ", names);
  }

  boolean draws(Axis axis) {
    return bootstrap > 0 && over.contains(axis);
  }
}
