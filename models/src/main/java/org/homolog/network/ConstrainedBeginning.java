package org.homolog.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.homolog.random.CounterRandom;

/** Initial arrays of a network under {@link WeightConstraints}. */
final class ConstrainedBeginning {
  private final WeightConstraints constraints;
  private final int units;
  private final double[] existing;
  private double[] recurrent;

  /**
   * @param constraints the constraints
   * @param recurrent a recurrent matrix before balance and sparseness, row-major
   * @param existing 1 for every connection that exists
   */
  ConstrainedBeginning(WeightConstraints constraints, double[] recurrent, double[] existing) {
    this.constraints = constraints;
    this.units = constraints.units();
    this.existing = existing;
    this.recurrent = masked(recurrent, existing, 1);
  }

  /** Connections drawn with a density. */
  static double[] connections(
      int units, double density, boolean selfConnections, CounterRandom random) {
    double[] existing = new double[Math.multiplyExact(units, units)];
    Arrays.fill(existing, 1);
    existing = share(existing, density, random);
    for (int i = 0; !selfConnections && i < units; i++) {
      existing[i * units + i] = 0;
    }
    return existing;
  }

  /** Each of the ones kept with a probability; no number is drawn where that is 1. */
  static double[] share(double[] ones, double probability, CounterRandom random) {
    double[] kept = ones.clone();
    for (int i = 0; probability < 1 && i < kept.length; i++) {
      if (random.nextDouble() >= probability) {
        kept[i] = 0;
      }
    }
    return kept;
  }

  private static double[] masked(double[] values, double[] mask, double wanted) {
    double[] kept = new double[values.length];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = mask[i] == wanted ? values[i] : 0;
    }
    return kept;
  }

  /**
   * Balances the populations and makes up for connections that do not exist: what a unit receives
   * keeps its variance.
   */
  ConstrainedBeginning scaled(Initialisation initialisation, double gain) {
    balance();
    for (int i = 0; i < units; i++) {
      double inputs = 0;
      for (int j = 0; j < units; j++) {
        inputs += existing[i * units + j];
      }
      for (int j = 0; inputs > 0 && inputs < units && j < units; j++) {
        recurrent[i * units + j] *= Math.sqrt(units / inputs);
      }
    }
    if (initialisation == Initialisation.GAMMA) {
      recurrent = Initialisation.scaledToRadius(recurrent, signed(), gain);
    }
    return this;
  }

  private void balance() {
    if (constraints.dale() == DaleConstraint.NONE) {
      return;
    }
    double[] signs = constraints.signs();
    double excitatory = Arrays.stream(signs).filter(sign -> sign > 0).count();
    double inhibitory = units - excitatory;
    double ratio = excitatory > 0 && inhibitory > 0 ? excitatory / inhibitory : 1;
    for (int i = 0; i < recurrent.length; i++) {
      recurrent[i] = Math.abs(recurrent[i]) / (signs[i % units] > 0 ? ratio : 1);
    }
  }

  private double[] signed() {
    double[] signed = recurrent.clone();
    for (int i = 0; constraints.dale() != DaleConstraint.NONE && i < signed.length; i++) {
      signed[i] *= constraints.signs()[i % units];
    }
    return signed;
  }

  /** The stored arrays. */
  Map<String, double[]> values(
      int inputs, int outputs, double trainableShare, CounterRandom random) {
    double[] learned = share(existing, trainableShare, random);
    Map<String, double[]> values = new LinkedHashMap<>();
    values.put("Wr", masked(recurrent, learned, 1));
    values.put("Wx", Initialisation.uniform(inputs, units, random));
    values.put("b", new double[units]);
    values.put(
        "Wy",
        Initialisation.uniform(constraints.readTo() - constraints.readFrom(), outputs, random));
    values.put("by", new double[outputs]);
    values.put("r0", new double[units]);
    if (constraints.masked()) {
      values.put(WeightConstraints.MASK, learned);
    }
    if (constraints.fixed()) {
      values.put(WeightConstraints.FIXED, masked(recurrent, learned, 0));
    }
    if (constraints.anchored()) {
      values.put(WeightConstraints.ANCHOR, signed());
      values.put(WeightConstraints.ANCHORING, learned.clone());
    }
    return values;
  }
}
