package org.homolog.importer.domain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homolog.population.DataArray;
import org.homolog.population.Recording;
import org.homolog.population.Table;
import org.homolog.recordings.Recordings;

/** The three files of larval olfactory receptor neurons. */
final class LarvalFacts {
  private static final int ODORS = 34;
  private static final int NEURONS = 21;
  private static final int CONCENTRATIONS = 5;

  private LarvalFacts() {}

  /** Checks one entry of the domain; false if there is no such check. */
  static boolean check(Recording recording, String key, JsonNode facts, boolean averages) {
    switch (key) {
      case "variables" -> variables(recording, facts);
      case "odorList", "ORNList" ->
          assertArrayEquals(Statistics.texts(facts), recording.array(key).texts());
      case "concHm", "concList" ->
          assertArrayEquals(Statistics.doubles(facts), recording.array(key).numbers());
      case "note" -> assertEquals(1190, recording.table("rawDataTable").rows());
      case "dff", "dffSEM", "dffHm", "dffSEMHm", "conc" -> responses(recording.array(key), facts);
      case "matlab_shape_dataMean" ->
          assertArrayEquals(Statistics.longs(facts), recording.array("dataMean").shape());
      case "axes_matlab" -> axes(recording.array("dataMean"), facts);
      case "nan_count" ->
          assertEquals(
              facts.longValue(),
              Arrays.stream(recording.array("dataMean").numbers()).filter(Double::isNaN).count());
      case "mean_per_concentration" -> means(recording, facts, 2);
      case "mean_per_ORN" -> means(recording, facts, 1);
      case "mean_per_odor" -> means(recording, facts, 0);
      case "example_odor0_orn0_all_conc" -> example(recording.array("dataMean"), facts, 0, 0);
      case "example_odor33_orn20_all_conc" -> example(recording.array("dataMean"), facts, 33, 20);
      case "rsa_check_highest_concentration" -> distances(recording, facts);
      case "pca_check" -> components(recording, facts);
      case "coeff" -> coefficients(recording.array("coeff"), facts);
      case "data1", "data2" -> animal(recording, key, facts);
      default -> {
        return false;
      }
    }
    assertTrue(recording.notes().isEmpty() || !averages, recording.notes().toString());
    return true;
  }

  private static void variables(Recording recording, JsonNode facts) {
    for (Map.Entry<String, JsonNode> variable : facts.properties()) {
      String name = variable.getKey();
      long[] shape = Statistics.longs(variable.getValue().get("matlab_shape"));
      switch (variable.getValue().get("matlab_class").textValue()) {
        case "table" -> {
          // Its shape in the facts is that of the six words that stand for the object.
          Table table = recording.table(name);
          assertEquals(24, table.columns().size());
          assertEquals(1e-8, table.column("Concentration").number(0));
          assertEquals("1-pentanol", table.column("Odor").text(0));
          int missing = 0;
          for (int row = 0; row < table.rows(); row++) {
            missing += table.column("Or35a").isMissing(row) ? 1 : 0;
          }
          assertTrue(missing < table.rows(), "every response is missing");
        }
        case "double" -> {
          assertArrayEquals(shape, recording.array(name).shape(), name);
          assertEquals("double", recording.array(name).description());
        }
        case "cell" -> {
          assertArrayEquals(shape, recording.array(name).shape(), name);
          assertTrue(recording.array(name).isText(), name);
        }
        default -> fail("no check of a variable of class " + variable.getValue());
      }
    }
  }

  private static void responses(DataArray array, JsonNode facts) {
    example(array, facts.get("odor0_orn0"), 0, 0);
    example(array, facts.get("odor33_orn20"), 33, 20);
    double[] values = array.numbers();
    for (int c = 0; c < CONCENTRATIONS; c++) {
      int missing = 0;
      for (int i = c; i < values.length; i += CONCENTRATIONS) {
        missing += Double.isNaN(values[i]) ? 1 : 0;
      }
      assertEquals(facts.get("nan_per_concentration").get(c).intValue(), missing);
    }
    ObjectNode rest = facts.deepCopy();
    rest.remove(List.of("odor0_orn0", "odor33_orn20", "nan_per_concentration"));
    Statistics.describe(rest, values, "responses");
  }

  private static void example(DataArray array, JsonNode facts, int odor, int neuron) {
    assertArrayEquals(
        Statistics.doubles(facts),
        array.numbers(new long[] {odor, neuron, 0}, new int[] {1, 1, CONCENTRATIONS}));
  }

  private static void axes(DataArray array, JsonNode facts) {
    long[] shape = array.shape();
    for (int axis = 0; axis < facts.size(); axis++) {
      assertTrue(facts.get(axis).textValue().endsWith("(" + shape[axis] + ")"), facts.toString());
    }
  }

  private static void means(Recording recording, JsonNode facts, int axis) {
    double[] values = recording.array("dataMean").numbers();
    double[] sums = new double[facts.size()];
    for (int i = 0; i < values.length; i++) {
      int[] index = {
        i / NEURONS / CONCENTRATIONS, i / CONCENTRATIONS % NEURONS, i % CONCENTRATIONS
      };
      sums[index[axis]] += values[i];
    }
    for (int i = 0; i < sums.length; i++) {
      double mean = sums[i] * sums.length / values.length;
      Recordings.assertClose(facts.get(i).doubleValue(), mean, 1, "mean " + i);
    }
  }

  private static void distances(Recording recording, JsonNode facts) {
    double[] values = recording.array("dataMean").numbers();
    double[][] rows = new double[ODORS][NEURONS];
    for (int odor = 0; odor < ODORS; odor++) {
      for (int neuron = 0; neuron < NEURONS; neuron++) {
        rows[odor][neuron] = values[(odor * NEURONS + neuron) * CONCENTRATIONS + 4];
      }
    }
    double[] found = Statistics.correlationDistances(rows);
    assertEquals(facts.get("mean").doubleValue(), Statistics.mean(found), 1e-12);
    assertEquals(facts.get("sum").doubleValue(), Arrays.stream(found).sum(), 1e-9);
    assertArrayEquals(Statistics.doubles(facts.get("first5")), Arrays.copyOf(found, 5), 1e-12);
  }

  private static void components(Recording recording, JsonNode facts) {
    double[] values = recording.array("dataMean").numbers();
    int rows = ODORS * CONCENTRATIONS;
    double[][] centred = new double[rows][NEURONS];
    for (int neuron = 0; neuron < NEURONS; neuron++) {
      double[] one = new double[rows];
      for (int odor = 0; odor < ODORS; odor++) {
        for (int c = 0; c < CONCENTRATIONS; c++) {
          one[odor * CONCENTRATIONS + c] = values[(odor * NEURONS + neuron) * CONCENTRATIONS + c];
        }
      }
      double mean = Statistics.mean(one);
      for (int row = 0; row < rows; row++) {
        centred[row][neuron] = one[row] - mean;
      }
    }
    double[][] products = new double[NEURONS][NEURONS];
    for (int a = 0; a < NEURONS; a++) {
      for (int b = 0; b < NEURONS; b++) {
        for (double[] row : centred) {
          products[a][b] += row[a] * row[b];
        }
      }
    }
    double[] eigenvalues = Statistics.eigenvalues(products);
    double total = Arrays.stream(eigenvalues).sum();
    double[] ratios = Statistics.doubles(facts.get("explained_variance_ratio"));
    for (int i = 0; i < ratios.length; i++) {
      assertEquals(ratios[i], eigenvalues[i] / total, 1e-10);
    }
    double[] singular = Statistics.doubles(facts.get("singular_values"));
    for (int i = 0; i < singular.length; i++) {
      assertEquals(singular[i], Math.sqrt(eigenvalues[i]), 1e-9);
    }
  }

  private static void coefficients(DataArray array, JsonNode facts) {
    double[] values = array.numbers();
    assertArrayEquals(
        Statistics.doubles(facts.get("first_row_matlab")), Arrays.copyOf(values, NEURONS));
    double worst = 0;
    for (int a = 0; a < NEURONS; a++) {
      for (int b = 0; b < NEURONS; b++) {
        double product = a == b ? -1 : 0;
        for (int row = 0; row < NEURONS; row++) {
          product += values[row * NEURONS + a] * values[row * NEURONS + b];
        }
        worst = Math.max(worst, Math.abs(product));
      }
    }
    assertEquals(facts.get("orthonormal_max_error").doubleValue(), worst, 1e-14);
    ObjectNode rest = facts.deepCopy();
    rest.remove(List.of("first_row_matlab", "orthonormal_max_error"));
    Statistics.describe(rest, values, "coeff");
  }

  private static void animal(Recording recording, String name, JsonNode facts) {
    double[] times = recording.array(name + ".t").numbers();
    double[] dff = recording.array(name + ".dff").numbers();
    int samples = times.length;
    for (Map.Entry<String, JsonNode> fact : facts.properties()) {
      JsonNode value = fact.getValue();
      switch (fact.getKey()) {
        case "matlab_shape_dff" ->
            assertArrayEquals(Statistics.longs(value), recording.array(name + ".dff").shape());
        case "orn_ids" ->
            assertArrayEquals(Statistics.texts(value), recording.array(name + ".id").texts());
        case "t_first" -> assertEquals(value.doubleValue(), times[0]);
        case "t_last" -> assertEquals(value.doubleValue(), times[samples - 1]);
        case "median_dt" -> assertEquals(value.doubleValue(), medianStep(times), 1e-12);
        case "oTInfo" ->
            assertArrayEquals(
                Statistics.doubles(value), recording.array(name + ".oTInfo").numbers());
        case "mean_per_orn" -> {
          for (int orn = 0; orn < value.size(); orn++) {
            double[] one = Arrays.copyOfRange(dff, orn * samples, (orn + 1) * samples);
            Recordings.assertClose(value.get(orn).doubleValue(), Statistics.mean(one), 1, name);
          }
        }
        case "max_per_orn" -> {
          for (int orn = 0; orn < value.size(); orn++) {
            double[] one = Arrays.copyOfRange(dff, orn * samples, (orn + 1) * samples);
            assertEquals(value.get(orn).doubleValue(), Arrays.stream(one).max().orElseThrow());
          }
        }
        case "nan_count" ->
            assertEquals(value.longValue(), Arrays.stream(dff).filter(Double::isNaN).count());
        case "field_order_MATLAB_fields" ->
            assertEquals(
                Arrays.stream(Statistics.texts(value)).map(f -> name + "." + f).toList(),
                recording.arrays().keySet().stream().filter(k -> k.startsWith(name)).toList());
        default -> fail("no check of " + name + "." + fact.getKey());
      }
    }
  }

  static double medianStep(double[] times) {
    double[] steps = new double[times.length - 1];
    Arrays.setAll(steps, i -> times[i + 1] - times[i]);
    Arrays.sort(steps);
    int half = steps.length / 2;
    return steps.length % 2 == 1 ? steps[half] : (steps[half - 1] + steps[half]) / 2;
  }
}
