package org.homolog.samples;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.homolog.cli.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The studies of the samples, on the published recordings where they are at hand. */
class StudiesTest {
  private static final Path STUDIES =
      Path.of(System.getProperty("homolog.root", ".."), "samples", "studies");
  private static final Path DATA =
      Path.of(System.getProperty("homolog.shared", "../shared"), "data", "recordings");

  @TempDir Path folder;

  private static void needData() {
    assumeTrue(Files.isDirectory(DATA), "no recordings at " + DATA);
  }

  private static void homolog(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Main.execute(writer(out), writer(err), arguments);
    assertEquals(0, code, () -> err.toString(StandardCharsets.UTF_8));
  }

  private static PrintWriter writer(ByteArrayOutputStream bytes) {
    return new PrintWriter(
        new PrintStream(bytes, true, StandardCharsets.UTF_8), true, StandardCharsets.UTF_8);
  }

  /** Runs a study with few draws: what is tested here is the scores on all data. */
  private List<Map<String, String>> results(String name) throws IOException {
    return results(name, 20, text -> text);
  }

  private List<Map<String, String>> results(String name, int draws, UnaryOperator<String> shorter)
      throws IOException {
    String text =
        shorter.apply(
            Files.readString(STUDIES.resolve(name))
                .replaceAll("bootstrap: [1-9]\\d*", "bootstrap: " + draws)
                .replaceAll("permutations: \\d+", "permutations: " + draws)
                .replace("\nresample: {", "\nresample: {splits: " + Math.min(20, draws) + ", "));
    Path study = Files.writeString(folder.resolve(name), text);
    Path out = folder.resolve("out");
    homolog(
        "run",
        study.toString(),
        "--out",
        out.toString(),
        "--data",
        DATA.toString(),
        "--threads",
        "2");
    try (var rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .<Map<String, String>>readValues(out.resolve("results.csv").toFile())) {
      return rows.readAll();
    }
  }

  private static double value(
      List<Map<String, String>> rows,
      String analysis,
      String candidate,
      String member,
      String score,
      String column) {
    return rows.stream()
        .filter(row -> row.get("analysis").startsWith(analysis))
        .filter(row -> row.get("candidate").equals(candidate))
        .filter(row -> row.get("member").equals(member))
        .filter(row -> row.get("score").equals(score))
        .mapToDouble(row -> Double.parseDouble(row.get(column)))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quickstart.yaml",
        "twenty-tasks.yaml",
        "acceptance.yaml",
        "larval-odors.yaml",
        "images.yaml",
        "movie-boundaries.yaml",
        "larval-odors-everything.yaml",
        "images-everything.yaml",
        "movie-boundaries-everything.yaml"
      })
  void everyStudyIsValidAndCanBePlanned(String name) {
    if (!List.of("quickstart.yaml", "twenty-tasks.yaml", "acceptance.yaml").contains(name)) {
      needData();
    }
    homolog(
        "run",
        STUDIES.resolve(name).toString(),
        "--out",
        folder.resolve("out").toString(),
        "--data",
        Files.isDirectory(DATA) ? DATA.toString() : folder.toString(),
        "--dry-run");
  }

  @Test
  void imagesGiveTheirReferenceValues() throws IOException {
    needData();
    JsonNode facts =
        new ObjectMapper()
            .readTree(DATA.resolve("images92/images92_kriegeskorte2008.h5.facts.json").toFile())
            .get("domain");
    List<Map<String, String>> rows = results("images.yaml");
    assertEquals(
        facts.get("pearson_monkey_human").asDouble(),
        value(rows, "monkey", "human-pooled", "", "pearson", "value"),
        1e-9);
    assertEquals(
        facts.get("animacy_model").get("pearson_monkey").asDouble(),
        value(rows, "monkey", "animacy", "", "pearson", "value"),
        1e-9);
    JsonNode ceiling = facts.get("noise_ceiling_human_IT_4_subjects_pearson");
    assertEquals(
        ceiling.get("lower").asDouble(),
        value(rows, "human subjects", "monkey", "mean", "pearson", "ceiling_low"),
        1e-9);
    assertEquals(
        ceiling.get("upper").asDouble(),
        value(rows, "human subjects", "monkey", "mean", "pearson", "ceiling_high"),
        1e-9);
  }

  @Test
  void odorsGiveTheirReferenceValues() throws IOException {
    needData();
    JsonNode facts =
        new ObjectMapper()
            .readTree(DATA.resolve("larval-orn/odor_descriptors_edragon.csv.facts.json").toFile());
    List<Map<String, String>> rows = results("larval-odors.yaml");
    for (int i = 0; i < 5; i++) {
      assertEquals(
          facts.get("r_by_concentration_index").get(i).asDouble(),
          value(rows, "dissimilarities at 1e-" + (8 - i), "descriptors", "", "pearson", "value"),
          1e-9);
    }
    // The facts' own leaky definition leaves the scores of the training odors uncentred: 0.340
    // against 0.338.
    assertEquals(
        facts.get("loo_ridge_check").get("median").asDouble(),
        value(
            rows,
            "ridge on 10 components, components fitted on all",
            "descriptors-unscaled",
            "",
            "pooled-r",
            "value"),
        0.005);
    assertEquals(
        0.15,
        value(
            rows,
            "ridge on 10 components, fitted inside folds",
            "descriptors-unscaled",
            "",
            "pooled-r",
            "value"),
        0.005);
  }

  /** Every row has a score with ceiling, interval and null, or says what stands in the way. */
  private static void isComplete(List<Map<String, String>> rows) {
    assertAll(
        rows.stream()
            .map(
                row ->
                    () -> {
                      assertNotEquals("failed", row.get("status"), row::toString);
                      boolean scored = row.get("status").equals("done");
                      assertEquals(scored, !row.get("value").isEmpty(), row::toString);
                      assertTrue(scored || !row.get("message").isEmpty(), row::toString);
                      told(row, "ci_low", "ci_method");
                      told(row, "ceiling_low", "ceiling_method");
                      told(row, "p_value", "null");
                    }));
  }

  private static void told(Map<String, String> row, String number, String reason) {
    if (row.get(number).isEmpty()) {
      assertTrue(row.get(reason).matches("(none|refused): .+"), row::toString);
    }
  }

  private static Set<String> comparisons(List<Map<String, String>> rows) {
    return rows.stream().map(row -> row.get("comparison")).collect(Collectors.toSet());
  }

  @Test
  void everyComparisonOfOdorsSaysWhatItShows() throws IOException {
    needData();
    List<Map<String, String>> rows = results("larval-odors-everything.yaml", 4, text -> text);
    isComplete(rows);
    assertEquals(27, comparisons(rows).size(), () -> comparisons(rows).toString());
    JsonNode facts =
        new ObjectMapper()
            .readTree(DATA.resolve("larval-orn/odor_descriptors_edragon.csv.facts.json").toFile());
    assertEquals(
        facts.get("r_by_concentration_index").get(4).asDouble(),
        value(rows, "rsa correlation pearson", "descriptors", "", "pearson", "value"),
        1e-9);
  }

  @Test
  void everyComparisonOfAMovieSaysWhatItShows() throws IOException {
    needData();
    List<Map<String, String>> rows = results("movie-boundaries-everything.yaml", 4, text -> text);
    isComplete(rows);
    assertEquals(37, comparisons(rows).size(), () -> comparisons(rows).toString());
  }

  @Test
  void everyComparisonOfImagesSaysWhatItShows() throws IOException {
    needData();
    // The networks answer in imagesGiveTheirReferenceValues; here they would take most of the time.
    List<Map<String, String>> rows =
        results(
            "images-everything.yaml",
            4,
            text ->
                text.replace(", gabor, hierarchy", "")
                    .replace(", gabor]", "]")
                    .replaceAll("(?s)  gabor:.*?\n\n", "\n"));
    isComplete(rows);
    assertEquals(
        Set.of("rsa", "weighted-rsa", "variance-partitioning"), comparisons(rows), "of images");
    JsonNode facts =
        new ObjectMapper()
            .readTree(DATA.resolve("images92/images92_kriegeskorte2008.h5.facts.json").toFile())
            .get("domain");
    assertEquals(
        facts.get("pearson_monkey_human").asDouble(),
        value(rows, "monkey pearson", "human-pooled", "", "pearson", "value"),
        1e-9);
    assertEquals(
        facts.get("noise_ceiling_human_IT_4_subjects_pearson").get("lower").asDouble(),
        value(rows, "human pearson", "monkey", "mean", "pearson", "ceiling_low"),
        1e-9);
  }
}
