package org.homolog.rsa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Axis;
import org.homolog.spi.Draw;
import org.homolog.spi.Options;
import org.homolog.spi.testkit.TestRun;
import org.homolog.standard.GoldenCases.Case;

/** Dissimilarities of reference values, and how members and models of a case agree. */
final class GoldenRdms {
  private static final Rsa RSA = new Rsa();

  private final RdmComparator comparator;
  private final RsaOptions options;
  private final TestRun run = new TestRun(1);

  GoldenRdms(Case one) {
    comparator = comparator(one);
    options = Samples.options("comparator", Options.kebab(comparator.name()));
  }

  static RdmComparator comparator(Case one) {
    return switch (one.parameter("method")) {
      case "cosine" -> RdmComparator.COSINE;
      case "corr" -> RdmComparator.PEARSON;
      case "spearman" -> RdmComparator.SPEARMAN;
      case "tau-a" -> RdmComparator.KENDALL_TAU_A;
      case "kendall" -> RdmComparator.KENDALL_TAU_B;
      case "rho-a" -> RdmComparator.RHO_A;
      case "cosine_cov" -> RdmComparator.WHITENED_COSINE;
      case "corr_cov" -> RdmComparator.WHITENED_PEARSON;
      case "neg_riem_dist" -> RdmComparator.RIEMANNIAN;
      case "bures" -> RdmComparator.BURES;
      case "bures_metric" -> RdmComparator.BURES_METRIC;
      default -> throw new AssertionError("no comparator for " + one.id());
    };
  }

  static List<double[]> rows(Case one, String input) {
    Matrix all = one.matrix(input);
    return IntStream.range(0, all.rows()).mapToObj(all::row).toList();
  }

  RdmComparator comparator() {
    return comparator;
  }

  RsaOptions options() {
    return options;
  }

  List<PreparedRdm> prepared(Case one, String input) {
    return rows(one, input).stream().map(this::prepared).toList();
  }

  PreparedRdm prepared(double[] values) {
    return Samples.prepared(values, comparator);
  }

  /** Those among chosen conditions, in the order given; copies make pairs that are left out. */
  PreparedRdm among(PreparedRdm whole, int[] conditions) {
    return RSA.redraw(whole, Draw.resample(Axis.CONDITION, conditions), options).orElseThrow();
  }

  List<PreparedRdm> among(List<PreparedRdm> wholes, int[] conditions) {
    return wholes.stream().map(whole -> among(whole, conditions)).toList();
  }

  PreparedRdm pool(List<PreparedRdm> members) {
    return RSA.pool(members, options).orElseThrow();
  }

  double score(PreparedRdm reference, PreparedRdm candidate) {
    return RSA.score(reference, candidate, options, run).get(0).value();
  }

  double mean(PreparedRdm candidate, List<PreparedRdm> members) {
    return members.stream().mapToDouble(member -> score(member, candidate)).average().orElseThrow();
  }

  /** Lower and upper bound: mean over groups of the mean over their members. */
  double[] ceiling(List<PreparedRdm> members, int[] groups) {
    int[] distinct = Arrays.stream(groups).distinct().toArray();
    PreparedRdm all = pool(members);
    double lower = 0;
    double upper = 0;
    for (int group : distinct) {
      List<PreparedRdm> inside = new ArrayList<>();
      List<PreparedRdm> outside = new ArrayList<>();
      for (int i = 0; i < groups.length; i++) {
        (groups[i] == group ? inside : outside).add(members.get(i));
      }
      PreparedRdm others = pool(outside.isEmpty() ? inside : outside);
      lower += mean(others, inside) / distinct.length;
      upper += mean(all, inside) / distinct.length;
    }
    return new double[] {lower, upper};
  }
}
