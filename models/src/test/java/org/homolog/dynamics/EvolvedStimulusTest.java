package org.homolog.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homolog.dynamics.EvolvedStimulus.Evolution;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.network.MultilayerPerceptron;
import org.homolog.network.Network;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Options;
import org.homolog.system.Stimulable;
import org.junit.jupiter.api.Test;

class EvolvedStimulusTest {
  private static double hill(double[] x, double... top) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (i + 1) * (x[i] - top[i]) * (x[i] - top[i]);
    }
    return 3 - sum;
  }

  @Test
  void theTopOfAHillIsFound() {
    Evolution free =
        new Evolution(1500, 0, 0.5, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    EvolvedStimulus found =
        EvolvedStimulus.of(x -> hill(x, 1, -2, 0.5), new double[] {0, 0, 0}, free, 3);
    assertArrayEquals(new double[] {1, -2, 0.5}, found.stimulus(), 1e-3);
    assertEquals(3, found.activity(), 1e-5);
    for (int i = 1; i < found.course().length; i++) {
      assertTrue(found.course()[i] >= found.course()[i - 1]);
    }
    assertTrue(found.course().length <= 1500);
    EvolvedStimulus again =
        EvolvedStimulus.of(x -> hill(x, 1, -2, 0.5), new double[] {0, 0, 0}, free, 3);
    assertArrayEquals(found.stimulus(), again.stimulus(), 0);
  }

  @Test
  void boundsHoldForEveryStimulusShown() {
    Evolution bounded = new Evolution(800, 0, 0.3, -1, 1);
    EvolvedStimulus found =
        EvolvedStimulus.of(
            x -> {
              assertTrue(Arrays.stream(x).allMatch(v -> v >= -1 && v <= 1));
              return hill(x, 3, -0.5);
            },
            new double[] {0, 0},
            bounded,
            1);
    assertArrayEquals(new double[] {1, -0.5}, found.stimulus(), 0.02);
  }

  @Test
  void noiseIsNoObstacle() {
    CounterRandom noise = new CounterRandom(4, 0);
    EvolvedStimulus found =
        EvolvedStimulus.of(
            x -> hill(x, 0.6, -0.4) + 0.05 * noise.nextGaussian(),
            new double[] {0, 0},
            new Evolution(800, 0, 0.3, -1, 1),
            2);
    assertArrayEquals(new double[] {0.6, -0.4}, found.stimulus(), 0.35);
  }

  @Test
  void aUnitOfANetworkIsDrivenMoreThanByAThousandRandomStimuli() {
    Network network =
        Network.initial(
            Options.bind(
                MultilayerPerceptron.class, Map.of("layers", List.of(8), "activation", "tanh")),
            70,
            2,
            8);
    Stimulable units = PerceptronStimulation.of(network, "hidden1");
    EvolvedStimulus found =
        EvolvedStimulus.of(units, 3, new double[70], new Evolution(4000, 0, 0.5, -1, 1), 5);
    Matrix random = PreferredStimulus.starts(1000, 70, -1, 1, 5);
    double best = Arrays.stream(units.respond(random).column(3)).max().orElseThrow();
    assertTrue(found.activity() > best, found.activity() + " against " + best);
  }

  @Test
  void whatCannotBeSoughtIsRefused() {
    Evolution evolution = new Evolution(10, 0, 0.3, -1, 1);
    assertThrows(
        HomologException.class,
        () -> EvolvedStimulus.of(x -> Double.NaN, new double[] {0, 0}, evolution, 1));
    assertThrows(
        HomologException.class,
        () -> EvolvedStimulus.of(x -> 1, new double[] {0, 2}, evolution, 1));
    assertThrows(HomologException.class, () -> new Evolution(0, 0, 1, -1, 1));
    assertThrows(HomologException.class, () -> new Evolution(5, 0, 3, -1, 1));
  }
}
