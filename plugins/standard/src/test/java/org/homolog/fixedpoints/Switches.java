package org.homolog.fixedpoints;

import java.util.Arrays;
import org.homolog.dynamics.CellDynamics;
import org.homolog.dynamics.LeakyCell;
import org.homolog.linalg.Matrix;
import org.homolog.network.ActivationFunction;
import org.homolog.network.UpdateForm;
import org.homolog.random.CounterRandom;
import org.homolog.system.Dynamics;
import org.homolog.system.NeuralSystem;

/** Networks of switches: each has two stable states, an input pushes the first. */
public final class Switches {
  private Switches() {}

  /** So many switches among so many units, all weakly coupled at random. */
  public static CellDynamics dynamics(long seed, int switches, int units) {
    CounterRandom random = new CounterRandom(seed, 0);
    Matrix recurrent = Matrix.zeros(units, units);
    Arrays.setAll(recurrent.array(), i -> 0.02 * random.nextGaussian());
    for (int i = 0; i < switches; i++) {
      recurrent.array()[i * units + i] = 2;
    }
    Matrix input = Matrix.zeros(units, 1);
    input.array()[0] = 1;
    return new CellDynamics(
        LeakyCell.of(
            UpdateForm.RATE, ActivationFunction.TANH, 0.2, recurrent, input, new double[units]),
        0.02);
  }

  /** A system that has these dynamics beside what it has already. */
  public static NeuralSystem with(NeuralSystem system, Dynamics dynamics) {
    NeuralSystem.Builder builder = NeuralSystem.builder(system.name(), system.kind());
    system.facets().forEach(type -> copy(system, type, builder));
    return builder.facet(Dynamics.class, dynamics).build();
  }

  private static <F> void copy(NeuralSystem from, Class<F> type, NeuralSystem.Builder to) {
    to.facet(type, from.require(type));
  }
}
