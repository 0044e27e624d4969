package org.homolog.rsa;

import java.util.EnumSet;
import java.util.Set;
import org.homolog.spi.Comparison;
import org.homolog.spi.testkit.Invariance;
import org.homolog.spi.testkit.PluginContractTest;
import org.junit.jupiter.api.Nested;

/** RSA under several options held to the contract of plug-ins. */
class RsaContractTest {
  abstract static class Contract extends PluginContractTest<RsaOptions, PreparedRdm> {
    @Override
    protected Comparison<RsaOptions, PreparedRdm> comparison() {
      return new Rsa();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.allOf(Invariance.class);
    }
  }

  @Nested
  class ByDefault extends Contract {
    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.complementOf(EnumSet.of(Invariance.UNIT_ROTATION));
    }
  }

  @Nested
  class EuclideanCosine extends Contract {
    @Override
    protected RsaOptions options() {
      return Samples.options("dissimilarity", "euclidean", "comparator", "cosine");
    }
  }

  @Nested
  class MahalanobisPearson extends Contract {
    @Override
    protected RsaOptions options() {
      return Samples.options(
          "dissimilarity",
          "mahalanobis",
          "comparator",
          "pearson",
          "covariance",
          "shrink-to-identity");
    }
  }

  @Nested
  class CrossnobisKendall extends Contract {
    @Override
    protected RsaOptions options() {
      return Samples.options("dissimilarity", "crossnobis", "comparator", "kendall-tau-a");
    }

    @Override
    protected Set<Invariance> invariances() {
      // Shrinking to the diagonal knows the units from their mixtures.
      return EnumSet.complementOf(EnumSet.of(Invariance.UNIT_ROTATION));
    }
  }

  @Nested
  class PairwiseSquareRoot extends Contract {
    @Override
    protected RsaOptions options() {
      return Samples.options(
          "dissimilarity",
          "euclidean",
          "comparator",
          "pearson",
          "missing",
          "pairwise",
          "transform",
          "square-root");
    }
  }

  @Nested
  class CosineRhoA extends Contract {
    @Override
    protected RsaOptions options() {
      return Samples.options("dissimilarity", "cosine", "comparator", "rho-a");
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.complementOf(EnumSet.of(Invariance.OFFSET));
    }
  }

  @Nested
  class EuclideanWhitened extends Contract {
    @Override
    protected RsaOptions options() {
      return Samples.options(
          "dissimilarity", "euclidean", "comparator", "whitened-pearson", "transform", "rank");
    }
  }

  @Nested
  class CrossnobisPairsTauB extends Contract {
    @Override
    protected RsaOptions options() {
      return Samples.options(
          "dissimilarity",
          "crossnobis",
          "noise",
          "none",
          "repeats",
          "pairs",
          "standard-error",
          "jackknife",
          "comparator",
          "kendall-tau-b");
    }
  }

  @Nested
  class EuclideanBures extends Contract {
    @Override
    protected RsaOptions options() {
      return Samples.options("dissimilarity", "euclidean", "comparator", "bures");
    }
  }
}
