package org.homolog.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.fit.RecurrentFit;
import org.homolog.fit.RecurrentFitOptions;
import org.homolog.fit.TrialInputs;
import org.homolog.learning.TrainingOptions;
import org.homolog.network.NetworkSpec;
import org.homolog.population.Population;
import org.homolog.spi.Options;
import org.homolog.study.grammar.Fields;
import org.homolog.study.grammar.Grammar;
import org.homolog.study.yaml.Problems;

/** Networks with a time course fitted to recorded trials as sources. */
final class FittedDynamicsSources {
  private final Sources sources;
  private final Study study;
  private final Problems problems;

  FittedDynamicsSources(Sources sources, Study study, Problems problems) {
    this.sources = sources;
    this.study = study;
    this.problems = problems;
  }

  List<Source> make(SystemSpec.Network spec, NetworkSpec network, Fields train) {
    Fields model = spec.at().group("model", Grammar.MODEL).orElseThrow();
    Optional<RecurrentFitOptions> options =
        BoundOptions.of(
            train,
            problems,
            () -> Options.bind(RecurrentFitOptions.class, part(spec.ruleOptions(), true)));
    Optional<TrainingOptions> training =
        BoundOptions.of(
            train,
            problems,
            () -> Options.bind(TrainingOptions.class, part(spec.ruleOptions(), false)));
    Optional<Source> driving =
        spec.inputs().isEmpty()
            ? Optional.empty()
            : sources.other(model, "inputs", spec.inputs(), spec.name());
    Optional<Source> targets = sources.other(train, "targets", spec.targets(), spec.name());
    boolean complete =
        options.isPresent()
            && training.isPresent()
            && targets.isPresent()
            && driving.isPresent() == !spec.inputs().isEmpty();
    if (!complete
        || !FittedSources.isPopulation(targets.get(), train, "targets")
        || driving.isPresent() && !FittedSources.isPopulation(driving.get(), model, "inputs")) {
      return List.of();
    }
    return layers(
        new FittedDynamics(
            spec,
            network,
            driving,
            targets.get(),
            options.get(),
            training.get(),
            FittedSources.isByTrial(train),
            study.seed(),
            sources.systems()),
        train);
  }

  private static Map<String, Object> part(Map<String, Object> all, boolean fit) {
    List<String> names =
        Options.describe(RecurrentFitOptions.class).stream().map(Options.Described::name).toList();
    Map<String, Object> part = new HashMap<>();
    all.forEach(
        (name, value) -> {
          if (names.contains(name) == fit) {
            part.put(name, value);
          }
        });
    return part;
  }

  private List<Source> layers(FittedDynamics fitted, Fields train) {
    Population trials;
    try {
      trials = fitted.trials();
      fitted.driving().ifPresent(source -> sources.systems().get(source, FittedNetwork::none));
    } catch (HomologException e) {
      return List.of(); // reported where the system is described that cannot be built
    }
    FittedDynamics suited;
    try {
      TrialInputs inputs = fitted.inputs(trials);
      suited = fitted.with(RecurrentFit.suited(fitted.network(), inputs));
      RecurrentFit.check(trials, inputs, suited.network(), suited.folds(trials), suited.options());
    } catch (HomologException e) {
      String message = String.valueOf(e.getMessage());
      String key = message.replaceFirst(":.*", "");
      if (train.has(key)) {
        train.problem(key, message);
      } else {
        train.problem("targets", message);
      }
      return List.of();
    }
    suited.members().forEach(member -> sources.add(new FittedDynamicsJob(suited, member)));
    List<Source> layers = new ArrayList<>();
    for (String layer : suited.layers()) {
      layers.add(new FittedDynamicsSource(suited, layer, trials.conditionLabels()));
    }
    return layers;
  }
}
