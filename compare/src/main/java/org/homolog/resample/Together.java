package org.homolog.resample;

import java.util.List;
import java.util.stream.Collectors;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;

/**
 * Several candidates that stand as one, because a comparison scores them together.
 *
 * @param candidates the candidates, in the order of the study
 */
record Together(List<Cohort> candidates) {
  Together {
    candidates = List.copyOf(candidates);
  }

  /** One system that stands for all of them. */
  Cohort cohort() {
    String name = candidates.stream().map(Cohort::name).collect(Collectors.joining(" + "));
    return Cohort.of(
        NeuralSystem.builder(name, candidates.get(0).members().get(0).kind())
            .facet(Together.class, this)
            .build());
  }
}
