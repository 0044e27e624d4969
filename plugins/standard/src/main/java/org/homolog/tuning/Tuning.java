package org.homolog.tuning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.homolog.failure.HomologException;
import org.homolog.geometry.ConditionColumn;
import org.homolog.geometry.Copies;
import org.homolog.geometry.Prepared;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.population.Population;
import org.homolog.spi.Axis;
import org.homolog.spi.Comparison;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.homolog.spi.Draw;
import org.homolog.spi.NullModel;
import org.homolog.spi.Outcome;
import org.homolog.spi.Reference;
import org.homolog.spi.Requirement;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;
import org.homolog.spi.Score;

/** Whether the units of two systems are tuned alike, as populations and one by one. */
public final class Tuning implements Comparison<TuningOptions, Prepared<TuningProfile>> {
  private static final List<String> INDICES = List.of("depth", "sparseness", "dprime", "nonlinear");

  private static final Description DESCRIPTION =
      Description.builder("tuning", "Tuning of single units")
          .summary(
              "Each unit's mean response to every value of a condition column is its tuning curve. Units"
                  + " of the two systems are paired so that their curves correlate best, each used once"
                  + " at most; the main score is the mean correlation of the pairs, which grows with the"
                  + " number of units to choose from: look at the null beside it. The systems are also"
                  + " compared by which values their units prefer, and by how indices of selectivity are"
                  + " distributed over units. With two columns, the share of a unit's variance that is"
                  + " their interaction tells non-linear from linear mixed selectivity; noise of repeats is"
                  + " taken away. A unit's preferred value and how well it is told from the others come"
                  + " from the same trials, which favours every unit alike on both sides. Time bins are"
                  + " averaged. Under a draw of conditions each drawn condition enters once.")
          .formula(
              "matched-correlation: max over one-to-one p of mean_i r(x_i, y_p(i)), r Pearson over values."
                  + " preferred-overlap: 1 - sum over values of |share of units that prefer it| differences"
                  + " / 2. depth (max - min) / (max + min) and sparseness"
                  + " (1 - (sum r / n)^2 / (sum r^2 / n)) / (1 - 1 / n) of curves with negative responses"
                  + " taken as zero; dprime (m1 - m2) / sqrt((s1^2 + s2^2 + 1e-7) / 2) of trials of the"
                  + " preferred value against all others; nonlinear SS(interaction) / (SS(first) +"
                  + " SS(second) + SS(interaction)). Distances of indices: area between their distribution"
                  + " functions over units (Wasserstein of order 1).")
          .references(
              Reference.of(
                  "Rigotti, Barak, Warden, Wang, Daw, Miller & Fusi 2013, The importance of mixed"
                      + " selectivity in complex cognitive tasks, Nature 497:585-590",
                  "10.1038/nature12160"),
              Reference.of(
                  "Vinje & Gallant 2000, Sparse coding and decorrelation in primary visual cortex during"
                      + " natural vision, Science 287:1273-1276",
                  "10.1126/science.287.5456.1273"),
              Reference.of(
                  "Yang & Wang 2020, Artificial neural networks for neuroscientists: a primer, Neuron"
                      + " 107:1048-1070",
                  "10.1016/j.neuron.2020.09.005"))
          .facets(Population.class)
          .drawable(Axis.CONDITION, Axis.REPEAT, Axis.UNIT, Axis.MEMBER)
          .nulls(
              NullModel.PERMUTE_CONDITIONS,
              NullModel.PERMUTE_REPEATS,
              NullModel.RANDOM_ROTATION,
              NullModel.UNTRAINED)
          .refuses(NullModel.PERMUTE_UNITS, "no score depends on the order of units")
          .refusesFor(
              NullModel.PERMUTE_CONDITIONS,
              "it compares how indices of single units are distributed in each system by itself",
              all("-distance"))
          .range(0, 1, "preferred-overlap")
          .range(0, Double.POSITIVE_INFINITY, all("-distance"))
          .range(0, 1, sides("depth", "sparseness", "nonlinear"))
          .direction(Direction.HIGHER_IS_CLOSER)
          .direction(Direction.LOWER_IS_CLOSER, all("-distance"))
          .direction(Direction.NEUTRAL, sides(INDICES.toArray(String[]::new)))
          .reliabilities("matched-correlation")
          .convention("tuning[column,second]")
          .cost("prepare: O(D N); score: O(D N M), then an assignment of N to M units, O(N^2 M)")
          .elsewhere(
              "one-to-one matches units by their responses to all conditions and time bins; here they"
                  + " are matched by their curves over one column.")
          .build();

  /** For the plug-in. */
  public Tuning() {}

  private static String[] all(String ending) {
    return INDICES.stream().map(name -> name + ending).toArray(String[]::new);
  }

  private static String[] sides(String... indices) {
    return Stream.of(indices)
        .flatMap(name -> Stream.of(name + "-reference", name + "-candidate"))
        .toArray(String[]::new);
  }

  @Override
  public Description describe() {
    return DESCRIPTION;
  }

  @Override
  public Description describe(TuningOptions options) {
    return DESCRIPTION.requiring(
        Stream.of(options.column(), options.second())
            .filter(column -> !column.isEmpty())
            .map(column -> Requirement.column(List.of(column), "tuning curves run over its values"))
            .toArray(Requirement[]::new));
  }

  @Override
  public Class<TuningOptions> options() {
    return TuningOptions.class;
  }

  @Override
  public Prepared<TuningProfile> prepare(Sample sample, TuningOptions options, Run run) {
    ResponseMatrix responses = ResponseMatrix.withTrials(sample, options, Copies.LEFT_OUT, run);
    ConditionColumn first = ConditionColumn.of(sample, options.column());
    Optional<ConditionColumn> second =
        options.isMixed()
            ? Optional.of(ConditionColumn.of(sample, options.second()))
            : Optional.empty();
    if (sample.draw().isEmpty() && second.isPresent()) {
      List<String> conditions = responses.conditions();
      MixedSelectivity.missing(first.texts(conditions), second.get().texts(conditions))
          .ifPresent(
              combination -> {
                throw HomologException.mistake(
                    "second: mixed selectivity needs every combination of the two columns, but"
                        + " system "
                        + sample.system().name()
                        + " has no condition for "
                        + combination);
              });
    }
    Prepared<TuningProfile> prepared =
        new Prepared<>(
            responses,
            (drawn, algebra) ->
                TuningProfile.of(
                    drawn,
                    first.texts(drawn.conditions()),
                    second.map(column -> column.texts(drawn.conditions())).orElse(List.of())));
    prepared.derived(run.algebra());
    return prepared;
  }

  @Override
  public Optional<Prepared<TuningProfile>> redraw(
      Prepared<TuningProfile> whole, Draw draw, TuningOptions options) {
    return draw.axis() == Axis.CONDITION
        ? Optional.of(whole.drawn(draw, Copies.LEFT_OUT))
        : Optional.empty();
  }

  @Override
  public List<Score> score(
      Prepared<TuningProfile> reference,
      Prepared<TuningProfile> candidate,
      TuningOptions options,
      Run run) {
    TuningProfile own = reference.derived(run.algebra());
    TuningProfile other = candidate.derived(run.algebra());
    MatchedUnits matched = MatchedUnits.of(own, other);
    List<Score> scores = new ArrayList<>();
    boolean several = matched.values().size() > 1;
    scores.add(
        score(
            "matched-correlation",
            several ? matched.mean() : Double.NaN,
            "the systems share fewer than 2 values of the column",
            options));
    scores.add(score("preferred-overlap", overlap(own, other), "", options));
    List<String> names = options.isMixed() ? INDICES : INDICES.subList(0, 3);
    for (String name : names) {
      scores.add(
          score(
              name + "-distance",
              Distributions.distance(index(name).apply(own), index(name).apply(other)),
              "no unit of one system has this index, or a combination of values is missing",
              options));
    }
    for (String name : names) {
      String reason = "no unit has this index, or a combination of values is missing";
      scores.add(
          score(
              name + "-reference", Distributions.median(index(name).apply(own)), reason, options));
      scores.add(
          score(
              name + "-candidate",
              Distributions.median(index(name).apply(other)),
              reason,
              options));
    }
    return List.copyOf(scores);
  }

  static Function<TuningProfile, double[]> index(String name) {
    return switch (name) {
      case "depth" -> TuningProfile::depth;
      case "sparseness" -> TuningProfile::sparseness;
      case "dprime" -> TuningProfile::dPrime;
      default -> TuningProfile::nonlinear;
    };
  }

  private static double overlap(TuningProfile own, TuningProfile other) {
    List<String> values = new ArrayList<>(own.values());
    other.values().stream().filter(value -> !values.contains(value)).forEach(values::add);
    double[] a = own.preferences(values);
    double[] b = other.preferences(values);
    double apart = 0;
    for (int v = 0; v < a.length; v++) {
      apart += Math.abs(a[v] - b[v]);
    }
    return Math.max(0, 1 - apart / 2);
  }

  private static Score score(String name, double value, String reason, TuningOptions options) {
    return Double.isNaN(value)
        ? Score.undefined(name, options.convention(), reason)
        : Score.of(name, options.convention(), value);
  }

  @Override
  public Outcome show(Prepared<TuningProfile> one, TuningOptions options, Run run) {
    return TuningFigures.ofOne(one.derived(run.algebra()), options);
  }

  @Override
  public Outcome explain(
      Prepared<TuningProfile> reference,
      Prepared<TuningProfile> candidate,
      TuningOptions options,
      Run run) {
    return TuningFigures.ofPair(
        reference.derived(run.algebra()), candidate.derived(run.algebra()), options);
  }
}
