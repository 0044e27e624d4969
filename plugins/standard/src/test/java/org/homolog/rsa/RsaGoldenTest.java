package org.homolog.rsa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Options;
import org.homolog.spi.Sample;
import org.homolog.spi.Score;
import org.homolog.spi.testkit.TestRun;
import org.homolog.standard.GoldenCases;
import org.homolog.standard.GoldenCases.Case;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** RSA against the values other programs computed. */
class RsaGoldenTest {
  private static final GoldenCases GOLDEN = new GoldenCases();
  private final Rsa rsa = new Rsa();
  private final TestRun run = new TestRun(1);

  @AfterAll
  static void report() {
    System.out.println("golden dissimilarity cases: " + GOLDEN.summary());
  }

  @TestFactory
  Stream<DynamicTest> dissimilarities() {
    return GOLDEN.family("rdm_calc", this::dissimilarity);
  }

  @TestFactory
  Stream<DynamicTest> unbalancedDesigns() {
    return GOLDEN.family(
        "rdm_unbalanced",
        one -> {
          Matrix x = one.matrix("x");
          int[] folds = one.has("cv") ? one.integers("cv") : IntStream.range(0, x.rows()).toArray();
          Observations observations =
              Samples.numbered(Samples.observations(x, one.integers("cond"), folds));
          double[] sorted = unbalanced(one, observations);
          double[] slow = byHand(one, observations);
          assertArrayEquals(slow, sorted, 1e-9, one.id() + " against the pairs by hand");
          double[] order = one.expected("condition_order");
          double[] reordered = new double[sorted.length];
          int at = 0;
          for (int i = 0; i < order.length; i++) {
            for (int j = i + 1; j < order.length; j++) {
              int low = (int) Math.min(order[i], order[j]);
              int high = (int) Math.max(order[i], order[j]);
              reordered[at++] = sorted[Triangle.at(order.length, low, high)];
            }
          }
          one.check("condition_order", order(one.integers("cond")));
          one.check("rdm", reordered);
          return Optional.empty();
        });
  }

  private static double[] byHand(Case one, Observations observations) {
    return new PairsByHand(
            one.parameter("method"),
            one.has("precision") ? one.matrix("precision") : null,
            one.parameter("weighting").equals("equal"),
            one.parameter("crossvalidated").equals("true"),
            observations)
        .distances();
  }

  /** There conditions stand in the order in which they first appear. */
  private static double[] order(int[] conditions) {
    return Arrays.stream(conditions).distinct().asDoubleStream().toArray();
  }

  /** As there: offsets that all observations share are not removed. */
  private double[] unbalanced(Case one, Observations observations) {
    String method = one.parameter("method");
    boolean equally = one.parameter("weighting").equals("equal");
    boolean across = one.parameter("crossvalidated").equals("true");
    Matrix x = observations.patterns();
    if (method.startsWith("poisson") || method.equals("correlation")) {
      RsaOptions options =
          Samples.options(
              "dissimilarity",
              method.replace('_', '-'),
              "repeats",
              "pairs",
              "missing",
              "pairwise",
              "weighting",
              equally ? "equally" : "by-units");
      return RdmComputation.of(observations, options, false, run).values();
    }
    if (one.has("precision") && Presence.hasMissing(x)) {
      PairBlocks blocks = PairBlocks.products(x, one.matrix("precision"), x.columns());
      return ObservationPairs.distances(
          observations, equally ? blocks.equally() : blocks, across, run);
    }
    Matrix patterns = one.has("precision") ? whitened(one, x) : x;
    PairForm form = PairForm.products(patterns, x.columns());
    return equally
        ? ObservationPairs.distances(observations, PairBlocks.of(form).equally(), across, run)
        : ObservationPairs.distances(observations, form, across, run);
  }

  private Matrix whitened(Case one, Matrix patterns) {
    Matrix covariance = run.algebra().inverse(one.matrix("precision"));
    return run.algebra().multiply(patterns, NoiseMetric.of(covariance, run.algebra()).whitening());
  }

  private Optional<String> dissimilarity(Case one) {
    if (one.expects("rdm_per_test_fold")) {
      one.check("rdm_per_test_fold", perTestFold(one));
    }
    if (one.expects("condition_order")) {
      int[] conditions = one.has("cond") ? one.integers("cond") : null;
      one.check(
          "condition_order",
          conditions == null
              ? IntStream.range(0, one.matrix("x").rows()).asDoubleStream().toArray()
              : Arrays.stream(conditions).distinct().sorted().asDoubleStream().toArray());
    }
    one.check("rdm", rdm(one));
    return Optional.empty();
  }

  private double[] perTestFold(Case one) {
    Observations observations = observations(one);
    FoldSums sums = FoldSums.of(observations);
    int pairs = Triangle.length(observations.size());
    double[] all = new double[sums.folds() * pairs];
    for (int k = 0; k < sums.folds(); k++) {
      FoldMean mean = new FoldMean(observations.size());
      PoissonRdm.addFold(mean, sums, k, poisson(one), run);
      // Folds are numbered here in order of appearance, there in ascending order.
      int fold = Integer.parseInt(observations.foldNames().get(k));
      System.arraycopy(mean.values(), 0, all, fold * pairs, pairs);
    }
    return all;
  }

  private static RsaOptions poisson(Case one) {
    return Samples.options(
        "dissimilarity",
        one.parameter("method").replace('_', '-'),
        "prior-rate",
        one.parameter("prior_lambda"),
        "prior-weight",
        one.parameter("prior_weight"));
  }

  private Observations observations(Case one) {
    Matrix x = one.matrix("x");
    return Samples.numbered(Samples.observations(x, one.integers("cond"), one.integers("cv")));
  }

  private double[] rdm(Case one) {
    Matrix x = one.matrix("x");
    int[] conditions =
        one.has("cond") ? one.integers("cond") : IntStream.range(0, x.rows()).toArray();
    int[] folds = one.has("cv") ? one.integers("cv") : IntStream.range(0, x.rows()).toArray();
    Sample sample = Samples.observations(x, conditions, folds);
    String method = one.parameter("method");
    if (method.startsWith("poisson")) {
      return rsa.prepare(sample, poisson(one), run).values();
    }
    String centre = one.parameter("remove_mean").equals("true") ? "true" : "false";
    if (method.equals("euclidean") || method.equals("correlation")) {
      RsaOptions options = Samples.options("dissimilarity", method, "center-patterns", centre);
      return rsa.prepare(sample, options, run).values();
    }
    RsaOptions options =
        Samples.options("dissimilarity", "crossnobis", "noise", "none", "center-patterns", centre);
    if (one.has("precision_per_fold")) {
      return perFold(one, sample, options, x.columns());
    }
    if (!one.has("precision")) {
      return rsa.prepare(sample, options, run).values();
    }
    Observations observations =
        Observations.of(
            sample.require(org.homolog.population.Population.class), sample.conditions(), options);
    observations = centre.equals("true") ? observations.centred() : observations;
    Observations white = observations.withPatterns(whitened(one, observations.patterns()));
    return method.equals("mahalanobis")
        ? PatternDistances.squaredEuclidean(MeanPatterns.of(white), run)
        : CrossnobisRdm.leaveOneFoldOut(white, x.columns(), run);
  }

  private double[] perFold(Case one, Sample sample, RsaOptions options, int units) {
    Observations observations =
        Observations.of(
            sample.require(org.homolog.population.Population.class), sample.conditions(), options);
    double[] all = one.input("precision_per_fold");
    int size = units * units;
    Matrix[] covariances = new Matrix[all.length / size];
    for (int k = 0; k < covariances.length; k++) {
      // Folds are numbered here in order of appearance, there in ascending order.
      int fold = Integer.parseInt(observations.foldNames().get(k));
      Matrix precision =
          Matrix.of(units, units, Arrays.copyOfRange(all, fold * size, (fold + 1) * size));
      covariances[k] = run.algebra().inverse(precision);
    }
    return CrossnobisRdm.betweenFolds(observations, List.of(covariances), units, run);
  }

  @TestFactory
  Stream<DynamicTest> noiseCovariances() {
    return GOLDEN.family(
        "noise_cov",
        one -> {
          if (one.id().contains("sigma_k")) {
            one.check("sigma_k", conditionCovariance(one).array());
            return Optional.empty();
          }
          CovarianceEstimate estimate =
              switch (one.parameter("method")) {
                case "full" -> CovarianceEstimate.FULL;
                case "diag" -> CovarianceEstimate.VARIANCES;
                case "shrinkage_diag" -> CovarianceEstimate.SHRINK_TO_DIAGONAL;
                default -> CovarianceEstimate.SHRINK_TO_IDENTITY;
              };
          boolean residuals = one.has("residuals");
          Matrix x = one.matrix(residuals ? "residuals" : "x");
          int[] places = residuals ? new int[x.rows()] : one.integers("cond");
          int conditions = (int) Arrays.stream(places).distinct().count();
          Observations observations =
              new Observations(x, places, Samples.labels(conditions), 1, new int[0], List.of());
          int[] all = IntStream.range(0, x.rows()).toArray();
          double freedom = NoiseMetric.freedom(observations, all);
          if (!one.parameter("dof").isEmpty()) {
            freedom = Double.parseDouble(one.parameter("dof"));
          } else if (one.id().contains("measurements")) {
            // The peer counts so for balanced designs; homolog counts n less the conditions.
            freedom = (conditions - 1.0) * x.rows() / conditions;
          }
          Matrix covariance =
              NoiseCovariance.estimate(
                      NoiseMetric.residuals(observations, all), freedom, estimate, run.algebra())
                  .matrix();
          one.check("covariance", covariance.array());
          if (one.expects("precision")) {
            Matrix whitening = NoiseMetric.of(covariance, run.algebra()).whitening();
            one.check("precision", run.algebra().rowProducts(whitening).array());
          }
          return Optional.empty();
        });
  }

  private Matrix conditionCovariance(Case one) {
    Observations observations = observations(one);
    Matrix patterns = observations.patterns();
    return ConditionCovariance.of(
        one.has("precision") ? observations.withPatterns(whitened(one, patterns)) : observations,
        patterns.columns(),
        run);
  }

  @TestFactory
  Stream<DynamicTest> transforms() {
    return GOLDEN.family(
        "rdm_transform",
        one -> {
          String name = one.id().substring(one.id().indexOf('_', one.id().indexOf('/')) + 1);
          if (name.startsWith("rescale")) {
            rescaled(one);
            return Optional.empty();
          }
          double[] all = one.input("rdm");
          if (name.equals("geotopological")) {
            // There the quantiles are those of all dissimilarities together.
            RdmTransform.geotopological(
                all,
                Double.parseDouble(one.parameter("low")),
                Double.parseDouble(one.parameter("up")));
            one.check("rdm", all);
            return Optional.empty();
          }
          RsaOptions options =
              Samples.options("transform", name.equals("sqrt") ? "square-root" : name);
          int pairs = one.shape("rdm")[1];
          double[] got = new double[all.length];
          for (int from = 0; from < all.length; from += pairs) {
            double[] rdm = Arrays.copyOfRange(all, from, from + pairs);
            RdmTransform.apply(rdm, Triangle.size(pairs), options);
            System.arraycopy(rdm, 0, got, from, pairs);
          }
          one.check("rdm", got);
          return Optional.empty();
        });
  }

  private static void rescaled(Case one) {
    RdmRescaling rescaled =
        RdmRescaling.of(
            GoldenRdms.rows(one, "rdm"),
            MemberScale.valueOf(
                one.parameter("method").equals("setsize")
                    ? "SET_SIZE"
                    : one.parameter("method").toUpperCase(java.util.Locale.ROOT)));
    one.check("rdm", rescaled.aligned().stream().flatMapToDouble(Arrays::stream).toArray());
    one.check("mean", rescaled.mean());
  }

  @TestFactory
  Stream<DynamicTest> dissimilaritiesOverTime() {
    return GOLDEN.family(
        "rdm_temporal",
        one -> {
          int[] folds =
              one.has("cv") ? one.integers("cv") : IntStream.range(0, one.shape("x")[0]).toArray();
          Sample sample =
              Samples.overTime(
                  one.input("x"), one.shape("x"), one.input("time"), one.integers("cond"), folds);
          RsaOptions options =
              Samples.options(
                  "dissimilarity",
                  one.parameter("method"),
                  "noise",
                  one.parameter("method").equals("crossnobis") ? "none" : "repeats",
                  "time",
                  "per-bin",
                  "bin-samples",
                  one.has("bin_width") ? String.valueOf(one.integers("bin_width")[0]) : "1");
          PreparedRdm prepared = rsa.prepare(sample, options, run);
          one.check("rdm_per_time", prepared.values());
          if (one.expects("bin_time")) {
            one.check(
                "bin_time",
                prepared.layerNames().stream()
                    .mapToDouble(name -> Double.parseDouble(name.replace(" s", "")))
                    .toArray());
          }
          return Optional.empty();
        });
  }

  @TestFactory
  Stream<DynamicTest> comparators() {
    return GOLDEN.family(
        "rdm_compare",
        one -> {
          RdmComparator comparator = GoldenRdms.comparator(one);
          boolean noisy = one.has("sigma_k");
          boolean full = noisy && one.shape("sigma_k").length == 2;
          RsaOptions options =
              Samples.options(
                  "comparator",
                  Options.kebab(comparator.name()),
                  "condition-noise",
                  full ? "covariances" : noisy ? "variances" : "equal");
          Matrix noise = null;
          if (noisy) {
            int size = one.shape("sigma_k")[0];
            noise = Matrix.of(size, full ? size : 1, one.input("sigma_k"));
          }
          // There the first is moved towards the second and a distance is negative.
          boolean distance = comparator == RdmComparator.RIEMANNIAN;
          List<Double> got = new ArrayList<>();
          for (double[] a : GoldenRdms.rows(one, "rdm1")) {
            for (double[] b : GoldenRdms.rows(one, "rdm2")) {
              PreparedRdm first = Samples.prepared(a, comparator, noise);
              PreparedRdm second = Samples.prepared(b, comparator, noise);
              Score score =
                  rsa.score(distance ? second : first, distance ? first : second, options, run)
                      .get(0);
              got.add(distance ? -score.value() : score.value());
            }
          }
          one.check("similarity", got.stream().mapToDouble(Double::doubleValue).toArray());
          return Optional.empty();
        });
  }

  @TestFactory
  Stream<DynamicTest> subjectsCeiling() {
    return GOLDEN.family(
        "ceiling",
        id -> id.endsWith("rsa_ceiling"),
        one -> {
          Matrix x = one.matrix("x");
          int[] subjects = one.integers("subject");
          RsaOptions options = Samples.options();
          int[] conditions = IntStream.range(0, x.rows()).toArray();
          List<double[]> rdms = new ArrayList<>();
          for (int subject : Arrays.stream(subjects).distinct().toArray()) {
            int[] units =
                IntStream.range(0, subjects.length).filter(i -> subjects[i] == subject).toArray();
            Sample sample = Samples.observations(x.selectColumns(units), conditions, conditions);
            rdms.add(rsa.prepare(sample, options, run).values());
          }
          double lower = 0;
          double upper = 0;
          for (double[] own : rdms) {
            PreparedRdm held = Samples.prepared(own, RdmComparator.SPEARMAN);
            List<double[]> others = rdms.stream().filter(other -> other != own).toList();
            lower += score(held, plainMean(others)) / rdms.size();
            upper += score(held, plainMean(rdms)) / rdms.size();
          }
          one.check("lower", lower);
          one.check("upper", upper);
          return Optional.empty();
        });
  }

  private double score(PreparedRdm a, PreparedRdm b) {
    RsaOptions spearman = Samples.options("comparator", "spearman");
    return rsa.score(a, b, spearman, run).get(0).value();
  }

  private static PreparedRdm plainMean(List<double[]> rdms) {
    double[] mean = new double[rdms.get(0).length];
    for (double[] rdm : rdms) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += rdm[i] / rdms.size();
      }
    }
    return Samples.prepared(mean, RdmComparator.SPEARMAN);
  }
}
