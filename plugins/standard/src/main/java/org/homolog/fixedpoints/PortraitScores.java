package org.homolog.fixedpoints;

import java.util.List;
import java.util.Optional;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.matching.TransportPlan;
import org.homolog.spi.Score;

/** How alike two portraits are. */
record PortraitScores(
    Portrait reference, Portrait candidate, FixedPointOptions options, LinearAlgebra algebra) {
  static final String TOPOLOGY = "topology";
  static final String SPECTRA = "spectra";
  static final String POSITIONS = "positions";
  static final String BIFURCATIONS = "bifurcations";
  static final String[] DESCRIPTIVE = {
    "fixed-points-reference",
    "fixed-points-candidate",
    "stable-points-reference",
    "stable-points-candidate"
  };

  /** Values of the parameter at which branches are counted. */
  private static final int PLACES = 201;

  List<Score> all() {
    return List.of(
        topology(),
        spectra(),
        positions(),
        bifurcations(),
        described(DESCRIPTIVE[0], reference.size()),
        described(DESCRIPTIVE[1], candidate.size()),
        described(DESCRIPTIVE[2], reference.stable()),
        described(DESCRIPTIVE[3], candidate.stable()));
  }

  private Score described(String name, int value) {
    return Score.of(name, options.convention(), value);
  }

  private Score undefined(String name, String reason) {
    return Score.undefined(name, options.convention(), reason);
  }

  private Score topology() {
    int both = reference.size() + candidate.size();
    return both == 0
        ? undefined(TOPOLOGY, "neither system has a fixed point")
        : Score.of(
            TOPOLOGY, options.convention(), agreement(reference.topology(), candidate.topology()));
  }

  /** 1 - sum |a - b| / sum (a + b), Bray and Curtis. */
  static double agreement(int[] a, int[] b) {
    double difference = 0;
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      difference += Math.abs(a[k] - b[k]);
      sum += a[k] + b[k];
    }
    return sum == 0 ? 1 : 1 - difference / sum;
  }

  private Optional<String> lacking() {
    for (Portrait one : List.of(reference, candidate)) {
      if (one.size() == 0) {
        return Optional.of(one.system() + " has no fixed point");
      }
    }
    return Optional.empty();
  }

  private Score spectra() {
    Optional<String> lacking = lacking();
    if (lacking.isPresent()) {
      return undefined(SPECTRA, lacking.get());
    }
    double stepOfA = reference.found().dynamics().stepSeconds();
    double stepOfB = candidate.found().dynamics().stepSeconds();
    double seconds = Math.max(stepOfA, stepOfB);
    Matrix nearness = Matrix.zeros(reference.size(), candidate.size());
    for (int i = 0; i < nearness.rows(); i++) {
      for (int j = 0; j < nearness.columns(); j++) {
        nearness.array()[i * nearness.columns() + j] =
            -Spectra.distance(
                reference.landscape().modes().get(i),
                stepOfA,
                candidate.landscape().modes().get(j),
                stepOfB,
                seconds);
      }
    }
    return transported(SPECTRA, nearness);
  }

  private Score transported(String name, Matrix nearness) {
    double cost = Math.max(0, -TransportPlan.largestMean(nearness));
    return Double.isFinite(cost)
        ? Score.of(name, options.convention(), cost)
        : undefined(name, "distances exceed the range of numbers");
  }

  private Score positions() {
    Optional<String> lacking = lacking();
    if (lacking.isPresent()) {
      return undefined(POSITIONS, lacking.get());
    }
    Optional<SharedSpace> space =
        SharedSpace.of(reference, candidate, options.components(), algebra);
    if (space.isEmpty()) {
      return undefined(
          POSITIONS,
          "positions are compared in the space of responses to the same conditions and times, which"
              + " the systems do not both have");
    }
    Matrix a = space.get().ofReference(reference.rates());
    Matrix b = space.get().ofCandidate(candidate.rates());
    Matrix nearness = Matrix.zeros(a.rows(), b.rows());
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < b.rows(); j++) {
        nearness.array()[i * b.rows() + j] = -Vectors.norm(Vectors.less(a.row(i), b.row(j)));
      }
    }
    return transported(POSITIONS, nearness);
  }

  private Score bifurcations() {
    if (reference.line().isEmpty() || candidate.line().isEmpty()) {
      return undefined(BIFURCATIONS, "fixed points were not followed; give a direction");
    }
    if (reference.branches().isEmpty() && candidate.branches().isEmpty()) {
      return undefined(BIFURCATIONS, "neither system has a branch of fixed points");
    }
    double sum = 0;
    for (int k = 0; k < PLACES; k++) {
      double p = place(options, k, PLACES);
      sum += agreement(reference.topologyAt(p), candidate.topologyAt(p));
    }
    return Score.of(BIFURCATIONS, options.convention(), sum / PLACES);
  }

  /** One of some evenly spaced values of the parameter, none of them at an end. */
  static double place(FixedPointOptions options, int k, int places) {
    return options.from() + (k + 0.5) / places * (options.to() - options.from());
  }
}
