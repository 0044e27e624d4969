package org.homolog.rsa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.homolog.resample.BootstrapVariance;
import org.homolog.resample.CandidateTests;
import org.homolog.resample.CeilingMethod;
import org.homolog.resample.Draws;
import org.homolog.resample.Evaluation;
import org.homolog.resample.MemberPolicy;
import org.homolog.resample.ResamplePlan;
import org.homolog.result.CellResult;
import org.homolog.spi.Axis;
import org.homolog.spi.Design;
import org.homolog.spi.testkit.TestRun;
import org.homolog.standard.GoldenCases;
import org.homolog.standard.GoldenCases.Case;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Bootstraps over members and conditions against other programs. */
class BootstrapGoldenTest {
  private static final GoldenCases GOLDEN = new GoldenCases();
  private static final long SEED = 11;
  private static final int DRAWS = 2000;

  /** What is drawn in one part of a bootstrap. */
  private record Part(boolean members, boolean conditions) {

    /** A dual bootstrap has three: both axes, members alone, conditions alone. */
    static List<Part> of(Case one) {
      String id = one.id();
      return id.contains("_eval_dual_bootstrap")
          ? List.of(new Part(true, true), new Part(true, false), new Part(false, true))
          : List.of(
              new Part(
                  !id.contains("_eval_bootstrap_pattern"), !id.contains("_eval_bootstrap_rdm")));
    }

    List<Axis> axes() {
      List<Axis> axes = new ArrayList<>();
      if (members) {
        axes.add(Axis.MEMBER);
      }
      if (conditions) {
        axes.add(Axis.CONDITION);
      }
      return axes;
    }
  }

  @AfterAll
  static void report() {
    System.out.println("golden bootstraps: " + GOLDEN.summary());
  }

  @TestFactory
  Stream<DynamicTest> replayed() {
    return GOLDEN.family("bootstrap_replay", BootstrapGoldenTest::replay);
  }

  @TestFactory
  Stream<DynamicTest> drawn() {
    return GOLDEN.family("bootstrap_statistical", BootstrapGoldenTest::draw);
  }

  private static Optional<String> replay(Case one) {
    GoldenRdms rdms = new GoldenRdms(one);
    List<PreparedRdm> data = rdms.prepared(one, "data_rdms");
    List<PreparedRdm> models = rdms.prepared(one, "model_rdms");
    int draws = Integer.parseInt(one.parameter("n_boot"));
    List<Part> parts = Part.of(one);
    double[] evaluations = new double[draws * models.size() * parts.size()];
    double[] ceilings = new double[2 * draws * parts.size()];
    List<double[][]> tables = new ArrayList<>();
    for (int p = 0; p < parts.size(); p++) {
      double[][] table = new double[draws][models.size() + 2];
      for (int b = 0; b < draws; b++) {
        int[] members = row(one, parts.get(p).members() ? "rdm_index" : "", b, data.size());
        int[] conditions =
            row(one, parts.get(p).conditions() ? "pattern_index" : "", b, data.get(0).size());
        Arrays.sort(conditions);
        List<PreparedRdm> drawn =
            rdms.among(Arrays.stream(members).mapToObj(data::get).toList(), conditions);
        for (int m = 0; m < models.size(); m++) {
          table[b][m] = rdms.mean(rdms.among(models.get(m), conditions), drawn);
          evaluations[(b * models.size() + m) * parts.size() + p] = table[b][m];
        }
        double[] ceiling = rdms.ceiling(drawn, members);
        System.arraycopy(ceiling, 0, table[b], models.size(), 2);
        ceilings[b * parts.size() + p] = ceiling[0];
        ceilings[(draws + b) * parts.size() + p] = ceiling[1];
      }
      tables.add(table);
    }
    one.check("evaluations", evaluations);
    one.check("noise_ceiling", ceilings);
    Summary summary = Summary.of(one, tables, data.size(), data.get(0).size());
    one.check("variances", summary.covariances());
    InferenceGoldenTest.check(one, summary.tests());
    return Optional.empty();
  }

  private static int[] row(Case one, String input, int row, int size) {
    return one.has(input)
        ? Arrays.copyOfRange(one.integers(input), row * size, (row + 1) * size)
        : IntStream.range(0, size).toArray();
  }

  private static Optional<String> draw(Case one) {
    GoldenRdms rdms = new GoldenRdms(one);
    List<PreparedRdm> data = rdms.prepared(one, "data_rdms");
    int conditions = data.get(0).size();
    Design design = new Design(Samples.labels(conditions));
    Cohort reference = new Cohort("members", "member", systems(one, "data_rdms"));
    List<NeuralSystem> models = systems(one, "model_rdms");
    List<double[][]> tables = new ArrayList<>();
    for (Part part : Part.of(one)) {
      double[][] table = new double[DRAWS][models.size() + 2];
      for (int m = 0; m < models.size(); m++) {
        double[] scores = scores(rdms, design, reference, models.get(m), part);
        Assertions.assertEquals(DRAWS, scores.length);
        for (int b = 0; b < DRAWS; b++) {
          table[b][m] = scores[b];
        }
      }
      for (int b = 0; b < DRAWS; b++) {
        double[] ceiling = ceiling(rdms, data, design, part, b);
        System.arraycopy(ceiling, 0, table[b], models.size(), 2);
      }
      tables.add(table);
    }
    Summary summary = Summary.of(one, tables, data.size(), conditions);
    CandidateTests tests = summary.tests();
    one.check("means", tests.means());
    one.check("model_var", tests.variances().models());
    one.check("diff_var", tests.variances().differences());
    one.check("noise_ceil_var", InferenceGoldenTest.flat(tests.variances().toCeiling()));
    one.check("noise_ceiling", summary.ceiling());
    return Optional.empty();
  }

  private static List<NeuralSystem> systems(Case one, String input) {
    List<double[]> rows = GoldenRdms.rows(one, input);
    return IntStream.range(0, rows.size())
        .mapToObj(i -> Samples.system(input + i, Samples.given(rows.get(i))))
        .toList();
  }

  /** The engine's score of the mean over members on each draw. */
  private static double[] scores(
      GoldenRdms rdms, Design design, Cohort reference, NeuralSystem model, Part part) {
    ResamplePlan plan =
        new ResamplePlan(
            DRAWS,
            part.axes(),
            0.95,
            0,
            Optional.empty(),
            CeilingMethod.NONE,
            1,
            MemberPolicy.EACH);
    CellResult cell =
        Evaluation.of(
            "drawn",
            new Rsa(),
            rdms.options(),
            design,
            reference,
            Cohort.of(model),
            plan,
            SEED,
            "key",
            new TestRun(SEED));
    return cell.scores().stream()
        .filter(score -> score.member().equals("mean"))
        .findFirst()
        .orElseThrow()
        .draws();
  }

  /** The ceiling on the same draw as the engine's. */
  private static double[] ceiling(
      GoldenRdms rdms, List<PreparedRdm> data, Design design, Part part, int number) {
    int[] members =
        part.members()
            ? Draws.members(SEED, "reference", data.size(), number).rows()
            : IntStream.range(0, data.size()).toArray();
    int[] conditions =
        part.conditions()
            ? Draws.conditions(SEED, design, number).rows()
            : IntStream.range(0, design.conditions().size()).toArray();
    List<PreparedRdm> drawn = Arrays.stream(members).mapToObj(data::get).toList();
    return rdms.ceiling(rdms.among(drawn, conditions), members);
  }

  /**
   * What follows from the scores on draws.
   *
   * @param tests t tests by the bootstrap's variances
   * @param covariances of scores and ceiling over draws, one part after the other
   * @param ceiling lower and upper bound, mean over draws and parts
   */
  private record Summary(CandidateTests tests, double[] covariances, double[] ceiling) {

    /** From draws x (models, lower and upper bound), one table per part. */
    static Summary of(Case one, List<double[][]> tables, int members, int conditions) {
      // There the ceiling counts as fixed where members alone are drawn.
      boolean withCeiling = !one.id().contains("_eval_bootstrap_rdm");
      int models = tables.get(0)[0].length - 2;
      List<double[][]> covariances = new ArrayList<>();
      double[] means = new double[models + 2];
      for (double[][] table : tables) {
        double[][] scored =
            Arrays.stream(table).filter(row -> !Double.isNaN(row[0])).toArray(double[][]::new);
        for (double[] row : scored) {
          for (int i = 0; i < means.length; i++) {
            means[i] += row[i] / scored.length / tables.size();
          }
        }
        double[][] drawn =
            withCeiling
                ? scored
                : Arrays.stream(scored)
                    .map(row -> Arrays.copyOf(row, models))
                    .toArray(double[][]::new);
        covariances.add(new Covariance(drawn).getCovarianceMatrix().getData());
      }
      Part part = Part.of(one).get(0);
      int drawnMembers = part.members() ? members : 0;
      int drawnConditions = part.conditions() ? conditions : 0;
      BootstrapVariance variance =
          tables.size() == 1
              ? BootstrapVariance.of(covariances.get(0), withCeiling, drawnMembers, drawnConditions)
              : BootstrapVariance.dual(
                  covariances.get(0),
                  covariances.get(1),
                  covariances.get(2),
                  withCeiling,
                  members,
                  conditions);
      int freedom =
          IntStream.of(drawnMembers, drawnConditions).filter(n -> n > 0).min().orElseThrow() - 1;
      double[] ceiling = Arrays.copyOfRange(means, models, models + 2);
      return new Summary(
          new CandidateTests(Arrays.copyOf(means, models), variance, ceiling[0], freedom),
          covariances.stream().flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).toArray(),
          ceiling);
    }
  }
}
