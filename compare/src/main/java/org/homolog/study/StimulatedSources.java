package org.homolog.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
  private final Weights weights;

  /**
   * Loads weights of another program, tried on the network; none, and reported, if they do not fit.
   */
  @FunctionalInterface
  interface Weights {
    Optional<TaskNetwork.LoadedWeights> load(
        SystemSpec.GivenWeights given, Consumer<TaskNetwork.LoadedWeights> trial);
  }

  StimulatedSources(Sources sources, Study study, Problems problems, Weights weights) {
    this.sources = sources;
    this.study = study;
    this.problems = problems;
    this.weights = weights;
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
    StimulatedNetwork untrained =
        new StimulatedNetwork(
            spec, network.get(), inputs.get(), Optional.empty(), study.seed(), sources.systems());
    Optional<Population> built = stimuli(untrained);
    if (built.isEmpty()) {
      return List.of();
    }
    Population stimuli = built.get();
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
      untrained.made(stimuli.unitCount());
      if (!spec.steps().isEmpty()) {
        labels = Step.all(spec.steps(), stimuli).conditionLabels();
      }
    } catch (HomologException e) {
      if (!Step.report(spec.steps(), e, problems)) {
        model.problem("network", String.valueOf(e.getMessage()));
      }
      return List.of();
    }
    Optional<TaskNetwork.LoadedWeights> given =
        spec.weights()
            .flatMap(
                w ->
                    weights.load(
                        w,
                        loaded ->
                            loaded.into(network.get(), stimuli.unitCount(), spec.outputs(), 0)));
    if (spec.weights().isPresent() && given.isEmpty()) {
      return List.of();
    }
    StimulatedNetwork stimulated = untrained.with(given);
    sources.add(stimulated);
    List<Source> layers = new ArrayList<>();
    for (String layer : network.get().populationLayers()) {
      layers.add(new StimulatedSource(stimulated, layer, labels));
    }
    return layers;
  }

  /** The stimuli; empty if they cannot be built, which is reported where they are described. */
  private static Optional<Population> stimuli(StimulatedNetwork network) {
    try {
      return Optional.of(network.stimuli());
    } catch (HomologException e) {
      return Optional.empty();
    }
  }
}
