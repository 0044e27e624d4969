package org.homolog.kernel;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.homolog.geometry.Pairs;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Design;
import org.homolog.spi.Options;
import org.homolog.spi.Run;
import org.homolog.standard.GoldenCases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Kernel alignments as Brain-Score, Google's notebook, thingsvision and hoggorm compute them. */
class GoldenKernelTest {
  private static final GoldenCases GOLDEN = new GoldenCases();

  @AfterAll
  static void report() {
    System.out.println("golden kernel cases: " + GOLDEN.summary());
  }

  @TestFactory
  Stream<DynamicTest> goldenValues() {
    return GOLDEN.family("cka", GoldenKernelTest::compare);
  }

  private static Optional<String> compare(GoldenCases.Case one) {
    Matrix x = one.matrix("x");
    Matrix y = one.matrix("y");
    if (one.expects("rv")) {
      one.check("rv", Pairs.main(new RvCoefficient(), Map.of(), x, y));
      one.check("rv2", Pairs.main(new RvCoefficient(), Map.of("modified", true), x, y));
      return Optional.empty();
    }
    Map<String, Object> options = new HashMap<>();
    if (one.parameter("kernel").equals("rbf")) {
      options.put("kernel", "rbf");
      if (!one.parameter("sigma").isEmpty()) {
        options.put("bandwidth", "one");
        options.put("factor", Double.parseDouble(one.parameter("sigma")));
      } else if (!one.parameter("threshold").isEmpty()) {
        options.put("bandwidth", "median-of-all");
        options.put("factor", Double.parseDouble(one.parameter("threshold")));
      }
    }
    double unbiased = cka(options, true, x, y);
    double biased = cka(options, false, x, y);
    for (String name : one.outputs()) {
      switch (name) {
        case "hsic" -> one.check(name, product(x, y, false));
        case "hsic_unbiased" -> one.check(name, product(x, y, true) / x.rows() / (x.rows() - 3));
        default ->
            one.check(
                name,
                name.contains("biased") || one.id().endsWith("_unbiased") ? unbiased : biased);
      }
    }
    return Optional.empty();
  }

  private static double cka(Map<String, Object> options, boolean unbiased, Matrix x, Matrix y) {
    Map<String, Object> all = new HashMap<>(options);
    all.put("unbiased", unbiased);
    return Pairs.main(new Cka(), all, x, y);
  }

  private static double product(Matrix x, Matrix y, boolean unbiased) {
    CkaOptions options = Options.bind(CkaOptions.class, Map.of("unbiased", unbiased));
    Run run = Pairs.run();
    Design design = new Design(Pairs.system("x", x).conditions());
    return new Cka()
        .prepare(design.sample(Pairs.system("x", x)), options, run)
        .product(
            new Cka().prepare(design.sample(Pairs.system("y", y)), options, run), run.algebra());
  }
}
