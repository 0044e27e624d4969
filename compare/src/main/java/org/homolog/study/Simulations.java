package org.homolog.study;

import java.util.Optional;
import org.homolog.run.FitJob;

/** Simulated recordings as fits. */
final class Simulations {
  private Simulations() {}

  static Optional<FitJob> job(SystemSpec.Simulation spec, Study study) {
    spec.at().problem("generator", "simulations are not planned by this version");
    return Optional.empty();
  }
}
