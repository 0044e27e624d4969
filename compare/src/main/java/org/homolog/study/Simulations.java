package org.homolog.study;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.plugin.PluginLoader;
import org.homolog.random.CounterRandom;
import org.homolog.run.FitJob;
import org.homolog.simulation.DecisionPopulation;
import org.homolog.simulation.DecisionPopulationOptions;
import org.homolog.spi.Options;
import org.homolog.spi.Run;
import org.homolog.study.yaml.Problems;

/** Simulated recordings as work whose product is a file. */
final class Simulations {
  private static final String DECISION = "decision-population";

  /** Where a generator's file holds what; a study may say otherwise. */
  static final Map<String, Object> LAYOUT =
      Map.of(
          "tables", Map.of("trials", "/trials"),
          "units", "/units",
          "spikes", Map.of("times", "/spikes/times", "ends", "/spikes/ends"));

  private Simulations() {}

  /** The options of a simulation, all resolved: for provenance. */
  static Map<String, Object> resolved(SystemSpec.Simulation spec) {
    return new LinkedHashMap<>(
        Options.resolved(Options.bind(DecisionPopulationOptions.class, spec.options())));
  }

  static Optional<FitJob> job(SystemSpec.Simulation spec, Study study, Problems problems) {
    if (!spec.generator().equals(DECISION)) {
      spec.at()
          .problem(
              "generator",
              HomologException.unknownText("generator", spec.generator(), List.of(DECISION)));
      return Optional.empty();
    }
    return BoundOptions.of(
            spec.at(),
            problems,
            () -> Options.bind(DecisionPopulationOptions.class, spec.options()))
        .map(options -> new Simulation(options, study.seed()));
  }

  /** One simulated session. */
  private record Simulation(DecisionPopulationOptions options, long studySeed) implements FitJob {
    @Override
    public String key() {
      return ContentKey.of("simulation")
          .with("homolog", PluginLoader.version())
          .with("generator", DECISION)
          .with("options", Options.resolved(options))
          .with("seed", Long.toString(studySeed))
          .hash();
    }

    @Override
    public String label() {
      return "simulated " + DECISION;
    }

    @Override
    public double estimatedSeconds() {
      double trials = 2.0 * options.coherences().size() * options.repeats();
      double milliseconds = options.before() + options.stimulus() + options.after();
      return 0.5 + trials * milliseconds * options.units() * 5e-8;
    }

    @Override
    public void make(Path file, Run run) {
      run.checkCancelled();
      DecisionPopulation.write(file, options, CounterRandom.seed(studySeed, "simulate", DECISION));
      run.progress(1);
    }
  }
}
