package org.homolog.rsa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.spi.Axis;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.homolog.spi.Draw;
import org.homolog.spi.JointComparison;
import org.homolog.spi.NullModel;
import org.homolog.spi.Outcome;
import org.homolog.spi.Reference;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;
import org.homolog.spi.Score;
import org.homolog.system.Dissimilarities;
import org.homolog.weighting.PairSpace;
import org.homolog.weighting.VarianceParts;

/**
 * How much of a reference's dissimilarities each candidate explains alone, and which they share.
 */
public final class VariancePartitioning
    implements JointComparison<VariancePartitioningOptions, PreparedRdm> {
  private final Rsa rsa = new Rsa();

  @Override
  public Description describe() {
    return Description.builder("variance-partitioning", "Partitioning of variance among candidates")
        .summary(
            "The dissimilarities of up to five candidates are regressed together on those of the"
                + " reference, and with each set of candidates left out. multiple-correlation is the"
                + " root of the share of variance that all explain together (total); unique is what"
                + " is lost when a candidate is left out; shared is what more than one explains."
                + " Weights are fitted and judged on the same pairs: with few conditions shares are"
                + " too large, which the null shows.")
        .formula(
            "total = R^2(all); unique_k = R^2(all) - R^2(all but k); shared = total - sum_k unique_k;"
                + " R^2 over pairs of conditions, of ranks for spearman, without removing means for"
                + " cosine, in the metric of the errors of dissimilarities for whitened comparators")
        .references(
            Reference.of(
                "Groen et al. 2018, Distinct contributions of functional and deep neural network"
                    + " features to representational similarity of scenes in human brain and behavior,"
                    + " eLife 7:e32962",
                "10.7554/eLife.32962"),
            Reference.of(
                "Nimon & Oswald 2013, Understanding the results of multiple linear regression,"
                    + " Organizational Research Methods 16:650-674",
                "10.1177/1094428113493929"))
        .facets(Population.class, Dissimilarities.class)
        .drawable(Axis.CONDITION, Axis.MEMBER)
        .nulls(NullModel.PERMUTE_CONDITIONS, NullModel.CIRCULAR_SHIFT)
        .refuses(
            NullModel.PERMUTE_UNITS,
            "dissimilarities do not depend on the order of units, so that permuting units leaves"
                + " the score as it is")
        .refuses(
            NullModel.RANDOM_ROTATION, "dissimilarities hardly depend on a rotation of the units")
        .refuses(
            NullModel.MATCHED_SPECTRUM,
            "candidates that are scored together have no common spectrum")
        .refuses(NullModel.UNTRAINED, "candidates that are scored together have no common twin")
        .range(-1, 1)
        .direction(Direction.NEUTRAL, "shared", "unique")
        .reliabilities("multiple-correlation")
        .convention("variance-partitioning[dissimilarity;comparator;weights]")
        .cost(
            "prepare: as rsa; score: a regression per set of K candidates, O(2^K"
                + " D^2 K^2), at most 32 sets")
        .elsewhere(
            "commonality analysis in R (yhat); Net2Brain's variance partitioning for two to four"
                + " models")
        .build();
  }

  @Override
  public Class<VariancePartitioningOptions> options() {
    return VariancePartitioningOptions.class;
  }

  @Override
  public PreparedRdm prepare(Sample sample, VariancePartitioningOptions options, Run run) {
    return rsa.prepare(sample, options.rdm(), run);
  }

  @Override
  public Optional<PreparedRdm> redraw(
      PreparedRdm whole, Draw draw, VariancePartitioningOptions options) {
    return rsa.redraw(whole, draw, options.rdm());
  }

  @Override
  public Optional<PreparedRdm> pool(
      List<PreparedRdm> members, VariancePartitioningOptions options) {
    return rsa.pool(members, options.rdm());
  }

  @Override
  public List<Score> score(
      PreparedRdm reference,
      List<PreparedRdm> candidates,
      VariancePartitioningOptions options,
      Run run) {
    candidates.forEach(one -> new RdmAgreement(reference, one, options.rdm(), run));
    String convention = options.convention();
    List<VarianceParts> parts = parts(reference, candidates, options);
    if (parts.isEmpty()) {
      return undefined(candidates, convention);
    }
    double total = mean(parts.stream().mapToDouble(VarianceParts::total).toArray());
    List<Score> scores = new ArrayList<>();
    scores.add(Score.of("multiple-correlation", convention, Math.sqrt(Math.max(0, total))));
    scores.add(Score.of("total", convention, total));
    scores.add(
        Score.of(
            "shared",
            convention,
            mean(parts.stream().mapToDouble(VarianceParts::shared).toArray())));
    for (int k = 0; k < candidates.size(); k++) {
      int candidate = k;
      boolean copied =
          candidates.indexOf(candidates.get(k)) != candidates.lastIndexOf(candidates.get(k));
      Score unique =
          copied
              ? Score.undefined(
                  "unique", convention, "a candidate that is there twice has nothing of its own")
              : Score.of(
                  "unique",
                  convention,
                  mean(parts.stream().mapToDouble(p -> p.unique(candidate)).toArray()));
      scores.add(unique.direction(candidates.get(k).system()));
    }
    return scores;
  }

  private static List<Score> undefined(List<PreparedRdm> candidates, String convention) {
    String reason =
        "fewer than three pairs of conditions have dissimilarities in all systems, or the"
            + " reference does not vary over them";
    List<Score> scores = new ArrayList<>();
    for (String name : List.of("multiple-correlation", "total", "shared")) {
      scores.add(Score.undefined(name, convention, reason));
    }
    for (PreparedRdm candidate : candidates) {
      scores.add(Score.undefined("unique", convention, reason).direction(candidate.system()));
    }
    return scores;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  /** The parts of each layer that has any. */
  private static List<VarianceParts> parts(
      PreparedRdm reference, List<PreparedRdm> candidates, VariancePartitioningOptions options) {
    if (candidates.size() > VarianceParts.MOST) {
      throw HomologException.mistake(
          "variance-partitioning divides variance among up to "
              + VarianceParts.MOST
              + " candidates, not "
              + candidates.size()
              + "; name fewer with candidates: [...] in the entry");
    }
    RdmComparator comparator = options.rdm().comparator();
    PairSpace space = JointVectors.space(comparator, "variance-partitioning");
    List<VarianceParts> parts = new ArrayList<>();
    for (int layer = 0; layer < reference.layers().size(); layer++) {
      List<double[]> values = new ArrayList<>();
      values.add(reference.layers().get(layer).values());
      for (PreparedRdm candidate : candidates) {
        values.add(candidate.layers().get(layer).values());
      }
      boolean ranked = comparator == RdmComparator.SPEARMAN;
      JointVectors vectors =
          JointVectors.of(
              ranked ? JointVectors.ranked(values) : values, reference, i -> true, space);
      if (!vectors.isEmpty() && vectors.target().length > 2) {
        parts.add(VarianceParts.of(vectors.models(), vectors.target(), options.weights()));
      }
    }
    return parts;
  }

  @Override
  public Outcome show(PreparedRdm one, VariancePartitioningOptions options, Run run) {
    return rsa.show(one, options.rdm(), run);
  }

  @Override
  public Outcome explain(
      PreparedRdm reference,
      List<PreparedRdm> candidates,
      VariancePartitioningOptions options,
      Run run) {
    List<VarianceParts> parts = parts(reference, candidates, options);
    int sets = (1 << candidates.size()) - 1;
    String[] names = new String[sets];
    double[] shares = new double[sets];
    for (int set = 1; set <= sets; set++) {
      List<String> members = new ArrayList<>();
      for (int k = 0; k < candidates.size(); k++) {
        if ((set >> k & 1) == 1) {
          members.add(candidates.get(k).system());
        }
      }
      int chosen = set;
      names[set - 1] = String.join(" and ", members);
      shares[set - 1] = mean(parts.stream().mapToDouble(p -> p.part(chosen)).toArray());
    }
    return new Outcome(
        List.of(),
        Map.of(
            "Variance explained by exactly these candidates",
            Table.of(
                Column.texts("candidates", names), Column.numbers("share of variance", shares))));
  }
}
