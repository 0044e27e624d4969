package org.homolog.importer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homolog.importer.mapping.ArrayMapping;
import org.homolog.importer.mapping.DissimilarityMapping;
import org.homolog.population.Population;
import org.homolog.population.Recording;
import org.homolog.recordings.Recordings;
import org.homolog.system.Dissimilarities;
import org.junit.jupiter.api.Test;

/** The 92 images: dissimilarities of a monkey and of four people, images and categories. */
class ImagesRecordingTest {
  private static final String FILE = "images92/images92_kriegeskorte2008.h5";

  private static Map<String, Object> image(String role) {
    return Map.of(role, "image");
  }

  private static Map<String, Dissimilarities> members(
      Recording recording, String values, List<?> axes, List<?> average) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("values", values);
    options.put("axes", axes);
    options.put("columns", Map.of("image", "/stimuli"));
    options.put("average", average);
    return DissimilarityMapping.of(options, "dissimilarities").members(recording);
  }

  private static Dissimilarities only(Map<String, Dissimilarities> members) {
    assertEquals(1, members.size());
    return members.values().iterator().next();
  }

  private static double pearson(double[] a, double[] b) {
    double meanA = Arrays.stream(a).average().orElseThrow();
    double meanB = Arrays.stream(b).average().orElseThrow();
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }

  @Test
  void monkeyAndHumanCorrelateAsPublished() {
    Path path = Recordings.file(FILE);
    JsonNode facts = Recordings.facts(path).get("domain");
    List<?> square = List.of(image("condition"), image("condition"));
    try (Recording recording = Importers.builtIn().open(path, null, Map.of())) {
      Dissimilarities monkey = only(members(recording, "/rdm/monkey_IT", square, List.of()));
      Dissimilarities human = only(members(recording, "rdm/human_IT", square, List.of()));
      assertEquals(4186, monkey.values().length);
      assertEquals(
          facts.get("pearson_monkey_human").doubleValue(),
          pearson(monkey.values(), human.values()),
          1e-12);
      String[] category = monkey.conditions().column("category").texts();
      for (int i = 0; i < 92; i++) {
        assertEquals(facts.get("category").get(i).textValue(), category[i]);
      }
      assertEquals(
          List.of("image", "category", "is_animal", "is_face", "is_human", "is_natural"),
          monkey.conditions().names());
      assertEquals("1", monkey.labels().get(0));
    }
  }

  @Test
  void everySubjectAndSessionIsAMember() {
    Path path = Recordings.file(FILE);
    JsonNode facts = Recordings.facts(path).get("domain");
    List<?> axes =
        List.of(
            Map.of("member", "subject"),
            Map.of("member", "session"),
            image("condition"),
            image("condition"));
    try (Recording recording = Importers.builtIn().open(path, null, Map.of())) {
      Map<String, Dissimilarities> sessions =
          members(recording, "/rdm/human_IT_sessions", axes, List.of());
      assertEquals(8, sessions.size());
      for (int subject = 0; subject < 4; subject++) {
        for (int session = 0; session < 2; session++) {
          String name = "subject " + (subject + 1) + " | session " + (session + 1);
          double[] values = Objects.requireNonNull(sessions.get(name), name).values();
          assertEquals(
              facts.get("session_upper_mean").get(subject).get(session).doubleValue(),
              Arrays.stream(values).average().orElseThrow(),
              1e-12);
        }
      }
      Dissimilarities mean =
          only(members(recording, "/rdm/human_IT_sessions", axes, List.of("subject", "session")));
      Dissimilarities human =
          only(
              members(
                  recording,
                  "/rdm/human_IT",
                  List.of(image("condition"), image("condition")),
                  List.of()));
      assertEquals(1.0, pearson(mean.values(), human.values()), 1e-6);
    }
  }

  @Test
  void imagesAreAPopulationOfPixels() {
    Path path = Recordings.file(FILE);
    JsonNode facts = Recordings.facts(path).get("domain");
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("values", "/stimuli/images");
    options.put(
        "axes",
        List.of(
            image("condition"),
            Map.of("unit", "row"),
            Map.of("unit", "column"),
            Map.of("unit", "colour")));
    options.put("columns", Map.of("image", "/stimuli"));
    try (Recording recording = Importers.builtIn().open(path, null, Map.of())) {
      Population pixels = ArrayMapping.of(options, "population").population(recording);
      assertEquals(92, pixels.conditionCount());
      assertEquals(175 * 175 * 3, pixels.unitCount());
      assertArrayEquals(
          new String[] {"row", "column", "colour"}, pixels.units().names().toArray(String[]::new));
      double[] one = new double[pixels.unitCount()];
      double total = 0;
      for (int image = 0; image < 92; image++) {
        pixels.read(image, one, 0);
        double sum = Arrays.stream(one).sum();
        total += sum;
        if (image < 10) {
          assertEquals(
              facts.get("image_mean_per_stimulus_first10").get(image).doubleValue(),
              sum / one.length,
              1e-9);
        }
      }
      assertEquals(facts.get("image_total_sum").doubleValue(), total);
    }
  }
}
