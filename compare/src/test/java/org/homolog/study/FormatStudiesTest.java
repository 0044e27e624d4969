package org.homolog.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.homolog.failure.HomologException;
import org.homolog.plugin.PluginLoader;
import org.homolog.result.CellResult;
import org.homolog.run.Plan;
import org.homolog.spi.testkit.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole pipelines from files whose axes say what they are: nothing in them is scored as NaN without
 * a word.
 */
class FormatStudiesTest {
  @TempDir Path folder;

  private static Path fixtures() {
    Path path =
        Path.of(System.getProperty("basedir", "."))
            .resolve("../io/importers/src/test/resources/org/homolog/importer/formats")
            .normalize();
    assertTrue(Files.isDirectory(path), "the fixtures of the importers are not at " + path);
    return path;
  }

  private Plan plan(String systems) throws java.io.IOException {
    Path file =
        Files.writeString(
            folder.resolve("study.yaml"),
            "study: formats\nsystems:\n"
                + systems.indent(2)
                + "reference: a\ncandidates: [b]\n"
                + "resample: {bootstrap: 0, null: none, ceiling: none}\n"
                + "comparisons: [distances]\n");
    return Planner.plan(
        StudyFile.read(file),
        PluginLoader.builtIn(),
        new PlanSettings(
            Optional.of(fixtures()), folder.resolve("cache"), OptionalLong.empty(), 2));
  }

  private static void scoresAreNumbers(Plan plan, int conditions) {
    CellResult result = plan.cells().get(0).evaluate(Path::of, new TestRun(1));
    assertFalse(result.scores().isEmpty());
    result
        .scores()
        .forEach(
            score -> {
              assertTrue(Double.isFinite(score.value()), score.toString());
              assertEquals(conditions, score.conditions());
            });
  }

  @Test
  void anAssemblyBecomesConditionsByNeurons() throws java.io.IOException {
    Plan plan =
        plan(
            """
            a:
              recording: {file: assembly.nc}
              population: {values: responses, select: presentation < 6, units: region == IT}
              then: [conditions: [stimulus_id], repeats: repetition, average: repeats]
            b:
              recording: {file: assembly.nc, importer: netcdf}
              population:
                values: responses
                axes: [condition: stimulus_id, unit: neuroid, time: time_bin]
                labels: {stimulus_id: stimulus_id}
                units: region == V4
              then: [repeats: repetition, average: repeats]
            """);
    assertTrue(
        plan.summary()
            .systems()
            .get(0)
            .description()
            .contains("3 conditions, 2 time bins, 2 units"),
        plan.summary().systems().get(0).description());
    scoresAreNumbers(plan, 3);
  }

  @Test
  void aMissingResponseOfAnAssemblyIsRefused() throws java.io.IOException {
    HomologException refused =
        assertThrows(
            HomologException.class,
            () ->
                plan(
                    """
                    a:
                      recording: {file: assembly.nc}
                      population: {values: responses, units: region == IT}
                    b:
                      recording: {file: assembly.nc}
                      population: {values: responses, units: region == V4}
                    """));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("holds NaN at condition \"6\""),
        String.valueOf(refused));
  }

  @Test
  void heldInNeuronsAreComparedWithThoseHeldOut() throws java.io.IOException {
    Plan plan =
        plan(
            """
            a:
              recording: {file: latents.h5, bin: 0.02}
              population: {values: train_spikes_heldout}
            b:
              recording: {file: latents.h5, bin: 0.02}
              population: {values: train_spikes, units: held == in, slice: {time: [0, 5]}}
            """);
    scoresAreNumbers(plan, 3);
  }

  @Test
  void dissimilaritiesOfRsatoolboxAreMembers() throws java.io.IOException {
    Plan plan =
        plan(
            """
            a:
              recording: {file: rdms.h5}
              dissimilarities: {values: dissimilarities, average: rdm}
            b:
              recording: {file: rdms.h5}
              dissimilarities: {values: dissimilarities}
            """);
    assertTrue(
        plan.summary().systems().get(1).description().contains("2 members"),
        plan.summary().systems().get(1).description());
    scoresAreNumbers(plan, 4);
  }

  @Test
  void anArrayWithoutStatedAxesAsksForThem() throws java.io.IOException {
    HomologException refused =
        assertThrows(
            HomologException.class,
            () ->
                plan(
                    """
                    a:
                      recording: {file: generic.h5}
                      population: {values: /matrix}
                    b:
                      recording: {file: generic.h5}
                      population: {values: /matrix, axes: [condition: row, unit: column]}
                    """));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("\"axes\" is missing"),
        String.valueOf(refused));
  }
}
