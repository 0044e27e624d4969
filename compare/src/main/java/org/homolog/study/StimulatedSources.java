package org.homolog.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.network.NetworkSpec;
import org.homolog.population.Population;
import org.homolog.study.grammar.Fields;
import org.homolog.study.grammar.Grammar;
import org.homolog.study.yaml.Problems;

/** Networks that are not trained as sources: one per layer. */
final class StimulatedSources {
  private final Sources sources;
  private final Study study;
  private final Problems problems;

  StimulatedSources(Sources sources, Study study, Problems problems) {
    this.sources = sources;
    this.study = study;
    this.problems = problems;
  }

  List<Source> make(SystemSpec.Network spec, Optional<NetworkSpec> network) {
    Fields model = spec.at().group("model", Grammar.MODEL).orElseThrow();
    Optional<Source> inputs = sources.other(model, "inputs", spec.inputs(), spec.name());
    if (inputs.isEmpty() || network.isEmpty()) {
      return List.of();
    }
    if (!inputs.get().facets().contains(Population.class) || !inputs.get().isReadAtOnce()) {
      model.problem(
          "inputs",
          inputs.get().name()
              + " cannot serve here: a network answers to a recorded or stated population that is"
              + " read from a file");
      return List.of();
    }
    StimulatedNetwork stimulated =
        new StimulatedNetwork(spec, network.get(), inputs.get(), study.seed(), sources.systems());
    Population stimuli;
    try {
      stimuli = stimulated.stimuli();
    } catch (HomologException e) {
      return List.of(); // reported where the system is described that cannot be built
    }
    if (stimuli.timeCount() != 1) {
      model.problem(
          "inputs",
          spec.inputs()
              + " has "
              + stimuli.timeCount()
              + " time bins; stimuli are static: add then: [time: mean] to it");
      return List.of();
    }
    List<String> labels = stimuli.conditionLabels();
    try {
      stimulated.made(stimuli.unitCount());
      if (!spec.steps().isEmpty()) {
        labels = Step.all(spec.steps(), stimuli).conditionLabels();
      }
    } catch (HomologException e) {
      if (!Step.report(spec.steps(), e, problems)) {
        model.problem("network", String.valueOf(e.getMessage()));
      }
      return List.of();
    }
    sources.add(stimulated);
    List<Source> layers = new ArrayList<>();
    for (String layer : network.get().populationLayers()) {
      layers.add(new StimulatedSource(stimulated, layer, labels));
    }
    return layers;
  }
}
