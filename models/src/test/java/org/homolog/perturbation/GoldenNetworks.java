package org.homolog.perturbation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.homolog.network.ActivationFunction;
import org.homolog.network.ContinuousTimeRecurrent;
import org.homolog.network.Golden;
import org.homolog.network.Initialisation;
import org.homolog.network.InputNoise;
import org.homolog.network.Network;
import org.homolog.network.NoiseScaling;
import org.homolog.network.UpdateForm;
import org.homolog.network.Weights;

/** Networks of the reference values: those with a sign matrix M have |Wr| M as weights. */
final class GoldenNetworks {
  private GoldenNetworks() {}

  static Network of(Golden.Case one) {
    int[] in = one.shape("params/Wx");
    int units = in[0];
    int outputs = one.shape("params/Wy")[0];
    Map<String, double[]> values = new LinkedHashMap<>(one.all("params"));
    double[] recurrent = values.get("Wr");
    double[] signs = values.remove("M");
    if (signs != null) {
      for (int i = 0; i < signs.length; i++) {
        recurrent[i] = Math.abs(recurrent[i]) * signs[i];
      }
    }
    values.put("Wy", padded(values.get("Wy"), outputs, units));
    values.put("r0", new double[units]);
    ContinuousTimeRecurrent spec =
        new ContinuousTimeRecurrent(
            units,
            UpdateForm.valueOf(one.config().get("form").asText().toUpperCase(Locale.ROOT)),
            ActivationFunction.valueOf(one.config().get("act").asText().toUpperCase(Locale.ROOT)),
            1,
            one.config().get("alpha").asDouble(),
            0,
            NoiseScaling.INPUT,
            InputNoise.NONE,
            Initialisation.UNIFORM,
            1,
            false);
    return new Network(spec, in[1], outputs, Weights.of(spec.shapes(in[1], outputs), values));
  }

  /** A readout from the first units alone reads nothing from the others. */
  private static double[] padded(double[] readout, int outputs, int units) {
    int read = readout.length / outputs;
    double[] wide = new double[outputs * units];
    for (int i = 0; i < outputs; i++) {
      System.arraycopy(readout, i * read, wide, i * units, read);
    }
    return wide;
  }

  static List<Integer> places(Golden.Case one, String path) {
    return java.util.Arrays.stream(one.doubles(path)).mapToObj(v -> (int) v).toList();
  }
}
