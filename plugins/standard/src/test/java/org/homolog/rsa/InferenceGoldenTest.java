package org.homolog.rsa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.homolog.resample.CandidateTests;
import org.homolog.resample.MemberTests;
import org.homolog.standard.GoldenCases;
import org.homolog.standard.GoldenCases.Case;
import org.homolog.weighting.ModelWeights;
import org.homolog.weighting.WeightRule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Ceilings, tests and cross-validation of models over members against other programs. */
class InferenceGoldenTest {
  private static final GoldenCases GOLDEN = new GoldenCases();

  @AfterAll
  static void report() {
    System.out.println("golden inference: " + GOLDEN.summary());
  }

  @TestFactory
  Stream<DynamicTest> ceilings() {
    return GOLDEN.family(
        "noise_ceiling",
        one -> {
          GoldenRdms rdms = new GoldenRdms(one);
          List<PreparedRdm> members = rdms.prepared(one, "rdms");
          one.check("pooled_rdm", rdms.pool(members).values());
          double[] bounds = rdms.ceiling(members, one.integers("group"));
          one.check("lower", bounds[0]);
          one.check("upper", bounds[1]);
          return Optional.empty();
        });
  }

  @TestFactory
  Stream<DynamicTest> testsOverMembers() {
    return GOLDEN.family(
        "eval_fixed",
        one -> {
          GoldenRdms rdms = new GoldenRdms(one);
          List<PreparedRdm> members = rdms.prepared(one, "data_rdms");
          double[][] scores =
              rdms.prepared(one, "model_rdms").stream()
                  .map(m -> members.stream().mapToDouble(d -> rdms.score(d, m)).toArray())
                  .toArray(double[][]::new);
          double[] ceiling = rdms.ceiling(members, IntStream.range(0, members.size()).toArray());
          MemberTests tests = MemberTests.of(scores, ceiling[0]);
          one.check("evaluations", flat(scores));
          one.check("noise_ceiling", ceiling);
          check(one, tests.student());
          one.check("sem", tests.student().standardErrors());
          double[][] intervals = tests.student().intervals(0.95);
          one.check(
              "ci95",
              IntStream.range(0, 2)
                  .boxed()
                  .flatMapToDouble(end -> Arrays.stream(intervals).mapToDouble(ci -> ci[end]))
                  .toArray());
          checkRanks(one, tests);
          return Optional.empty();
        });
  }

  /** What t tests say, and the variances they rest on. */
  static void check(Case one, CandidateTests tests) {
    one.check("means", tests.means());
    one.check("model_var", tests.variances().models());
    one.check("diff_var", tests.variances().differences());
    one.check("noise_ceil_var", flat(tests.variances().toCeiling()));
    one.check("p_zero_t", tests.aboveZero());
    one.check("p_pairwise_t", flat(tests.paired()));
    one.check("p_noise_t", tests.againstCeiling());
    one.check("dof", tests.freedom());
  }

  private static void checkRanks(Case one, MemberTests tests) {
    int models = tests.student().means().length;
    double[] given = one.expected("evaluations");
    int members = given.length / models;
    double[] zero = tests.signedRankAgainstZero();
    double[][] paired = tests.signedRankPaired();
    for (int i = 0; i < models; i++) {
      double[] own = Arrays.copyOfRange(given, i * members, (i + 1) * members);
      zero[i] = isTied(own) ? withoutRegardToTies(own) : zero[i];
      for (int j = 0; j < models; j++) {
        double[] difference = own.clone();
        for (int k = 0; k < members; k++) {
          difference[k] -= given[j * members + k];
        }
        if (i != j && isTied(difference)) {
          paired[i][j] = withoutRegardToTies(difference);
        }
      }
    }
    one.check("p_zero_wilcoxon", zero);
    one.check("p_pairwise_wilcoxon", flat(paired));
  }

  private static boolean isTied(double[] differences) {
    double[] sizes = Arrays.stream(differences).map(Math::abs).sorted().toArray();
    double close = 1e-9 * sizes[sizes.length - 1];
    return sizes[0] <= close
        || IntStream.range(1, sizes.length).anyMatch(i -> sizes[i] - sizes[i - 1] <= close);
  }

  /**
   * SciPy 1.10 takes the distribution for ranks 1 to n where there are ties, with the rank sum
   * rounded down, and the normal one where a difference is zero; homolog is exact in both.
   */
  private static double withoutRegardToTies(double[] differences) {
    double[] kept = Arrays.stream(differences).filter(d -> d != 0).toArray();
    double[] ranks = new NaturalRanking().rank(Arrays.stream(kept).map(Math::abs).toArray());
    double positive =
        IntStream.range(0, kept.length).filter(i -> kept[i] > 0).mapToDouble(i -> ranks[i]).sum();
    if (kept.length < differences.length) {
      double spread = Math.sqrt(Arrays.stream(ranks).map(r -> r * r).sum()) / 2;
      double z = (positive - Arrays.stream(ranks).sum() / 2) / spread;
      return 2 * new NormalDistribution().cumulativeProbability(-Math.abs(z));
    }
    int sum = (int) positive;
    int below = 0;
    int above = 0;
    for (int signs = 0; signs < 1 << kept.length; signs++) {
      int chosen = signs;
      int rankSum =
          IntStream.range(0, kept.length).filter(i -> (chosen >> i & 1) == 1).map(i -> i + 1).sum();
      below += rankSum <= sum ? 1 : 0;
      above += rankSum >= sum ? 1 : 0;
    }
    return Math.min(1, 2.0 * Math.min(below, above) / (1 << kept.length));
  }

  @TestFactory
  Stream<DynamicTest> crossValidation() {
    return GOLDEN.family("crossval", InferenceGoldenTest::crossValidation);
  }

  /** One split of members and conditions into those fitted on and those scored. */
  private record Fold(
      int[] trainedMembers, int[] trainedConditions, int[] members, int[] conditions) {
    private static final int FEWEST = 3;

    static Fold of(Case one, int number) {
      return new Fold(
          marked(one, "train_rdm_mask", number),
          marked(one, "train_pattern_mask", number),
          marked(one, "test_rdm_mask", number),
          marked(one, "test_pattern_mask", number));
    }

    private static int[] marked(Case one, String mask, int row) {
      double[] marks = one.matrix(mask).row(row);
      return IntStream.range(0, marks.length).filter(i -> marks[i] != 0).toArray();
    }

    boolean canBeScored() {
      return trainedConditions.length >= FEWEST && conditions.length >= FEWEST;
    }

    boolean holdsMembersOut() {
      return !Arrays.equals(trainedMembers, members);
    }
  }

  private static Optional<String> crossValidation(Case one) {
    GoldenRdms rdms = new GoldenRdms(one);
    List<PreparedRdm> data = rdms.prepared(one, "data_rdms");
    PreparedRdm pool = rdms.pool(data);
    int folds = one.shape("train_rdm_mask")[0];
    double[] evaluations = new double[2 * folds];
    List<double[]> ceilings = new ArrayList<>();
    boolean membersHeldOut = false;
    for (int k = 0; k < folds; k++) {
      Fold fold = Fold.of(one, k);
      membersHeldOut |= fold.holdsMembersOut();
      if (!fold.canBeScored()) {
        evaluations[k] = Double.NaN;
        evaluations[folds + k] = Double.NaN;
        continue;
      }
      List<PreparedRdm> held =
          rdms.among(IntStream.of(fold.members()).mapToObj(data::get).toList(), fold.conditions());
      List<double[]> models = GoldenRdms.rows(one, "model_rdms");
      evaluations[k] = held(rdms, rdms.prepared(models.get(0)), fold, held);
      evaluations[folds + k] = held(rdms, weighted(rdms, models, data, fold), fold, held);
      if (fold.holdsMembersOut()) {
        List<PreparedRdm> others =
            rdms.among(
                IntStream.of(fold.trainedMembers()).mapToObj(data::get).toList(),
                fold.conditions());
        ceilings.add(
            new double[] {
              rdms.mean(rdms.pool(others), held),
              // The pool of all is scaled over all conditions, whichever are held out.
              held(rdms, rdms.prepared(pool.values()), fold, held)
            });
      } else {
        ceilings.add(rdms.ceiling(held, fold.members()));
      }
    }
    one.check("evaluations", evaluations);
    one.check("noise_ceiling", membersHeldOut ? means(ceilings) : side(ceilings));
    return Optional.empty();
  }

  private static double held(
      GoldenRdms rdms, PreparedRdm prediction, Fold fold, List<PreparedRdm> members) {
    return rdms.mean(rdms.among(prediction, fold.conditions()), members);
  }

  /** The models weighted to fit the trained members' pool over the trained conditions. */
  private static PreparedRdm weighted(
      GoldenRdms rdms, List<double[]> models, List<PreparedRdm> data, Fold fold) {
    List<PreparedRdm> members = IntStream.of(fold.trainedMembers()).mapToObj(data::get).toList();
    PreparedRdm target = rdms.pool(rdms.among(members, fold.trainedConditions()));
    List<double[]> layers = new ArrayList<>(List.of(target.values()));
    for (double[] model : models) {
      layers.add(rdms.among(rdms.prepared(model), fold.trainedConditions()).values());
    }
    JointVectors training =
        JointVectors.of(
            layers, target, place -> true, JointVectors.space(rdms.comparator(), "weighted-rsa"));
    double[] weights =
        ModelWeights.fit(training.models(), training.target(), WeightRule.NON_NEGATIVE, 0);
    double[] mixture = new double[models.get(0).length];
    for (int m = 0; m < weights.length; m++) {
      for (int i = 0; i < mixture.length; i++) {
        mixture[i] += weights[m] * models.get(m)[i];
      }
    }
    return rdms.prepared(mixture);
  }

  private static double[] means(List<double[]> rows) {
    return IntStream.range(0, 2)
        .mapToDouble(i -> rows.stream().mapToDouble(row -> row[i]).average().orElseThrow())
        .toArray();
  }

  private static double[] side(List<double[]> rows) {
    return IntStream.range(0, 2)
        .boxed()
        .flatMapToDouble(i -> rows.stream().mapToDouble(row -> row[i]))
        .toArray();
  }

  static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }
}
