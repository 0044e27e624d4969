package org.homolog.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.network.Network;
import org.homolog.network.NetworkKinds;
import org.homolog.network.NetworkSpec;
import org.homolog.system.Stimulable;
import org.junit.jupiter.api.Test;

class PreferredStimulusTest {
  private static Network cnn() {
    NetworkSpec spec =
        NetworkKinds.named("cnn")
            .bind(
                Map.of(
                    "image", List.of(1, 8, 8),
                    "channels", List.of(3, 4),
                    "hidden", List.of(6),
                    "pool", 1,
                    "activation", "softplus"));
    return Network.initial(spec, 64, 3, 5);
  }

  private static PreferredStimulus.Ascent ascent(double eta, int steps) {
    return new PreferredStimulus.Ascent(eta, steps, 0, 1);
  }

  @Test
  void activityRisesAndBeatsAThousandRandomImages() {
    Stimulable layer = LayerStimulation.of(cnn(), "hidden1");
    for (int unit = 0; unit < 2; unit++) {
      Matrix starts = PreferredStimulus.starts(4, 64, 0, 1, 3);
      PreferredStimulus.Found found = PreferredStimulus.ascend(layer, unit, starts, ascent(4, 120));
      for (int step = 1; step <= 120; step++) {
        for (int start = 0; start < 4; start++) {
          assertTrue(
              found.activity().get(step, start) >= found.activity().get(step - 1, start) - 1e-12);
        }
      }
      Matrix random = layer.respond(PreferredStimulus.starts(1000, 64, 0, 1, 77));
      double best = Arrays.stream(random.column(unit)).max().orElseThrow();
      assertTrue(found.activity().get(120, found.best()) > best, "unit " + unit);
      for (double pixel : found.stimuli().array()) {
        assertTrue(pixel >= 0 && pixel <= 1);
      }
    }
  }

  @Test
  void gradientsOfOneAndOfManyAgree() {
    Stimulable layer = LayerStimulation.of(cnn(), "conv2");
    Matrix stimuli = PreferredStimulus.starts(3, 64, -1, 1, 4);
    Matrix weighting = Matrix.zeros(3, layer.unitCount());
    for (int i = 0; i < 3; i++) {
      weighting.array()[i * layer.unitCount() + 4 * i] = 2;
    }
    Matrix many = layer.gradients(stimuli, weighting);
    for (int i = 0; i < 3; i++) {
      double[] one = layer.gradient(stimuli.row(i), 4 * i);
      for (int k = 0; k < one.length; k++) {
        assertEquals(2 * one[k], many.get(i, k), 1e-12);
      }
    }
  }

  @Test
  void aPerceptronsLayerIsFoundToo() {
    NetworkSpec spec = NetworkKinds.named("mlp").bind(Map.of("layers", List.of(4)));
    Stimulable layer = LayerStimulation.of(Network.initial(spec, 5, 2, 1), "hidden1");
    double[] stimulus = {1, 0.5, -1, 2, 0.2};
    double[] gradient = layer.gradient(stimulus, 1);
    Matrix weighting = Matrix.of(1, 4, new double[] {0, 1, 0, 0});
    assertArrayEquals(gradient, layer.gradients(Matrix.of(1, 5, stimulus), weighting).row(0), 0);
  }

  @Test
  void aDecoderLimitsTheSearchToWhatItMakes() {
    NetworkSpec spec =
        NetworkKinds.named("layered")
            .bind(Map.of("layers", List.of("dense 7 tanh", "dense 64 sigmoid"), "readout", "none"));
    Stimulable decoder = LayerStimulation.of(Network.initial(spec, 2, 64, 6), "output");
    Stimulable both = new DecodedStimulation(decoder, LayerStimulation.of(cnn(), "hidden1"));
    Matrix starts = PreferredStimulus.starts(2, 2, -1, 1, 1);
    PreferredStimulus.Found found =
        PreferredStimulus.ascend(both, 2, starts, PreferredStimulus.Ascent.unbounded(1, 50));
    assertTrue(found.activity().get(50, 0) > found.activity().get(0, 0));
    double h = 1e-6;
    double[] gradient = both.gradient(starts.row(0), 2);
    for (int k = 0; k < 2; k++) {
      Matrix up = Matrix.of(1, 2, starts.row(0));
      up.array()[k] += h;
      Matrix down = Matrix.of(1, 2, starts.row(0));
      down.array()[k] -= h;
      double numeric = (both.respond(up).get(0, 2) - both.respond(down).get(0, 2)) / (2 * h);
      assertEquals(numeric, gradient[k], 1e-6);
    }
    assertThrows(
        HomologException.class, () -> new DecodedStimulation(both, decoder), "6 units, 2 inputs");
  }

  @Test
  void impossibleSearchesAreRefused() {
    Stimulable layer = LayerStimulation.of(cnn(), "hidden1");
    Matrix starts = PreferredStimulus.starts(1, 64, 0, 1, 3);
    assertThrows(
        HomologException.class, () -> PreferredStimulus.ascend(layer, 6, starts, ascent(1, 2)));
    assertThrows(
        HomologException.class,
        () ->
            PreferredStimulus.ascend(
                layer, 0, PreferredStimulus.starts(1, 63, 0, 1, 3), ascent(1, 2)));
    assertThrows(HomologException.class, () -> ascent(0, 2));
    assertThrows(HomologException.class, () -> LayerStimulation.of(cnn(), "hidden7"));
    NetworkSpec recurrent = NetworkKinds.named("ctrnn").bind(Map.of());
    HomologException refused =
        assertThrows(
            HomologException.class,
            () -> LayerStimulation.of(Network.initial(recurrent, 2, 2, 1), "recurrent"));
    assertTrue(refused.getMessage().contains("ctrnn"), refused.getMessage());
  }
}
