package org.homolog.study;

import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.homolog.fit.RecurrentFit;
import org.homolog.fit.RecurrentFitResult;
import org.homolog.fit.RecurrentFoldFit;
import org.homolog.learning.Safekeeping;
import org.homolog.linalg.Matrix;
import org.homolog.network.WeightShape;
import org.homolog.population.Population;
import org.homolog.run.FitJob;
import org.homolog.spi.Run;
import org.homolog.storage.WholeHdf5File;
import org.homolog.system.Performance;

/**
 * Fits one seed's networks, all folds. Interrupted, it goes on from checkpoints beside the product,
 * one per fold.
 *
 * @param fitted what is fitted
 * @param member which seed, from 1
 */
record FittedDynamicsJob(FittedDynamics fitted, int member) implements FitJob {
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
    Population trials = fitted.trials();
    int inputs = trials.unitCount() + fitted.inputs(trials).channels().size();
    long weights =
        fitted.network().shapes(inputs, trials.unitCount()).stream()
            .mapToLong(WeightShape::size)
            .sum();
    // A time step costs about 15 microseconds of calls, and 6 operations per weight and trial.
    double perStep = trials.timeCount() * (1.5e-5 + 1.2e-10 * weights * fitted.training().batch());
    return 1 + fitted.folds(trials).count() * fitted.training().steps() * perStep;
  }

  @Override
  public void make(Path file, Run run) {
    Population trials = fitted.trials();
    RecurrentFitResult result =
        RecurrentFit.fit(
            trials,
            fitted.inputs(trials),
            fitted.network(),
            fitted.folds(trials),
            fitted.options(),
            fitted.training(),
            fitted.seed(member),
            new TrainingJob.Listener(label(), run),
            fold -> Safekeeping.beside(file.resolveSibling(key() + "-fold-" + (fold + 1))));
    WholeHdf5File.write(file, "fitted network", hdf5 -> fill(hdf5, result));
  }

  private void fill(WritableHdfFile hdf5, RecurrentFitResult result) {
    hdf5.putAttribute("format", "homolog fit of trials");
    hdf5.putAttribute("network", fitted.provenance().toString());
    hdf5.putDataset("predictions", rows(result.predictions("fit")));
    hdf5.putDataset("held_in", new double[] {result.heldIn()});
    score(hdf5.putGroup("performance"), result.performance());
    WritableGroup folds = hdf5.putGroup("folds");
    for (int k = 0; k < result.fits().size(); k++) {
      RecurrentFoldFit fit = result.fits().get(k);
      WritableGroup group = folds.putGroup(Integer.toString(k + 1));
      group.putAttribute("held out", fit.fold());
      score(group.putGroup("performance"), result.performance(fit));
      for (String layer : fitted.network().populationLayers()) {
        group.putDataset(layer, rows(fit.allResponses("fit", layer)));
      }
      group.putDataset("inputs", new int[] {fit.trained().network().inputs()});
      WritableGroup weights = group.putGroup("weights");
      for (WeightShape shape : fit.trained().network().weights().shapes()) {
        weights
            .putDataset(shape.name(), fit.trained().network().weights().values(shape.name()))
            .putAttribute("shape", shape.dimensions().toString());
      }
    }
  }

  private static void score(WritableGroup group, Performance performance) {
    group.putDataset("measure", new String[] {performance.measure()});
    group.putDataset("overall", new double[] {performance.overall()});
    Map<String, Double> conditions = performance.byCondition();
    group.putDataset("conditions", conditions.keySet().toArray(String[]::new));
    group.putDataset(
        "by_condition", conditions.values().stream().mapToDouble(value -> value).toArray());
  }

  private static double[][] rows(Population population) {
    Matrix matrix = population.byEntryAndTime();
    double[][] rows = new double[matrix.rows()][];
    Arrays.setAll(rows, matrix::row);
    return rows;
  }
}
