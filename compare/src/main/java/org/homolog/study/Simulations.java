package org.homolog.study;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.homolog.failure.HomologException;
import org.homolog.plugin.PluginLoader;
import org.homolog.random.CounterRandom;
import org.homolog.run.FitJob;
import org.homolog.simulation.DecisionPopulation;
import org.homolog.simulation.DecisionPopulationOptions;
import org.homolog.simulation.FlipFlopPopulation;
import org.homolog.simulation.FlipFlopPopulationOptions;
import org.homolog.simulation.InactivationExperiment;
import org.homolog.simulation.InactivationExperimentOptions;
import org.homolog.spi.Options;
import org.homolog.spi.Run;
import org.homolog.study.yaml.Problems;

/** Simulated recordings as work whose product is a file. */
final class Simulations {
  private static final List<Generator<?>> GENERATORS =
      List.of(
          new Generator<>(
              "decision-population",
              DecisionPopulationOptions.class,
              DecisionPopulation::write,
              o ->
                  2.0
                      * o.coherences().size()
                      * o.repeats()
                      * (o.before() + o.stimulus() + o.after())
                      * o.units()),
          new Generator<>(
              "inactivation-experiment",
              InactivationExperimentOptions.class,
              InactivationExperiment::write,
              o ->
                  (o.causal().size() + 1.0)
                      * o.causal().size()
                      * o.causal().size()
                      * o.coherences().size()
                      * o.repeats()
                      * (o.before() + o.stimulus() + o.after())
                      * o.units()),
          new Generator<>(
              "flip-flop-population",
              FlipFlopPopulationOptions.class,
              FlipFlopPopulation::write,
              o -> Math.pow(9, o.bits()) * o.repeats() * 2 * (o.cue() + o.delay()) * o.observed()));

  /** Where a generator's file holds what; a study may say otherwise. */
  static final Map<String, Object> LAYOUT =
      Map.of(
          "tables", Map.of("trials", "/trials"),
          "units", "/units",
          "spikes", Map.of("times", "/spikes/times", "ends", "/spikes/ends"));

  private Simulations() {}

  /** Writes a simulated session. */
  private interface Writer<O> {
    void write(Path file, O options, long seed);
  }

  /**
   * A generator of simulated recordings.
   *
   * @param id its name in studies
   * @param type its options
   * @param writer writes a session
   * @param work milliseconds of neurons it simulates, to tell how long it takes
   */
  private record Generator<O extends Record>(
      String id, Class<O> type, Writer<O> writer, ToDoubleFunction<O> work) {
    Map<String, Object> resolved(Map<String, Object> options) {
      return new LinkedHashMap<>(Options.resolved(Options.bind(type, options)));
    }

    Optional<FitJob> job(SystemSpec.Simulation spec, long seed, Problems problems) {
      return BoundOptions.of(spec.at(), problems, () -> Options.bind(type, spec.options()))
          .map(options -> new Simulation<>(this, options, seed));
    }
  }

  private static Optional<Generator<?>> named(String id) {
    return GENERATORS.stream()
        .filter(one -> one.id().equals(id))
        .<Generator<?>>map(one -> one)
        .findFirst();
  }

  /** The options of a simulation, all resolved: for provenance. */
  static Map<String, Object> resolved(SystemSpec.Simulation spec) {
    return named(spec.generator()).orElseThrow().resolved(spec.options());
  }

  static Optional<FitJob> job(SystemSpec.Simulation spec, Study study, Problems problems) {
    Optional<Generator<?>> generator = named(spec.generator());
    if (generator.isEmpty()) {
      spec.at()
          .problem(
              "generator",
              HomologException.unknownText(
                  "generator", spec.generator(), GENERATORS.stream().map(Generator::id).toList()));
      return Optional.empty();
    }
    return generator.get().job(spec, study.seed(), problems);
  }

  /** One simulated session. */
  private record Simulation<O extends Record>(Generator<O> generator, O options, long studySeed)
      implements FitJob {
    @Override
    public String key() {
      return ContentKey.of("simulation")
          .with("homolog", PluginLoader.version())
          .with("generator", generator.id())
          .with("options", Options.resolved(options))
          .with("seed", Long.toString(studySeed))
          .hash();
    }

    @Override
    public String label() {
      return "simulated " + generator.id();
    }

    @Override
    public double estimatedSeconds() {
      return 0.5 + generator.work().applyAsDouble(options) * 5e-8;
    }

    @Override
    public void make(Path file, Run run) {
      run.checkCancelled();
      generator
          .writer()
          .write(file, options, CounterRandom.seed(studySeed, "simulate", generator.id()));
      run.progress(1);
    }
  }
}
