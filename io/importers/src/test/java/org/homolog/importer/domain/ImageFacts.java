package org.homolog.importer.domain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.importer.mapping.DissimilarityMapping;
import org.homolog.population.Column;
import org.homolog.population.DataArray;
import org.homolog.population.Recording;
import org.homolog.system.Dissimilarities;

/** The 92 images and the dissimilarities of a monkey and of four people. */
final class ImageFacts {
  private static final int IMAGES = 92;
  private static final int SIDE = 175;
  private static final List<?> SQUARE =
      List.of(Map.of("condition", "image"), Map.of("condition", "image"));
  private static final List<?> MEMBERS =
      List.of(
          Map.of("member", "subject"),
          Map.of("member", "session"),
          Map.of("condition", "image"),
          Map.of("condition", "image"));

  private ImageFacts() {}

  private static List<Dissimilarities> members(
      Recording recording, String values, List<?> axes, List<String> average) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("values", values);
    options.put("axes", axes);
    options.put("columns", Map.of("image", "/stimuli"));
    options.put("average", average);
    return List.copyOf(
        DissimilarityMapping.of(options, "dissimilarities").members(recording).values());
  }

  private static double[] monkey(Recording recording) {
    return members(recording, "/rdm/monkey_IT", SQUARE, List.of()).get(0).values();
  }

  private static double[] human(Recording recording) {
    return members(recording, "/rdm/human_IT", SQUARE, List.of()).get(0).values();
  }

  /** Checks one entry of the domain; false if there is no such check. */
  static boolean check(Recording recording, String key, JsonNode facts) {
    DataArray images = recording.array("/stimuli/images");
    switch (key) {
      case "image_shape" -> assertArrayEquals(Statistics.longs(facts), images.shape());
      case "image_mean_per_stimulus_first10" -> {
        for (int i = 0; i < facts.size(); i++) {
          double[] one = images.numbers(new long[] {i, 0, 0, 0}, new int[] {1, SIDE, SIDE, 3});
          assertEquals(facts.get(i).doubleValue(), Statistics.mean(one), 1e-9);
        }
      }
      case "image_total_sum" ->
          assertEquals(facts.doubleValue(), Arrays.stream(images.numbers()).sum());
      case "category" ->
          assertArrayEquals(Statistics.texts(facts), recording.array("/stimuli/category").texts());
      case "category_counts" -> {
        Map<String, Integer> counts = new LinkedHashMap<>();
        facts.properties().forEach(e -> counts.put(e.getKey(), e.getValue().intValue()));
        assertEquals(
            counts, Column.texts("c", recording.array("/stimuli/category").texts()).levels());
      }
      case "flags" ->
          facts
              .properties()
              .forEach(
                  flag ->
                      assertArrayEquals(
                          Statistics.doubles(flag.getValue()),
                          recording.array("/stimuli/is_" + flag.getKey()).numbers(),
                          flag.getKey()));
      case "category_labels" ->
          assertArrayEquals(
              Statistics.texts(facts), recording.array("/stimuli/category_labels").texts());
      case "upper_triangle_row_major_n" -> assertEquals(facts.intValue(), monkey(recording).length);
      case "monkey_IT_upper" -> Statistics.describe(facts, monkey(recording), key);
      case "human_IT_upper" -> Statistics.describe(facts, human(recording), key);
      case "pearson_monkey_human" ->
          assertEquals(
              facts.doubleValue(), Statistics.pearson(monkey(recording), human(recording)), 1e-12);
      case "spearman_monkey_human" ->
          assertEquals(
              facts.doubleValue(), Statistics.spearman(monkey(recording), human(recording)), 1e-12);
      case "pearson_human_vs_mean_of_8_sessions" -> {
        double[] mean =
            members(recording, "/rdm/human_IT_sessions", MEMBERS, List.of("subject", "session"))
                .get(0)
                .values();
        assertEquals(facts.doubleValue(), Statistics.pearson(human(recording), mean), 1e-6);
      }
      case "animacy_model" -> animacy(recording, facts);
      case "session_names" -> {
        String[] names = recording.array("/rdm/human_IT_session_names").texts();
        for (int i = 0; i < names.length; i++) {
          assertEquals(facts.get(i / 2).get(i % 2).textValue(), names[i]);
        }
      }
      case "session_upper_mean" -> {
        List<Dissimilarities> sessions =
            members(recording, "/rdm/human_IT_sessions", MEMBERS, List.of());
        for (int i = 0; i < sessions.size(); i++) {
          assertEquals(
              facts.get(i / 2).get(i % 2).doubleValue(),
              Statistics.mean(sessions.get(i).values()),
              1e-12);
        }
      }
      case "noise_ceiling_human_IT_4_subjects_pearson" -> ceiling(recording, facts);
      case "pixel_model_check" -> pixels(recording, images, facts);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void animacy(Recording recording, JsonNode facts) {
    double[] animal = recording.array("/stimuli/is_animal").numbers();
    double[] model = new double[IMAGES * (IMAGES - 1) / 2];
    int at = 0;
    for (int i = 0; i < IMAGES; i++) {
      for (int j = i + 1; j < IMAGES; j++) {
        model[at++] = animal[i] == animal[j] ? 0 : 1;
      }
    }
    double[] monkey = monkey(recording);
    double[] human = human(recording);
    assertEquals(
        facts.get("pearson_monkey").doubleValue(), Statistics.pearson(model, monkey), 1e-12);
    assertEquals(facts.get("pearson_human").doubleValue(), Statistics.pearson(model, human), 1e-12);
    assertEquals(
        facts.get("spearman_monkey").doubleValue(), Statistics.spearman(model, monkey), 1e-12);
    assertEquals(
        facts.get("spearman_human").doubleValue(), Statistics.spearman(model, human), 1e-12);
  }

  private static void ceiling(Recording recording, JsonNode facts) {
    List<double[]> subjects =
        members(recording, "/rdm/human_IT_sessions", MEMBERS, List.of("session")).stream()
            .map(Dissimilarities::values)
            .toList();
    double upper = 0;
    double lower = 0;
    for (int s = 0; s < subjects.size(); s++) {
      double[] all = new double[subjects.get(s).length];
      double[] others = new double[all.length];
      for (int t = 0; t < subjects.size(); t++) {
        double[] scored = Statistics.zScored(subjects.get(t));
        for (int i = 0; i < all.length; i++) {
          all[i] += scored[i];
          others[i] += t == s ? 0 : scored[i];
        }
      }
      upper += Statistics.pearson(subjects.get(s), all) / subjects.size();
      lower += Statistics.pearson(subjects.get(s), others) / subjects.size();
    }
    assertEquals(facts.get("upper").doubleValue(), upper, 1e-10);
    assertEquals(facts.get("lower").doubleValue(), lower, 1e-10);
  }

  private static void pixels(Recording recording, DataArray images, JsonNode facts) {
    double[] values = images.numbers();
    int points = SIDE / 5;
    double[][] grey = new double[IMAGES][points * points];
    for (int image = 0; image < IMAGES; image++) {
      for (int i = 0; i < points * points; i++) {
        int from = ((image * SIDE + i / points * 5) * SIDE + i % points * 5) * 3;
        grey[image][i] = (values[from] + values[from + 1] + values[from + 2]) / 3;
      }
    }
    assertEquals(facts.get("n_pixels").intValue(), points * points);
    double[] model = Statistics.correlationDistances(grey);
    assertEquals(
        facts.get("pearson_monkey").doubleValue(),
        Statistics.pearson(model, monkey(recording)),
        1e-10);
    assertEquals(
        facts.get("pearson_human").doubleValue(),
        Statistics.pearson(model, human(recording)),
        1e-10);
  }
}
