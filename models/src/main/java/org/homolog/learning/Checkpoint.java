package org.homolog.learning;

import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Hdf5File;
import org.homolog.network.WeightShape;
import org.homolog.network.Weights;
import org.homolog.storage.WholeHdf5File;

/**
 * A training at one moment: all that the next step depends on. Written to an HDF5 file and read
 * back bit for bit.
 *
 * @param identity what training it is of
 * @param weights the weights
 * @param memory what the optimiser remembers
 * @param learning how far learning has come
 */
record Checkpoint(
    String identity, Weights weights, Optimiser.Memory memory, Learning.Snapshot learning) {
  private static final String FORMAT = "homolog checkpoint";
  private static final int VERSION = 1;

  /** Names of the numbers of a snapshot, in order. */
  private static final List<String> NUMBERS =
      List.of("step", "stage", "began", "lowest", "since", "loss_sum", "summed", "optimiser_steps");

  void write(Path file) {
    WholeHdf5File.write(file, "checkpoint", this::fill);
  }

  private void fill(WritableHdfFile hdf5) {
    hdf5.putAttribute("format", FORMAT);
    hdf5.putAttribute("version", VERSION);
    hdf5.putDataset("training", new String[] {identity});
    double[] numbers = {
      learning.step(),
      learning.stage(),
      learning.began(),
      learning.lowest(),
      learning.since(),
      learning.lossSum(),
      learning.summed(),
      memory.steps()
    };
    WritableGroup state = hdf5.putGroup("state");
    for (int i = 0; i < numbers.length; i++) {
      state.putDataset(NUMBERS.get(i), new double[] {numbers[i]});
    }
    ReportColumns.write(hdf5.putGroup("reports"), learning.reports());
    WeightArrays.write(hdf5.putGroup("weights"), weights);
    learning.best().ifPresent(best -> WeightArrays.write(hdf5.putGroup("best"), best));
    WritableGroup optimiser = hdf5.putGroup("optimiser");
    for (int i = 0; i < memory.values().size(); i++) {
      double[] values = memory.values().get(i);
      optimiser.putDataset(
          Integer.toString(i), WeightArrays.nested(values, List.of(values.length)));
    }
  }

  /**
   * Reads a checkpoint.
   *
   * @param file the file
   * @param identity what training it must be of
   * @param shapes the network's weight arrays
   * @return the checkpoint
   * @throws HomologException if the file is damaged, none, or of another training
   */
  static Checkpoint read(Path file, String identity, List<WeightShape> shapes) {
    try (Hdf5File hdf5 = Hdf5File.open(file)) {
      boolean known =
          hdf5.root().attributes().text("format").filter(FORMAT::equals).isPresent()
              && hdf5.root().attributes().number("version").orElse(0) == VERSION;
      if (!known) {
        throw HomologException.unsupported(
            file + ": this file is no checkpoint that this homolog reads; remove it to begin anew");
      }
      String found = hdf5.dataset("/training").strings()[0];
      if (!found.equals(identity)) {
        throw HomologException.mistake(
            file
                + ": this checkpoint is of another training, which differs in "
                + Safekeeping.difference(found, identity)
                + "; remove it to begin anew");
      }
      double[] numbers = new double[NUMBERS.size()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = hdf5.dataset("/state/" + NUMBERS.get(i)).doubles()[0];
      }
      Optional<Weights> best =
          hdf5.root().names().contains("best")
              ? Optional.of(WeightArrays.read(file, hdf5, "/best", shapes))
              : Optional.empty();
      List<double[]> memory = new ArrayList<>();
      int arrays = hdf5.group("/optimiser").names().size();
      for (int i = 0; i < arrays; i++) {
        memory.add(hdf5.dataset("/optimiser/" + i).doubles());
      }
      return new Checkpoint(
          identity,
          WeightArrays.read(file, hdf5, "/weights", shapes),
          new Optimiser.Memory((long) numbers[7], memory),
          new Learning.Snapshot(
              (int) numbers[0],
              (int) numbers[1],
              (int) numbers[2],
              numbers[3],
              (int) numbers[4],
              numbers[5],
              (int) numbers[6],
              best,
              ReportColumns.read(file, hdf5, "/reports")));
    }
  }
}
