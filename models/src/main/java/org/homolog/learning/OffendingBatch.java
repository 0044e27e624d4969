package org.homolog.learning;

import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.homolog.failure.HomologException;
import org.homolog.network.Weights;
import org.homolog.population.Column;
import org.homolog.spi.Trials;
import org.homolog.storage.WholeHdf5File;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A batch whose loss was not finite, kept to be looked at. */
final class OffendingBatch {
  private static final Logger LOG = LoggerFactory.getLogger(OffendingBatch.class);

  private OffendingBatch() {}

  /** What is wrong with the batch itself, if anything, ending in a separator. */
  static String explain(Trials trials) {
    for (int i = 0; i < trials.inputs().length; i++) {
      if (!Float.isFinite(trials.inputs()[i])) {
        int place = i / trials.inputCount();
        return "input "
            + (i % trials.inputCount() + 1)
            + " of trial "
            + (place % trials.trials() + 1)
            + " at step "
            + (place / trials.trials() + 1)
            + " is "
            + trials.inputs()[i]
            + ": repair the trials; if there are such inputs no longer, ";
      }
    }
    return "";
  }

  /**
   * Writes inputs, targets and weights of the batch, its trials' conditions, and the network's
   * weights where they are finite.
   */
  static void write(Path file, Trials trials, Supplier<Weights> weights, int step, double loss) {
    WholeHdf5File.write(
        file,
        "offending batch",
        hdf5 -> {
          hdf5.putAttribute("format", "homolog offending batch");
          hdf5.putAttribute("loss", Double.toString(loss));
          hdf5.putDataset("step", new int[] {step});
          hdf5.putDataset("inputs", nested(trials.inputs(), trials, trials.inputCount()));
          hdf5.putDataset("targets", nested(trials.targets(), trials, trials.targetCount()));
          hdf5.putDataset("loss_weights", nested(trials.weights(), trials, 1));
          hdf5.putDataset("lengths", trials.lengths());
          conditions(hdf5, trials);
          weights(hdf5, weights);
        });
  }

  private static float[][][] nested(float[] values, Trials trials, int columns) {
    float[][][] nested = new float[trials.steps()][trials.trials()][columns];
    for (int step = 0; step < trials.steps(); step++) {
      for (int trial = 0; trial < trials.trials(); trial++) {
        System.arraycopy(
            values, (step * trials.trials() + trial) * columns, nested[step][trial], 0, columns);
      }
    }
    return nested;
  }

  private static void conditions(WritableHdfFile hdf5, Trials trials) {
    if (trials.conditions().columns().isEmpty()) {
      return;
    }
    WritableGroup group = hdf5.putGroup("conditions");
    for (Column column : trials.conditions().columns()) {
      group.putDataset(column.name(), column.texts());
    }
  }

  private static void weights(WritableHdfFile hdf5, Supplier<Weights> weights) {
    Weights finite;
    try {
      finite = weights.get();
    } catch (HomologException e) {
      LOG.warn("the weights are not kept beside the batch: {}", e.getMessage());
      return;
    }
    WeightArrays.write(hdf5.putGroup("weights"), finite);
  }
}
