package org.homolog.fit;

import java.util.List;
import org.homolog.dynamics.NetworkDynamics;
import org.homolog.failure.HomologException;
import org.homolog.network.NetworkSpec;
import org.homolog.network.WeightShape;
import org.homolog.network.latent.SequentialAutoencoder;
import org.homolog.population.Population;

/** Refuses fits that cannot be, each with one line. */
final class RecurrentFitCheck {
  private RecurrentFitCheck() {}

  static void of(
      Population targets,
      TrialInputs inputs,
      NetworkSpec spec,
      Folds folds,
      RecurrentFitOptions options) {
    if (!NetworkDynamics.isKnown(spec)) {
      throw HomologException.mistake(
          "a " + spec.kind() + " has no recurrent units that could follow a recording in time");
    }
    steps(targets, spec);
    if (folds.conditions() != targets.entryCount()) {
      throw HomologException.mistake(
          "the folds are of "
              + folds.conditions()
              + " trials, the population has "
              + targets.entryCount());
    }
    if (spec instanceof SequentialAutoencoder) {
      encoded(options);
    } else {
      initialStates(targets, inputs, folds, options);
    }
    weights(targets, inputs, spec, options);
  }

  private static void encoded(RecurrentFitOptions options) {
    if (options.initialState() != RecurrentFitOptions.InitialState.LEARNED) {
      throw HomologException.mistake(
          "initial-state: a sequential-autoencoder infers the initial state of each trial from its"
              + " spikes; leave initial-state out");
    }
    if (options.loss() != RecurrentFitOptions.Loss.POISSON) {
      throw HomologException.mistake(
          "loss: a sequential-autoencoder encodes and tells counts; fit it with loss: poisson");
    }
  }

  private static void initialStates(
      Population targets, TrialInputs inputs, Folds folds, RecurrentFitOptions options) {
    switch (options.initialState()) {
      case ZERO -> {
        if (inputs.channels().isEmpty()) {
          throw HomologException.mistake(
              "initial-state: zero: nothing drives the network; name columns of the trials with"
                  + " drive, or learn its initial state");
        }
      }
      case CONDITION -> conditionsSeen(targets, folds);
      case LEARNED -> {}
    }
  }

  private static void steps(Population targets, NetworkSpec spec) {
    if (targets.timeCount() < 2) {
      throw HomologException.mistake(
          "population "
              + targets.name()
              + " has one time bin; a network with a time course needs two or more");
    }
    double[] centres = targets.time().column(Population.SECONDS).numbers();
    for (int bin = 1; bin < centres.length; bin++) {
      double width = centres[bin] - centres[bin - 1];
      if (!(Math.abs(width - spec.stepSeconds()) < 1e-6 * spec.stepSeconds())) {
        throw HomologException.mistake(
            "dt: the network's step is "
                + spec.stepSeconds() * 1000
                + " ms, but bin "
                + (bin + 1)
                + " of population "
                + targets.name()
                + " begins "
                + width * 1000
                + " ms after the one before; they must be the same");
      }
    }
  }

  private static void conditionsSeen(Population targets, Folds folds) {
    for (int fold = 0; fold < folds.count(); fold++) {
      boolean[] seen = new boolean[targets.conditionCount()];
      for (int trial : folds.training(fold)) {
        seen[targets.conditionOf(trial)] = true;
      }
      for (int trial : folds.heldOut(fold)) {
        if (!seen[targets.conditionOf(trial)]) {
          throw HomologException.mistake(
              "initial-state: condition: fold \""
                  + folds.name(fold)
                  + "\" holds out every trial of condition \""
                  + targets.conditionLabels().get(targets.conditionOf(trial))
                  + "\", whose initial state is then never learned; hold out trials instead (folds:"
                  + " {count: N, of: trials})");
        }
      }
    }
  }

  private static void weights(
      Population targets, TrialInputs inputs, NetworkSpec spec, RecurrentFitOptions options) {
    List<WeightShape> shapes =
        spec.shapes(targets.unitCount() + inputs.channels().size(), targets.unitCount());
    if (options.loss() == RecurrentFitOptions.Loss.POISSON
        && shapes.stream().noneMatch(shape -> shape.name().equals("by"))) {
      throw HomologException.mistake(
          "loss: poisson: a "
              + spec.kind()
              + " has no biases of its outputs, which would have to hold the units' mean rates; fit"
              + " it with loss: squared-error");
    }
    boolean fixed =
        shapes.stream().anyMatch(shape -> shape.name().equals("Wy") && !shape.trainable());
    if (options.follow() == RecurrentFitOptions.Follow.UNITS) {
      if (!fixed) {
        throw HomologException.mistake(
            "follow: units: the readout must not be learned; use a network that can leave it alone,"
                + " such as constrained-rnn or gru, with frozen: [Wy]");
      }
      WeightShape readout =
          shapes.stream().filter(shape -> shape.name().equals("Wy")).findFirst().orElseThrow();
      if (readout.dimensions().get(1) < targets.unitCount()) {
        throw HomologException.mistake(
            "follow: units: the network has "
                + readout.dimensions().get(1)
                + " units, but "
                + targets.unitCount()
                + " are recorded");
      }
    }
  }
}
