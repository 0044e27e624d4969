package org.homolog.network.layered;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.homolog.linalg.Matrix;
import org.homolog.network.Golden;
import org.homolog.network.plasticity.HopfieldNetwork;
import org.homolog.network.plasticity.OjaNeuron;
import org.homolog.network.plasticity.SangerNetwork;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The family "plasticity": changing synapses, as parts and as plain rules. */
class GoldenPlasticityTest {
  @TestFactory
  Stream<DynamicTest> plasticity() {
    return GoldenParts.tests("plasticity", GoldenPlasticityTest::check);
  }

  private static GoldenParts.Check check(String name, Golden.Case one) {
    if (name.startsWith("stp")) {
      return shortTerm(one, name.substring("stp_".length()).replace('_', '-'))::check;
    }
    if (name.startsWith("hebb")) {
      return hebbian(one, name.contains("learned_rule"))::check;
    }
    if (name.startsWith("oja")) {
      return precision -> oja(one);
    }
    if (name.startsWith("sanger")) {
      return precision -> sanger(one);
    }
    if (name.startsWith("hopfield")) {
      return precision -> hopfield(one);
    }
    throw new IllegalArgumentException("no test of " + name);
  }

  private static GoldenParts recurrent(Golden.Case one, String input, double dt, String part) {
    int[] x = one.shape(input);
    GoldenParts parts =
        GoldenParts.of(
                one,
                GoldenParts.layered(dt, Readout.LINEAR, part + " as=r"),
                x[2],
                one.shape("params/Wy")[0])
            .input(input, x[0], x[1], x[2])
            .weight("Wy", "output.W")
            .weight("by", "output.b")
            .layer("expected/r", "r")
            .layer("expected/y", "output")
            .squared("inputs/target", 1);
    List.of("Wr", "Wx", "b").forEach(w -> parts.weight(w, "r." + w));
    return parts;
  }

  private static GoldenParts shortTerm(Golden.Case one, String order) {
    double dt = one.config().get("dt_ms").asDouble();
    double tau = dt / one.config().get("alpha").asDouble();
    int units = one.shape("params/Wr")[0];
    GoldenParts parts =
        recurrent(
                one,
                "inputs/input",
                dt,
                "short-term-plasticity "
                    + units
                    + " tau="
                    + tau
                    + " order="
                    + order
                    + " start="
                    + one.config().get("r0").asDouble())
            .layer("expected/x", "r-x")
            .layer("expected/u", "r-u");
    parts.given.put("r.tau_x", one.doubles("inputs/tau_x_ms"));
    parts.given.put("r.tau_u", one.doubles("inputs/tau_u_ms"));
    parts.given.put("r.U", one.doubles("inputs/U"));
    return parts;
  }

  private static GoldenParts hebbian(Golden.Case one, boolean learned) {
    int units = one.shape("params/Wr")[0];
    GoldenParts parts =
        recurrent(
                one,
                "inputs/x",
                0,
                "fast-weights "
                    + units
                    + (learned ? " learned" : " hebbian")
                    + " decay=0.9 record-weights=true")
            .layer("expected/A_final", "r-weights");
    return learned
        ? parts.weight("theta", "r.theta")
        : parts.weight("lam", "r.lambda").weight("eta", "r.eta");
  }

  private static void oja(Golden.Case one) {
    int[] shape = one.shape("inputs/X");
    Matrix x = Matrix.of(shape[0], shape[1], one.doubles("inputs/X"));
    OjaNeuron neuron = new OjaNeuron(one.doubles("inputs/w0"), one.config().get("eta").asDouble());
    double[] trajectory = one.doubles("expected/trajectory");
    int row = 0;
    int width = shape[1] + 1;
    for (int i = 0; i < shape[0]; i++) {
      neuron.learn(x.row(i));
      if (row * width < trajectory.length && trajectory[row * width] == i) {
        double[] weights = neuron.weights();
        for (int k = 0; k < weights.length; k++) {
          assertEquals(trajectory[row * width + 1 + k], weights[k], 1e-9);
        }
        row++;
      }
    }
    assertEquals(trajectory.length / width, row);
    one.check("expected/w_final", neuron.weights(), 0, 0);
  }

  private static void sanger(Golden.Case one) {
    int[] shape = one.shape("inputs/X");
    int[] weights = one.shape("inputs/W0");
    Matrix x = Matrix.of(shape[0], shape[1], one.doubles("inputs/X"));
    SangerNetwork network =
        new SangerNetwork(
            Matrix.of(weights[0], weights[1], one.doubles("inputs/W0")),
            one.config().get("eta").asDouble());
    for (int pass = 0; pass < one.config().get("passes").asInt(); pass++) {
      for (int i = 0; i < shape[0]; i++) {
        network.learn(x.row(i));
      }
    }
    one.check("expected/W_final", network.weights().array(), 0, 0);
  }

  private static void hopfield(Golden.Case one) {
    int[] shape = one.shape("inputs/patterns");
    HopfieldNetwork network =
        new HopfieldNetwork(Matrix.of(shape[0], shape[1], one.doubles("inputs/patterns")));
    one.check("expected/W", network.weights().array(), 0, 0);
    int sweeps = one.shape("expected/energy")[0] - 1;
    HopfieldNetwork.Recall recall = network.recall(one.doubles("inputs/s0"), sweeps);
    one.check("expected/energy", recall.energy(), 0, 0);
    one.check("expected/s_final", recall.state(), 0, 0);
    one.check("expected/overlaps", network.overlaps(recall.state()), 0, 0);
    for (int sweep = 1; sweep <= sweeps; sweep++) {
      assertTrue(recall.energy()[sweep] <= recall.energy()[sweep - 1] + 1e-12);
    }
  }
}
