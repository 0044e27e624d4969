package org.homolog.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.fit.FitOptions;
import org.homolog.fit.FitResult;
import org.homolog.fit.FoldFit;
import org.homolog.fit.Folds;
import org.homolog.fit.StimulusFit;
import org.homolog.fit.StimulusInputs;
import org.homolog.learning.TrainingOptions;
import org.homolog.network.NetworkSpec;
import org.homolog.plugin.PluginLoader;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.random.CounterRandom;
import org.homolog.run.FitJob;
import org.homolog.spi.Options;
import org.homolog.spi.Run;
import org.homolog.storage.WholeHdf5File;

/**
 * A network to be fitted to recorded responses, everything resolved.
 *
 * @param spec what the study says
 * @param network the network
 * @param inputs the stimuli
 * @param targets the responses
 * @param options scaling
 * @param training how it is trained
 * @param studySeed the study's seed
 * @param systems builds stimuli and responses
 */
record FittedNetwork(
    SystemSpec.Network spec,
    NetworkSpec network,
    Source inputs,
    Source targets,
    FitOptions options,
    TrainingOptions training,
    long studySeed,
    BuiltSystems systems) {
  private static final String LABEL = "label of the condition";

  long seed(int member) {
    return CounterRandom.seed(studySeed, "fit", identity(), Integer.toString(member));
  }

  private String identity() {
    return ContentKey.of("fit")
        .with("homolog", PluginLoader.version())
        .with("kind", network.kind())
        .with("network", Options.resolved((Record) network))
        .with("inputs", inputs.key())
        .with("targets", targets.key())
        .with("options", Options.resolved(options))
        .with("rule", spec.rule())
        .with("training", Options.resolved(training))
        .with("leave-out", spec.leaveOut())
        .with("folds", spec.folds())
        .hash();
  }

  String key(int member) {
    return ContentKey.of("fitting")
        .with("fit", identity())
        .with("seed", Long.toString(seed(member)))
        .hash();
  }

  /** The layers that are compared: hidden ones, then the output. */
  List<String> layers() {
    List<String> layers = new ArrayList<>(network.populationLayers());
    layers.add("output");
    return layers;
  }

  List<Integer> members() {
    return IntStream.rangeClosed(1, spec.seeds()).boxed().toList();
  }

  Population targetPopulation() {
    return systems
        .get(targets, FittedNetwork::none)
        .members()
        .get(0)
        .require(Population.class)
        .averageRepeats();
  }

  static Path none(String key) {
    throw HomologException.mistake("a fit cannot be made from another fit");
  }

  /** Which conditions are held out together: the same for all seeds. */
  Folds folds(Population population) {
    return spec.leaveOut().isEmpty()
        ? Folds.random(
            population.conditionCount(), spec.folds(), CounterRandom.seed(studySeed, "fit folds"))
        : Folds.given(List.of(population.conditions().column(spec.leaveOut()).texts()));
  }

  /** The stimuli of the conditions, in the order of the responses. */
  StimulusInputs stimuli(Population population) {
    Population values =
        systems.get(inputs, FittedNetwork::none).members().get(0).require(Population.class);
    List<Column> columns = new java.util.ArrayList<>();
    columns.add(Column.texts(LABEL, values.conditionLabels().toArray(new String[0])));
    org.homolog.linalg.Matrix matrix = values.averageRepeats().byEntry();
    Column names = values.units().columns().get(0);
    for (int c = 0; c < matrix.columns(); c++) {
      columns.add(Column.numbers("input " + names.text(c), matrix.column(c)));
    }
    return StimulusInputs.of(
        Table.of(columns), LABEL, population.conditionLabels(), List.of(), OptionalDouble.empty());
  }

  Map<String, String> provenance() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("network", network.kind() + " " + Options.resolved((Record) network));
    facts.put("inputs", inputs.name());
    facts.put("fitted to", targets.name());
    facts.put(
        "held out",
        spec.leaveOut().isEmpty()
            ? spec.folds() + " random folds of conditions"
            : "all conditions of one " + spec.leaveOut() + " at a time");
    facts.put("scaling", Options.resolved(options) + ", learned inside folds");
    facts.put("rule", spec.rule() + " " + Options.resolved(training));
    facts.put("networks", spec.seeds() + " per fold");
    facts.put("seed", Long.toString(studySeed));
    return facts;
  }

  /** The work of fitting one seed's networks, all folds. */
  FitJob job(int member) {
    return new Fitting(this, member);
  }

  private record Fitting(FittedNetwork fitted, int member) implements FitJob {
    @Override
    public String key() {
      return fitted.key(member);
    }

    @Override
    public String label() {
      return fitted.spec().name() + " fitted, seed " + member + " of " + fitted.spec().seeds();
    }

    @Override
    public double estimatedSeconds() {
      int folds = fitted.folds(fitted.targetPopulation()).count();
      return 1 + folds * fitted.training().steps() * 1e-3;
    }

    @Override
    public void make(Path file, Run run) {
      Population population = fitted.targetPopulation();
      FitResult result =
          StimulusFit.fit(
              fitted.stimuli(population),
              population,
              fitted.network(),
              fitted.folds(population),
              fitted.options(),
              fitted.training(),
              fitted.seed(member),
              new TrainingJob.Listener(label(), run));
      write(file, result);
    }

    private void write(Path file, FitResult result) {
      List<String> hidden = fitted.network().populationLayers();
      WholeHdf5File.write(
          file,
          "fitted network",
          hdf5 -> {
            hdf5.putAttribute("format", "homolog fit");
            hdf5.putAttribute("network", fitted.provenance().toString());
            hdf5.putDataset("predictions", rows(result.predictions("fit")));
            hdf5.putDataset("explained", result.explained());
            io.jhdf.api.WritableGroup folds = hdf5.putGroup("folds");
            for (int k = 0; k < result.fits().size(); k++) {
              FoldFit fit = result.fits().get(k);
              io.jhdf.api.WritableGroup group = folds.putGroup(Integer.toString(k + 1));
              group.putAttribute("held out", fit.fold());
              for (String layer : hidden) {
                group.putDataset(layer, rows(fit.allResponses("fit", layer)));
              }
              io.jhdf.api.WritableGroup weights = group.putGroup("weights");
              fit.trained()
                  .network()
                  .weights()
                  .shapes()
                  .forEach(
                      shape ->
                          weights
                              .putDataset(
                                  shape.name(),
                                  fit.trained().network().weights().values(shape.name()))
                              .putAttribute("shape", shape.dimensions().toString()));
            }
          });
    }

    private static double[][] rows(Population population) {
      org.homolog.linalg.Matrix matrix = population.byEntry();
      double[][] rows = new double[matrix.rows()][];
      java.util.Arrays.setAll(rows, matrix::row);
      return rows;
    }
  }
}
