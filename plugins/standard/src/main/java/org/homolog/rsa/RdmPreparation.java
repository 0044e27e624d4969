package org.homolog.rsa;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.population.MissingPolicy;
import org.homolog.population.Population;
import org.homolog.spi.Axis;
import org.homolog.spi.Draw;
import org.homolog.spi.Options;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;
import org.homolog.system.Dissimilarities;
import org.jspecify.annotations.Nullable;

/**
 * From a sample to its dissimilarities. A draw of conditions is always taken from the whole, so
 * that preparing a draw and drawing from the prepared whole are the same numbers.
 *
 * <p>The whole must have every dissimilarity, unless the options let some be left out. What a draw
 * of repeats or units makes undefined (a condition without entries, a pattern without spread) is
 * left out of that draw, as copies are.
 */
final class RdmPreparation {
  private final Sample sample;
  private final RsaOptions options;
  private final Run run;
  private final boolean strict;
  private final boolean telling;

  private RdmPreparation(Sample sample, RsaOptions options, Run run, boolean telling) {
    this.sample = sample;
    this.options = options;
    this.run = run;
    this.strict = sample.draw().isEmpty();
    this.telling = telling;
  }

  static PreparedRdm prepare(Sample sample, RsaOptions options, Run run) {
    Optional<Draw> draw = sample.draw().filter(d -> d.axis() == Axis.CONDITION);
    Sample base = draw.isPresent() ? sample.whole() : sample;
    PreparedRdm whole = new RdmPreparation(base, options, run, sample.draw().isEmpty()).whole();
    return draw.map(d -> whole.draw(d.rows(), d.purpose() == Draw.Purpose.SHUFFLE)).orElse(whole);
  }

  private PreparedRdm whole() {
    if (sample.system().facet(Population.class).isPresent()) {
      return ofPopulation(sample.require(Population.class));
    }
    return ofGiven(sample.require(Dissimilarities.class));
  }

  private String name() {
    return sample.system().name();
  }

  private void tell(String text) {
    if (telling) {
      run.warn(text);
    }
  }

  private PreparedRdm ofPopulation(Population raw) {
    Population population = raw.handleMissing(options.missing());
    if (options.noise() == NoiseSource.FOLDS
        && options.normalisesNoise()
        && options.missing() == MissingPolicy.PAIRWISE
        && population.hasMissing()) {
      throw HomologException.mistake(
          "system "
              + name()
              + " has missing values; noise: folds takes missing: drop-unit or drop-condition");
    }
    requireOneSession(population);
    if (population.unitCount() < raw.unitCount()) {
      tell(
          (raw.unitCount() - population.unitCount())
              + " of "
              + raw.unitCount()
              + " units of "
              + name()
              + " have missing values and are left out");
    }
    List<String> design = sample.conditions();
    List<RdmLayer> layers = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<PreparedRdm.NoiseSummary> noise = new ArrayList<>();
    Observations last = null;
    String measure = "";
    for (var layer : Observations.layers(population, design, options).entrySet()) {
      last = checked(layer.getValue());
      RdmComputation computed = RdmComputation.of(last, options, strict, run);
      if (computed.noise() != null) {
        noise.add(computed.noise());
      }
      checkPairs(computed, last, layer.getKey());
      names.add(layer.getKey());
      layers.add(layer(computed, last.size()));
      measure = measure(computed);
    }
    Objects.requireNonNull(last, "a population has at least one time bin");
    return PreparedRdm.whole(
            name(), last.labels(), last.bins(), layers, names, measure, summary(noise))
        .withControls(
            Controls.of(
                population.conditions(),
                population.conditionLabels(),
                design,
                last.bins(),
                options));
  }

  /** Units of several sessions were never recorded together: their noise has no covariance. */
  private void requireOneSession(Population population) {
    if (!options.normalisesNoise() || options.covariance() == CovarianceEstimate.VARIANCES) {
      return;
    }
    int sessions =
        population
            .sessionColumn()
            .map(column -> population.units().column(column).levels().size())
            .orElse(1);
    if (sessions > 1) {
      throw HomologException.mistake(
          "system "
              + name()
              + " joins "
              + sessions
              + " sessions, and units that were not recorded together have no noise covariance;"
              + " choose covariance: variances");
    }
  }

  private Observations checked(Observations observations) {
    int units = observations.patterns().columns();
    if (units == 0) {
      throw HomologException.mistake("system " + name() + " has no units to compute patterns from");
    }
    if (options.dissimilarity() == Dissimilarity.CORRELATION && units < 2) {
      throw HomologException.mistake(
          "dissimilarity: correlation needs patterns of at least two units, but system "
              + name()
              + " has one; choose dissimilarity: euclidean");
    }
    return options.centerPatterns() ? observations.centred() : observations;
  }

  private RdmLayer layer(RdmComputation computed, int size) {
    double[] values = RdmTransform.apply(computed.values(), size, options);
    return RdmLayer.of(values, options.comparator())
        .withErrors(computed.errors())
        .withNoise(computed.placeNoise());
  }

  /** One summary for all bins: the mean weight, the largest condition number. */
  private PreparedRdm.@Nullable NoiseSummary summary(List<PreparedRdm.NoiseSummary> noise) {
    if (noise.isEmpty()) {
      return null;
    }
    int silent = noise.stream().mapToInt(PreparedRdm.NoiseSummary::silentUnits).max().orElse(0);
    if (silent > 0) {
      tell(silent + " units of " + name() + " have no noise to be normalised by and are left out");
    }
    return new PreparedRdm.NoiseSummary(
        noise.stream().mapToDouble(PreparedRdm.NoiseSummary::intensity).average().orElse(0),
        noise.stream().mapToDouble(PreparedRdm.NoiseSummary::condition).max().orElse(0),
        noise.get(0).residuals(),
        silent);
  }

  /** Whether a cross-validated dissimilarity went over pairs of observations unasked. */
  private boolean overFoldPairs(RdmComputation computed) {
    return computed.paired()
        && options.repeats() == RepeatUse.AVERAGE
        && options.dissimilarity().isCrossValidated();
  }

  private String measure(RdmComputation computed) {
    return overFoldPairs(computed) ? options.measure() + " over pairs of folds" : options.measure();
  }

  private double[] transformed(double[] values) {
    if (options.transform() == Transform.SQUARE_ROOT) {
      for (int i = 0; i < values.length; i++) {
        values[i] = Double.isNaN(values[i]) ? Double.NaN : Math.sqrt(Math.max(0, values[i]));
      }
    }
    return values;
  }

  /** Says what is left out of the whole, or refuses. */
  private void checkPairs(RdmComputation computed, Observations observations, String bin) {
    if (!strict) {
      return;
    }
    double[] values = computed.values();
    MeanPatterns means = computed.means();
    List<String> labels = observations.labels();
    int size = labels.size();
    List<String> absent = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      if (!means.has(i)) {
        absent.add(labels.get(i));
      }
    }
    if (!absent.isEmpty()) {
      tell(name() + ": left out for missing values: " + String.join(", ", absent));
    }
    int undefined = 0;
    int at = 0;
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++, at++) {
        if (Double.isNaN(values[at]) && means.has(i) && means.has(j)) {
          if (!mayLeaveOut()) {
            throw HomologException.mistake(
                undefinedPair(observations, computed, i, j)
                    + (bin.isEmpty() ? "" : " (time bin " + bin + ")"));
          }
          undefined++;
        }
      }
    }
    if (undefined > 0) {
      tell(undefined + " pairs of conditions of " + name() + " have no dissimilarity; left out");
    }
  }

  private boolean mayLeaveOut() {
    return options.missing() == MissingPolicy.PAIRWISE
        || (options.missing() == MissingPolicy.DROP_CONDITION
            && (options.dissimilarity() == Dissimilarity.CORRELATION
                || options.dissimilarity() == Dissimilarity.COSINE));
  }

  private String undefinedPair(Observations observations, RdmComputation computed, int i, int j) {
    List<String> labels = observations.labels();
    Matrix means = computed.means().means();
    if (options.dissimilarity() == Dissimilarity.CORRELATION) {
      String flat = labels.get(PatternDistances.isConstant(means, i) ? i : j);
      return "system "
          + name()
          + ": all units respond alike in condition \""
          + flat
          + "\", so that its correlation with other conditions is not defined; leave it out with"
          + " missing: drop-condition, or choose dissimilarity: euclidean";
    }
    if (options.dissimilarity() == Dissimilarity.COSINE) {
      return "system "
          + name()
          + ": no unit responds in condition \""
          + labels.get(isZero(means, i) ? i : j)
          + "\", so that its angle with other conditions is not defined; leave it out with"
          + " missing: drop-condition, or choose dissimilarity: euclidean";
    }
    if (computed.paired() && options.dissimilarity().isCrossValidated()) {
      int alone = observations.onlyFold(i).isPresent() ? i : j;
      Optional<String> fold = observations.onlyFold(alone);
      if (fold.isPresent()) {
        return "system "
            + name()
            + ": all observations of condition \""
            + labels.get(alone)
            + "\" are in fold \""
            + fold.get()
            + "\", but "
            + Options.kebab(options.dissimilarity().name())
            + " needs two folds of each condition; leave it out with missing:"
            + " pairwise, or choose other folds";
      }
    }
    String pair =
        "system "
            + name()
            + ": conditions \""
            + labels.get(i)
            + "\" and \""
            + labels.get(j)
            + "\" ";
    return options.dissimilarity() == Dissimilarity.CROSSNOBIS
            && options.noise() == NoiseSource.FOLDS
        ? pair
            + "do not occur together in two folds, as noise: folds needs; choose noise: repeats,"
            + " leave such pairs out with missing: pairwise, or choose other folds"
        : pair
            + "have no finite dissimilarity: the values are too large; use another unit for them";
  }

  private static boolean isZero(Matrix means, int row) {
    return java.util.Arrays.stream(means.row(row)).allMatch(value -> value == 0);
  }

  private PreparedRdm ofGiven(Dissimilarities given) {
    double[] values = given.values();
    int size = given.labels().size();
    int at = 0;
    List<Integer> dropped = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++, at++) {
        if (Double.isFinite(values[at])) {
          continue;
        }
        values[at] = Double.NaN;
        switch (options.missing()) {
          case PAIRWISE -> {}
          case DROP_CONDITION -> dropped.addAll(List.of(i, j));
          default ->
              throw HomologException.mistake(
                  "the dissimilarities of "
                      + name()
                      + " lack the pair \""
                      + given.labels().get(i)
                      + "\" and \""
                      + given.labels().get(j)
                      + "\"; choose missing: pairwise or drop-condition");
        }
      }
    }
    for (int i : dropped) {
      for (int j = 0; j < size; j++) {
        if (i != j) {
          values[Triangle.at(size, Math.min(i, j), Math.max(i, j))] = Double.NaN;
        }
      }
    }
    if (!dropped.isEmpty()) {
      tell(
          name()
              + ": left out for missing dissimilarities: "
              + String.join(
                  ", ", dropped.stream().distinct().map(i -> given.labels().get(i)).toList()));
    }
    return PreparedRdm.whole(
            name(),
            given.labels(),
            RdmLayer.of(values, options.comparator()),
            given.measure().isEmpty() ? "given" : "given: " + given.measure())
        .withControls(Controls.of(given.conditions(), given.labels(), given.labels(), 1, options));
  }
}
