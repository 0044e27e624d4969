package org.homolog.rsa;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.spi.Axis;
import org.homolog.spi.Description;
import org.homolog.spi.Draw;
import org.homolog.spi.JointComparison;
import org.homolog.spi.NullModel;
import org.homolog.spi.Options;
import org.homolog.spi.Outcome;
import org.homolog.spi.Reference;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;
import org.homolog.spi.Score;
import org.homolog.system.Dissimilarities;
import org.homolog.weighting.WeightRule;

/**
 * How well a weighted sum of several candidates' dissimilarities predicts a reference's, on
 * conditions that the weights were not fitted on.
 */
public final class WeightedRsa implements JointComparison<WeightedRsaOptions, PreparedRdm> {
  private static final String SINGLE = "best-single";
  private static final String GAIN = "gain";
  private final Rsa rsa = new Rsa();

  @Override
  public Description describe() {
    List<String> names = new ArrayList<>(List.of(SINGLE));
    for (RdmComparator comparator : RdmComparator.values()) {
      names.add(Options.kebab(comparator.name()));
    }
    return Description.builder("weighted-rsa", "Representational similarity of weighted candidates")
        .summary(
            "The dissimilarities of all candidates together predict those of the reference as a"
                + " weighted sum. Conditions are divided into folds at random; weights are fitted on"
                + " the pairs within the training conditions, and the score is the agreement over the"
                + " pairs within the held-out ones, averaged over folds. best-single is the score of"
                + " the one candidate that agrees best on the training conditions; gain is what"
                + " weighting adds to it. Rank comparators are scored by ranks, and their weights are"
                + " fitted for Pearson's r.")
        .formula(
            "prediction = sum_k w_k d_k; w makes the cosine of prediction and reference largest, by"
                + " least squares in the space of the comparator (centred for correlations, in the"
                + " metric of the errors of dissimilarities for whitened ones)")
        .references(
            Reference.of(
                "Khaligh-Razavi & Kriegeskorte 2014, Deep supervised, but not unsupervised, models may"
                    + " explain IT cortical representation, PLOS Computational Biology 10:e1003915",
                "10.1371/journal.pcbi.1003915"),
            Reference.of(
                "Schuett et al. 2023, Statistical inference on representational geometries, eLife"
                    + " 12:e82566",
                "10.7554/eLife.82566"))
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
        .range(-2, 2)
        .reliabilities(names.toArray(String[]::new))
        .convention("weighted-rsa[dissimilarity;comparator;weights;folds]")
        .cost(
            "prepare: as rsa; score: per fold least squares of all pairs on K"
                + " candidates, O(D^2 K^2); whitened comparators solve with the metric of"
                + " pairs once per draw")
        .elsewhere(
            "rsatoolbox: ModelWeighted with fit_regress or fit_regress_nn, ModelSelect,"
                + " ModelInterpolate, scored by crossval. Its non-negative fit stops on an absolute"
                + " tolerance and may not end for dissimilarities of ordinary scale; here the"
                + " tolerance is relative. It solves whitened fits to 1e-5; here they are exact.")
        .build();
  }

  @Override
  public Class<WeightedRsaOptions> options() {
    return WeightedRsaOptions.class;
  }

  @Override
  public PreparedRdm prepare(Sample sample, WeightedRsaOptions options, Run run) {
    return rsa.prepare(sample, options.rdm(), run);
  }

  @Override
  public Optional<PreparedRdm> redraw(PreparedRdm whole, Draw draw, WeightedRsaOptions options) {
    return rsa.redraw(whole, draw, options.rdm());
  }

  @Override
  public Optional<PreparedRdm> pool(List<PreparedRdm> members, WeightedRsaOptions options) {
    return rsa.pool(members, options.rdm());
  }

  @Override
  public List<Score> score(
      PreparedRdm reference, List<PreparedRdm> candidates, WeightedRsaOptions options, Run run) {
    WeightedAgreement weighted = new WeightedAgreement(reference, candidates, options, run);
    Agreement together = weighted.score(options.weights());
    Agreement single = weighted.score(WeightRule.SELECTED);
    Agreement gain = gain(candidates, together, single);
    String convention = options.convention();
    return List.of(
        score(Options.kebab(options.rdm().comparator().name()), convention, together),
        score(SINGLE, convention, single),
        score(GAIN, convention, gain));
  }

  private static Agreement gain(
      List<PreparedRdm> candidates, Agreement together, Agreement single) {
    if (candidates.stream().distinct().count() == 1) {
      return Agreement.undefined("one candidate gains nothing by weighting");
    }
    return together.isUndefined() || single.isUndefined()
        ? Agreement.undefined(together.isUndefined() ? together.reason() : single.reason())
        : Agreement.of(together.value() - single.value());
  }

  private static Score score(String name, String convention, Agreement agreement) {
    return agreement.isUndefined()
        ? Score.undefined(name, convention, agreement.reason())
        : Score.of(name, convention, agreement.value());
  }

  @Override
  public Outcome show(PreparedRdm one, WeightedRsaOptions options, Run run) {
    return rsa.show(one, options.rdm(), run);
  }

  @Override
  public Outcome explain(
      PreparedRdm reference, List<PreparedRdm> candidates, WeightedRsaOptions options, Run run) {
    WeightedAgreement weighted = new WeightedAgreement(reference, candidates, options, run);
    PreparedRdm mixture = weighted.mixture();
    List<Column> columns = new ArrayList<>();
    columns.add(
        Column.texts(
            "candidate", candidates.stream().map(PreparedRdm::system).toArray(String[]::new)));
    for (int layer = 0; layer < reference.layers().size(); layer++) {
      String bin = reference.layerNames().get(layer);
      columns.add(
          Column.numbers(bin.isEmpty() ? "weight" : "weight at " + bin, weighted.weights(layer))
              .description("Fitted on all conditions."));
    }
    return new Outcome(
        List.of(
            RdmFigures.matrix(mixture, options.rdm()),
            RdmFigures.scatter(reference, mixture, options.rdm())),
        Map.of("Weights of the candidates", Table.of(columns)));
  }
}
