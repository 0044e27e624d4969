package org.homolog.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.fit.FitOptions;
import org.homolog.learning.TrainingOptions;
import org.homolog.network.NetworkSpec;
import org.homolog.population.Population;
import org.homolog.spi.Options;
import org.homolog.study.grammar.Fields;
import org.homolog.study.grammar.Grammar;
import org.homolog.study.yaml.Problems;

/** Networks fitted to recordings as sources: their output, and their hidden layers. */
final class FittedSources {
  private final Sources sources;
  private final Study study;
  private final Problems problems;

  FittedSources(Sources sources, Study study, Problems problems) {
    this.sources = sources;
    this.study = study;
    this.problems = problems;
  }

  List<Source> make(SystemSpec.Network spec, Optional<NetworkSpec> network, Fields train) {
    Fields model = spec.at().group("model", Grammar.MODEL).orElseThrow();
    if (network.isPresent() && network.get().stepSeconds() != 0) {
      return new FittedDynamicsSources(sources, study, problems).make(spec, network.get(), train);
    }
    if (network.isPresent() && spec.inputs().isEmpty()) {
      spec.at()
          .problem(
              "model",
              "the key \"inputs\" is missing: a stated system whose columns are the inputs of the"
                  + " fit");
      return List.of();
    }
    if (isByTrial(train)) {
      train.problem(
          "folds", "a network without time is fitted to conditions; leave out of: trials");
      return List.of();
    }
    Optional<FitOptions> options =
        BoundOptions.of(
            train, problems, () -> Options.bind(FitOptions.class, part(spec.ruleOptions(), true)));
    Optional<TrainingOptions> training =
        BoundOptions.of(
            train,
            problems,
            () -> Options.bind(TrainingOptions.class, part(spec.ruleOptions(), false)));
    Optional<Source> inputs = sources.other(model, "inputs", spec.inputs(), spec.name());
    Optional<Source> targets = sources.other(train, "targets", spec.targets(), spec.name());
    boolean complete =
        network.isPresent()
            && options.isPresent()
            && training.isPresent()
            && inputs.isPresent()
            && targets.isPresent();
    if (!complete
        || !isPopulation(inputs.get(), model, "inputs")
        || !isPopulation(targets.get(), train, "targets")) {
      return List.of();
    }
    if (inputs.get() instanceof StatedSource stated
        && stated.spec() instanceof SystemSpec.Descriptors descriptors
        && descriptors.scaled()) {
      model.problem(
          "inputs",
          spec.inputs()
              + " is scaled over all conditions, which would tell a fold of the conditions it holds"
              + " out; leave its scale out: inputs are scaled inside folds (input-scale)");
      return List.of();
    }
    FittedNetwork fitted =
        new FittedNetwork(
            spec,
            network.get(),
            inputs.get(),
            targets.get(),
            options.get(),
            training.get(),
            study.seed(),
            sources.systems());
    return layers(fitted, model, train);
  }

  private static Map<String, Object> part(Map<String, Object> all, boolean scaling) {
    List<String> names =
        Options.describe(FitOptions.class).stream().map(Options.Described::name).toList();
    Map<String, Object> part = new HashMap<>();
    all.forEach(
        (name, value) -> {
          if (names.contains(name) == scaling) {
            part.put(name, value);
          }
        });
    return part;
  }

  /** Whether folds hold out trials, else conditions. */
  static boolean isByTrial(Fields train) {
    return train
        .group("folds", Grammar.FOLDS)
        .map(folds -> folds.word("of").equals("trials"))
        .orElse(false);
  }

  static boolean isPopulation(Source source, Fields at, String key) {
    boolean fits = source.facets().contains(Population.class) && source.isReadAtOnce();
    if (!fits) {
      at.problem(
          key,
          source.name()
              + " cannot serve here: a fit needs a recorded or stated population that is read from a"
              + " file");
    }
    return fits;
  }

  private List<Source> layers(FittedNetwork fitted, Fields model, Fields train) {
    Population population;
    try {
      population = fitted.targetPopulation();
      sources.systems().get(fitted.inputs(), FittedNetwork::none);
    } catch (HomologException e) {
      return List.of(); // reported where the system is described that cannot be built
    }
    SystemSpec.Network spec = fitted.spec();
    if (population.timeCount() != 1) {
      train.problem(
          "targets",
          spec.targets()
              + " has "
              + population.timeCount()
              + " time bins; a fit needs static responses: add then: [time: mean] or [time:"
              + " conditions] to it");
      return List.of();
    }
    if (!spec.leaveOut().isEmpty() && !population.conditions().has(spec.leaveOut())) {
      train
          .group("folds", Grammar.FOLDS)
          .orElseThrow()
          .problem(
              "leave-out",
              HomologException.unknownText(
                  "condition column of " + spec.targets(),
                  spec.leaveOut(),
                  population.conditions().names()));
      return List.of();
    }
    try {
      fitted.folds(population);
    } catch (HomologException e) {
      train.problem("folds", String.valueOf(e.getMessage()));
      return List.of();
    }
    int inputCount;
    try {
      inputCount = fitted.stimuli(population).columns().size();
    } catch (HomologException e) {
      model.problem("inputs", String.valueOf(e.getMessage()));
      return List.of();
    }
    try {
      fitted.network().shapes(inputCount, population.unitCount());
    } catch (HomologException e) {
      model.problem("network", String.valueOf(e.getMessage()));
      return List.of();
    }
    fitted.members().forEach(member -> sources.add(fitted.job(member)));
    List<Source> layers = new ArrayList<>();
    for (String layer : fitted.layers()) {
      layers.add(new FittedSource(fitted, layer, population.conditionLabels()));
    }
    return layers;
  }
}
