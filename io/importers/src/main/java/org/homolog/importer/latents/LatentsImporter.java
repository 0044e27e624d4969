package org.homolog.importer.latents;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Hdf5File;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.hdf5.Hdf5Item;
import org.homolog.importer.mapping.RecordingMapping;
import org.homolog.population.Recording;
import org.homolog.spi.FormatDescription;
import org.homolog.spi.Importer;
import org.homolog.spi.Reference;

/**
 * Reads the tensors of the Neural Latents Benchmark, told by their names: spike counts of trials x
 * time x neurons, held in or held out, and what goes with them.
 */
public final class LatentsImporter implements Importer {
  private static final String BIN = "bin";
  private static final int MOST_GROUPS = 32;

  @Override
  public String id() {
    return "neural-latents";
  }

  @Override
  public String summary() {
    return "tensors of the Neural Latents Benchmark: spike counts of trials x time x neurons";
  }

  @Override
  public int claims(Probe probe) {
    if (!probe.isHdf5()) {
      return 0;
    }
    List<String> names = probe.rootChildren();
    boolean found =
        names.stream().anyMatch(TensorNames::isSpikes)
            || names.stream()
                .limit(MOST_GROUPS)
                .anyMatch(
                    name -> probe.children("/" + name).stream().anyMatch(TensorNames::isSpikes));
    return found ? 2 : 0;
  }

  @Override
  public Map<String, String> optionHelp() {
    Map<String, String> help = new LinkedHashMap<>();
    help.put(
        BIN,
        "width of a time bin in seconds; without it what the group's name says (mc_maze_20: 0.02),"
            + " else 0.005, as in the benchmark");
    help.putAll(RecordingMapping.help());
    return help;
  }

  @Override
  public FormatDescription description() {
    return FormatDescription.empty()
        .reads(
            "train_spikes_heldin, ..._heldout, eval_..., ..._rates_... and their ..._forward: arrays"
                + " of trials x time x neurons, a population without naming axes")
        .reads(
            "train_spikes, eval_spikes: held-in and held-out neurons joined, and the forward bins"
                + " behind them where all are there; the column held of the units says in or out")
        .reads("train_behavior, eval_behavior: trials x time x channels; psth: conditions")
        .reads("files with one group per data set: names start with it, mc_maze/train_spikes")
        .reads("time at the centres of bins, from the start of a trial's window")
        .leavesOut("the width of bins, which the file does not tell; see the option bin")
        .leavesOut("conditions of trials, which are not in these files; each trial is its own")
        .example(
            """
            study: Held-in and held-out neurons
            systems:
              held-in:
                recording: {file: train_input.h5, bin: 0.02}
                population: {values: train_spikes_heldin}
              held-out:
                recording: {file: train_input.h5, bin: 0.02}
                population: {values: train_spikes_heldout}
            reference: held-out
            candidates: [held-in]
            comparisons: [rsa]
            """)
        .reference(
            Reference.of(
                "Pei F et al. 2021, Neural Latents Benchmark '21: evaluating latent variable models"
                    + " of neural population activity, NeurIPS Datasets and Benchmarks",
                "10.48550/arXiv.2109.04463"));
  }

  @Override
  public Recording open(Path file, Map<String, Object> options, Host host) {
    Map<String, Object> mapped = new LinkedHashMap<>(options);
    Optional<Double> bin = Optional.ofNullable(mapped.remove(BIN)).map(LatentsImporter::width);
    RecordingMapping mapping = RecordingMapping.of(mapped, "recording");
    Hdf5File hdf5 = Hdf5File.open(file, host.threads());
    try {
      Recording.Builder recording =
          Recording.builder(String.valueOf(file.getFileName()))
              .format("Neural Latents tensors")
              .closing(hdf5);
      new TensorGroup(hdf5, hdf5.root(), recording, bin).add();
      for (Hdf5Item item : hdf5.root().children()) {
        if (item instanceof Hdf5Group group) {
          new TensorGroup(hdf5, group, recording, bin).add();
        }
      }
      return mapping.apply(recording);
    } catch (RuntimeException e) {
      hdf5.close();
      throw e;
    }
  }

  private static double width(Object written) {
    double width;
    try {
      width = Double.parseDouble(String.valueOf(written));
    } catch (NumberFormatException e) {
      width = Double.NaN;
    }
    if (!(width > 0 && width <= 1e6)) {
      throw HomologException.mistake(
          "recording.bin: a bin has a width in seconds above 0, not \"" + written + "\"");
    }
    return width;
  }
}
