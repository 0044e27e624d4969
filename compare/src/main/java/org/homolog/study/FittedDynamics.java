package org.homolog.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homolog.fit.Folds;
import org.homolog.fit.RecurrentFitOptions;
import org.homolog.fit.TrialInputs;
import org.homolog.learning.TrainingOptions;
import org.homolog.network.NetworkSpec;
import org.homolog.plugin.PluginLoader;
import org.homolog.population.Population;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Options;

/**
 * A network with a time course to be fitted to recorded trials, everything resolved.
 *
 * @param spec what the study says
 * @param network the network
 * @param driving a system that drives it beside columns of the trials, if any
 * @param targets the recorded trials
 * @param options likelihood, initial states, held-out units
 * @param training how it is trained
 * @param byTrial whether trials are held out, else all trials of a condition
 * @param studySeed the study's seed
 * @param systems builds recordings
 */
record FittedDynamics(
    SystemSpec.Network spec,
    NetworkSpec network,
    Optional<Source> driving,
    Source targets,
    RecurrentFitOptions options,
    TrainingOptions training,
    boolean byTrial,
    long studySeed,
    BuiltSystems systems) {

  /** The same fit of another declaration. */
  FittedDynamics with(NetworkSpec other) {
    return new FittedDynamics(
        spec, other, driving, targets, options, training, byTrial, studySeed, systems);
  }

  long seed(int member) {
    return CounterRandom.seed(studySeed, "fit", identity(), Integer.toString(member));
  }

  private String identity() {
    return ContentKey.of("fit of trials")
        .with("homolog", PluginLoader.version())
        .with("kind", network.kind())
        .with("network", Options.resolved((Record) network))
        .with("inputs", driving.map(Source::key).orElse(""))
        .with("targets", targets.key())
        .with("options", Options.resolved(options))
        .with("rule", spec.rule())
        .with("training", Options.resolved(training))
        .with("leave-out", spec.leaveOut())
        .with("folds", spec.folds())
        .with("of", heldOut())
        .hash();
  }

  String key(int member) {
    return ContentKey.of("fitting of trials")
        .with("fit", identity())
        .with("seed", Long.toString(seed(member)))
        .hash();
  }

  private String heldOut() {
    return byTrial ? "trials" : "conditions";
  }

  /** The layers that are compared: recurrent ones, then the expected responses. */
  List<String> layers() {
    List<String> layers = new ArrayList<>(network.populationLayers());
    layers.add("output");
    return layers;
  }

  List<Integer> members() {
    return IntStream.rangeClosed(1, spec.seeds()).boxed().toList();
  }

  Population trials() {
    return population(targets);
  }

  private Population population(Source source) {
    return systems.get(source, FittedNetwork::none).members().get(0).require(Population.class);
  }

  /** What drives the network: columns of the trials, then another system's units. */
  TrialInputs inputs(Population trials) {
    return driving
        .map(source -> TrialInputs.of(trials, options.drive(), population(source)))
        .orElseGet(() -> TrialInputs.columns(trials, options.drive()));
  }

  /** Which trials are held out together: the same for all seeds. */
  Folds folds(Population trials) {
    if (!spec.leaveOut().isEmpty()) {
      return Folds.given(List.of(trials.entries().column(spec.leaveOut()).texts()));
    }
    long seed = CounterRandom.seed(studySeed, "fit folds");
    if (byTrial) {
      return Folds.trials(trials.entriesByCondition(), spec.folds(), seed);
    }
    Folds conditions = Folds.random(trials.conditionCount(), spec.folds(), seed);
    return Folds.given(
        IntStream.range(0, trials.entryCount())
            .mapToObj(trial -> conditions.name(conditions.foldOf(trials.conditionOf(trial))))
            .toList());
  }

  Map<String, String> provenance() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("network", network.kind() + " " + Options.resolved((Record) network));
    driving.ifPresent(source -> facts.put("inputs", source.name()));
    facts.put("fitted to", targets.name());
    facts.put(
        "held out",
        spec.leaveOut().isEmpty()
            ? spec.folds() + " random folds of " + heldOut()
            : "all trials of one " + spec.leaveOut() + " at a time");
    facts.put("fit", Options.resolved(options).toString());
    facts.put("rule", spec.rule() + " " + Options.resolved(training));
    facts.put("networks", spec.seeds() + " per fold");
    facts.put("seed", Long.toString(studySeed));
    return facts;
  }
}
