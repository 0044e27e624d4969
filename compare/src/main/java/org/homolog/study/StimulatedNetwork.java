package org.homolog.study;

import io.jhdf.api.WritableGroup;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.homolog.fit.StimulusResponses;
import org.homolog.network.Network;
import org.homolog.network.NetworkSpec;
import org.homolog.plugin.PluginLoader;
import org.homolog.population.Population;
import org.homolog.random.CounterRandom;
import org.homolog.run.FitJob;
import org.homolog.spi.Options;
import org.homolog.spi.Run;
import org.homolog.storage.WholeHdf5File;
import org.homolog.torch.DeviceChoice;
import org.homolog.torch.Torch;

/**
 * A network that is not trained and answers to stimuli. The answers of its layers are computed
 * together, once, and kept like a fit.
 *
 * @param spec what the study says
 * @param network the network
 * @param inputs the stimuli
 * @param weights weights that another program made; empty for those it begins with
 * @param studySeed the study's seed
 * @param systems builds the stimuli
 */
record StimulatedNetwork(
    SystemSpec.Network spec,
    NetworkSpec network,
    Source inputs,
    Optional<TaskNetwork.LoadedWeights> weights,
    long studySeed,
    BuiltSystems systems)
    implements FitJob {
  private static final double SECONDS_PER_INPUT = 1e-6;

  /** The stimuli: one entry per condition. */
  Population stimuli() {
    return systems
        .get(inputs, FittedNetwork::none)
        .members()
        .get(0)
        .require(Population.class)
        .averageRepeats();
  }

  private ContentKey identity() {
    return ContentKey.of("stimulated")
        .with("homolog", PluginLoader.version())
        .with("kind", network.kind())
        .with("options", Options.resolved((Record) network));
  }

  /** The same network with weights of another program, if there are any. */
  StimulatedNetwork with(Optional<TaskNetwork.LoadedWeights> given) {
    return new StimulatedNetwork(spec, network, inputs, given, studySeed, systems);
  }

  private long seed() {
    return CounterRandom.seed(studySeed, "network", identity().hash());
  }

  /** The network for stimuli of a length; equal networks begin alike, whatever they see. */
  Network made(int inputCount) {
    return weights
        .map(given -> given.into(network, inputCount, spec.outputs(), seed()))
        .orElseGet(() -> StimulusResponses.network(network, inputCount, seed()));
  }

  @Override
  public String key() {
    return identity().with("inputs", inputs.key()).with("seed", Long.toString(studySeed)).hash();
  }

  @Override
  public String label() {
    return spec.name() + " answering to " + inputs.name();
  }

  @Override
  public double estimatedSeconds() {
    Population stimuli = stimuli();
    return 1 + SECONDS_PER_INPUT * stimuli.conditionCount() * stimuli.unitCount();
  }

  @Override
  public void make(Path file, Run run) {
    Population stimuli = stimuli();
    int rows = stimuli.conditionCount();
    Map<String, float[]> layers =
        StimulusResponses.of(
            made(stimuli.unitCount()), stimuli.byEntry(), Torch.on(DeviceChoice.CPU), run);
    WholeHdf5File.write(
        file,
        "answers of a network",
        hdf5 -> {
          hdf5.putAttribute("format", "homolog answers");
          hdf5.putAttribute("network", provenance().toString());
          WritableGroup group = hdf5.putGroup("layers");
          for (String layer : network.populationLayers()) {
            group.putDataset(layer, rows(layers.getOrDefault(layer, new float[0]), rows));
          }
        });
  }

  private static float[][] rows(float[] values, int count) {
    int width = values.length / count;
    float[][] rows = new float[count][width];
    for (int i = 0; i < count; i++) {
      System.arraycopy(values, i * width, rows[i], 0, width);
    }
    return rows;
  }

  Map<String, String> provenance() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("network", network.kind() + " " + Options.resolved((Record) network));
    facts.put("inputs", inputs.name());
    facts.put("training", "none");
    weights.ifPresent(w -> facts.put("weights", w.file().getFileName() + ", sha256 " + w.sha256()));
    facts.put("seed", Long.toString(studySeed));
    return facts;
  }
}
