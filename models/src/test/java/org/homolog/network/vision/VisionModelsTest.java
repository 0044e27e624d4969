package org.homolog.network.vision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.fit.StimulusResponses;
import org.homolog.linalg.Matrix;
import org.homolog.network.Network;
import org.homolog.network.NetworkKinds;
import org.homolog.network.NetworkSpec;
import org.homolog.random.CounterRandom;
import org.homolog.spi.testkit.TestRun;
import org.homolog.torch.DeviceChoice;
import org.homolog.torch.Torch;
import org.junit.jupiter.api.Test;

/** Filters and hierarchies of them see what they are built for. */
class VisionModelsTest {
  private static final Torch TORCH = Torch.on(DeviceChoice.CPU);
  private static final int SIDE = 48;

  private interface Light {
    double at(double x, double y);
  }

  private static double[] picture(Light light) {
    double[] pixels = new double[SIDE * SIDE];
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        pixels[row * SIDE + column] = light.at(column, row);
      }
    }
    return pixels;
  }

  private static double[] grating(double orientation, double wavelength, double phase) {
    return picture(
        (x, y) ->
            Math.cos(
                2 * Math.PI * (x * Math.cos(orientation) + y * Math.sin(orientation)) / wavelength
                    + phase));
  }

  private static NetworkSpec spec(String kind, Map<String, ?> more) {
    Map<String, Object> options = new java.util.HashMap<>(more);
    options.putIfAbsent("image", List.of(1, SIDE, SIDE));
    return NetworkKinds.named(kind).bind(options);
  }

  private static Map<String, float[]> responses(NetworkSpec spec, double[]... pictures) {
    Matrix stimuli = Matrix.copyOf(pictures);
    Network network = StimulusResponses.network(spec, stimuli.columns(), 1);
    return StimulusResponses.of(network, stimuli, TORCH, new TestRun(1));
  }

  /** Mean energy of each channel in the middle of the picture, away from its edges. */
  private static double[] tuning(float[] energy, int channels) {
    int places = energy.length / channels;
    int side = (int) Math.round(Math.sqrt(places));
    double[] tuning = new double[channels];
    for (int c = 0; c < channels; c++) {
      tuning[c] = energy[c * places + side / 2 * side + side / 2];
    }
    return tuning;
  }

  private static int largest(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  @Test
  void everyFilterPrefersItsOwnGrating() {
    NetworkSpec spec =
        spec("gabor", Map.of("orientations", 4, "wavelengths", List.of(4, 8), "pool", 8));
    for (int wavelength = 0; wavelength < 2; wavelength++) {
      for (int k = 0; k < 4; k++) {
        double[] shown = grating(k * Math.PI / 4, 4 << wavelength, 0.7);
        double[] tuning = tuning(responses(spec, shown).get("energy"), 8);
        assertEquals(wavelength * 4 + k, largest(tuning), Arrays.toString(tuning));
      }
    }
  }

  @Test
  void energyDoesNotDependOnPhase() {
    NetworkSpec spec = spec("gabor", Map.of("orientations", 4, "wavelengths", List.of(8)));
    double[] one = tuning(responses(spec, grating(0, 8, 0)).get("energy"), 4);
    for (double phase : new double[] {0.5, 1.5, 3}) {
      double[] other = tuning(responses(spec, grating(0, 8, phase)).get("energy"), 4);
      assertEquals(one[0], other[0], 0.02 * one[0]);
    }
  }

  @Test
  void energyIsThatOfTheFiltersTakenPlaceByPlace() {
    CounterRandom random = new CounterRandom(21, 0);
    double[] noise = picture((x, y) -> random.nextGaussian());
    double mean = Arrays.stream(noise).average().orElseThrow();
    double variance =
        Arrays.stream(noise).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    double[] seen = Arrays.stream(noise).map(v -> (v - mean) / Math.sqrt(variance)).toArray();
    NetworkSpec spec =
        spec("gabor", Map.of("orientations", 3, "wavelengths", List.of(3, 6), "pool", 1));
    float[] energy = responses(spec, noise).get("energy");
    int[][] places = {{0, 0}, {20, 31}, {47, 3}, {47, 47}};
    for (int[] place : places) {
      for (int channel = 0; channel < 6; channel++) {
        double wavelength = channel < 3 ? 3 : 6;
        int size = 2 * (int) Math.ceil(2 * 0.56 * wavelength / 0.5) + 1;
        GaborKernel kernel = new GaborKernel(size, wavelength, 0.56 * wavelength, 0.5);
        double squared = 0;
        for (double phase : new double[] {0, Math.PI / 2}) {
          double[] filter = kernel.values(channel % 3 * Math.PI / 3, phase);
          double response = 0;
          for (int i = 0; i < filter.length; i++) {
            int row = place[0] + i / size - size / 2;
            int column = place[1] + i % size - size / 2;
            if (row >= 0 && row < SIDE && column >= 0 && column < SIDE) {
              response += filter[i] * seen[row * SIDE + column];
            }
          }
          squared += response * response;
        }
        assertEquals(
            Math.sqrt(squared),
            energy[(channel * SIDE + place[0]) * SIDE + place[1]],
            1e-4,
            "place " + Arrays.toString(place) + ", channel " + channel);
      }
    }
  }

  @Test
  void kernelsHaveUnitLengthAndNoResponseToUniformLight() {
    for (double wavelength : new double[] {3, 8.5}) {
      for (double phase : new double[] {0, Math.PI / 2, 1}) {
        double[] kernel = new GaborKernel(21, wavelength, 3, 0.5).values(0.4, phase);
        assertEquals(0, Arrays.stream(kernel).sum(), 1e-12);
        assertEquals(1, Arrays.stream(kernel).map(v -> v * v).sum(), 1e-12);
      }
    }
  }

  @Test
  void brightnessAndContrastDoNotMatterAndUniformLightGivesNothing() {
    CounterRandom random = new CounterRandom(3, 0);
    double[] noise = picture((x, y) -> random.nextDouble());
    double[] brighter = Arrays.stream(noise).map(v -> 100 + 37 * v).toArray();
    double[] uniform = picture((x, y) -> 0.3);
    for (String kind : List.of("gabor", "hmax")) {
      NetworkSpec spec = spec(kind, kind.equals("hmax") ? Map.of("bands", 3) : Map.of());
      Map<String, float[]> all = responses(spec, noise, brighter, uniform);
      for (String layer : spec.populationLayers()) {
        float[] activity = all.get(layer);
        int units = activity.length / 3;
        assertArrayEquals(
            Arrays.copyOfRange(activity, 0, units),
            Arrays.copyOfRange(activity, units, 2 * units),
            2e-3f,
            kind + " " + layer);
        boolean second = layer.equals("c2");
        for (int i = 2 * units; i < 3 * units; i++) {
          assertEquals(second ? Math.exp(-2) : 0, activity[i], 1e-6, kind + " " + layer);
        }
      }
    }
  }

  @Test
  void aHierarchyTellsShapesApartWhereverTheyAre() {
    NetworkSpec spec = spec("hmax", Map.of("bands", 2));
    Map<String, float[]> all =
        responses(spec, shape(16, 18, true), shape(22, 24, true), shape(16, 18, false));
    double moved = apart(all.get("c2"), 0, 1);
    double changed = apart(all.get("c2"), 0, 2);
    assertEquals(256, all.get("c2").length / 3);
    assertTrue(moved < 0.5 * changed, moved + " against " + changed);
    double movedFirst = apart(all.get("c1"), 0, 1);
    double changedFirst = apart(all.get("c1"), 0, 2);
    assertTrue(
        moved / changed < movedFirst / changedFirst, "the second stage is the more tolerant one");
    for (float unit : all.get("c2")) {
      assertTrue(unit > 0 && unit <= 1 + 1e-6);
    }
  }

  /** A corner of two bars, or two crossing ones. */
  private static double[] shape(int left, int top, boolean corner) {
    return picture(
        (x, y) -> {
          double right = x - left;
          double down = y - top;
          double middle = corner ? 0 : 5;
          boolean bar = right >= 0 && right < 12 && Math.abs(down - middle) <= 1;
          boolean post = down >= 0 && down < 12 && Math.abs(right - middle) <= 1;
          return bar || post ? 1 : 0;
        });
  }

  private static double apart(float[] activity, int one, int other) {
    int units = activity.length / 3;
    double sum = 0;
    for (int i = 0; i < units; i++) {
      sum += Math.pow(activity[one * units + i] - activity[other * units + i], 2);
    }
    return Math.sqrt(sum);
  }

  @Test
  void coloursStoredPlaceByPlaceAreTakenAsTheyAre() {
    CounterRandom random = new CounterRandom(8, 0);
    double[] last = new double[3 * SIDE * SIDE];
    Arrays.setAll(last, i -> random.nextDouble());
    double[] first = new double[last.length];
    double[] grey = new double[SIDE * SIDE];
    double[] luma = {0.299, 0.587, 0.114};
    for (int place = 0; place < SIDE * SIDE; place++) {
      for (int c = 0; c < 3; c++) {
        first[c * SIDE * SIDE + place] = last[3 * place + c];
        grey[place] += luma[c] * last[3 * place + c];
      }
    }
    List<Integer> image = List.of(3, SIDE, SIDE);
    float[] one = responses(spec("gabor", Map.of("image", image)), last).get("energy");
    float[] two =
        responses(spec("gabor", Map.of("image", image, "order", "channels-first")), first)
            .get("energy");
    float[] three = responses(spec("gabor", Map.of()), grey).get("energy");
    assertArrayEquals(one, two, 1e-5f);
    assertArrayEquals(one, three, 1e-3f);
  }

  @Test
  void imagesTooSmallAreRefused() {
    HomologException refused =
        assertThrows(
            HomologException.class,
            () -> responses(spec("hmax", Map.of("bands", 16)), grating(0, 8, 0)));
    assertTrue(refused.getMessage().contains("57 x 57"), refused.getMessage());
    assertThrows(
        HomologException.class,
        () -> responses(spec("gabor", Map.of("size", 100)), grating(0, 8, 0)));
    HomologException time =
        assertThrows(
            HomologException.class,
            () -> StimulusResponses.network(NetworkKinds.named("ctrnn").bind(Map.of()), 4, 1));
    assertTrue(time.getMessage().contains("time course"), time.getMessage());
  }
}
