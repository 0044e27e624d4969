package org.homolog.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.homolog.plugin.PluginLoader;
import org.homolog.result.CellResult;
import org.homolog.run.Plan;
import org.homolog.spi.testkit.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies of real recordings, where they are present. */
class SharedRecordingsTest {
  @TempDir Path folder;

  private Plan plan(String text) throws java.io.IOException {
    Path data =
        Path.of(System.getProperty("homolog.shared", "")).resolve("data").resolve("recordings");
    assumeTrue(Files.isDirectory(data), "the shared recordings are not here: " + data);
    Path file = Files.writeString(folder.resolve("study.yaml"), text);
    return Planner.plan(
        StudyFile.read(file),
        PluginLoader.builtIn(),
        new PlanSettings(Optional.of(data), folder.resolve("cache"), OptionalLong.empty(), 2));
  }

  @Test
  void larvalOdorsAndTheirDescriptors() throws java.io.IOException {
    Plan plan =
        plan(
            """
            study: odors
            systems:
              orn:
                recording: {file: larval-orn/doseResponseData.mat, sha256: f2021be3ac98a32de27b3495ec16dc76ca73759f478a8e06e520669367c286a1}
                population:
                  values: dff
                  axes: [condition: odor, unit: orn, condition: concentration]
                  labels: {odor: odorList, orn: ORNList, concentration: concHm}
                  select: concentration == 1e-4
              descriptors:
                stated: {of: orn, table: larval-orn/odor_descriptors_edragon.csv, without: [No., PUBCHEM_ID], drop-missing: -999, drop-constant: true, scale: z-score}
            reference: orn
            candidates: [descriptors]
            resample: {bootstrap: 0, null: none}
            comparisons: [distances]
            """);
    assertTrue(
        plan.summary().systems().get(0).description().contains("34 conditions, 21 units"),
        plan.summary().systems().get(0).description());
    assertTrue(
        plan.summary().systems().get(1).description().contains("34 conditions, 1312 units"),
        plan.summary().systems().get(1).description());
    CellResult result = plan.cells().get(0).evaluate(Path::of, new TestRun(1));
    assertEquals(34, result.scores().get(0).conditions());
  }

  @Test
  void subjectsAreMembersAndPixelsAreUnits() throws java.io.IOException {
    Plan plan =
        plan(
            """
            study: images
            systems:
              human:
                recording: {file: images92/images92_kriegeskorte2008.h5}
                dissimilarities:
                  values: /rdm/human_IT_sessions
                  axes: [member: subject, member: session, condition: image, condition: image]
                  columns: {image: /stimuli}
                  average: [session]
              animacy:
                stated: {of: human, categories: [is_animal]}
              pixels:
                stated: {of: human, values: /stimuli/images}
            reference: human
            candidates: [animacy, pixels]
            resample: {bootstrap: 0, null: none, ceiling: none}
            comparisons: [distances]
            """);
    List<String> told = plan.summary().systems().stream().map(s -> s.description()).toList();
    assertTrue(told.get(0).contains("4 members (subject)"), told.toString());
    assertTrue(told.get(2).contains("91875 units"), told.toString());
    assertEquals(5, plan.cells().get(0).evaluate(Path::of, new TestRun(1)).scores().size());
  }

  @Test
  void boundariesOfMovieClipsBecomeConditions() throws java.io.IOException {
    Plan plan =
        plan(
            """
            study: boundaries
            systems:
              hippocampus:
                recording: {file: human-mtl-boundaries/sub-4_ses-4_ecephys+image.nwb}
                align:
                  table: encoding_table
                  event: boundary1_time
                  window: [-0.5, 1.5]
                  bin: 0.25
                  conditions: [stimCategory]
                  repeats: Clip_name
                  units: location == hippocampus_right
                then: [time: conditions]
              boundary-type:
                stated: {of: hippocampus, categories: [stimCategory]}
            reference: hippocampus
            candidates: [boundary-type]
            resample: {bootstrap: 0, null: none, ceiling: none}
            comparisons: [distances]
            """);
    assertTrue(
        plan.summary().systems().get(0).description().contains("24 conditions, 720 entries"),
        plan.summary().systems().get(0).description());
  }

  private static final String HALVES =
      """
      study: halves
      seed: 11
      systems:
        first:
          recording: &patient {file: human-mtl-boundaries/sub-4_ses-4_ecephys+image.nwb}
          align: &frames
            table: timediscrimination_table
            event: start_time
            window: [0, 2]
            bin: 0.1
            conditions: [leftright, RT]
            repeats: trial_num
            entries: RT > 0 and not (leftright is missing)
            units: location == 'hippocampus_right' || location == 'amygdala_right'
            measure: rate
            smooth: {kernel: causal-gaussian, seconds: 0.1}
          then:
            - bin: {column: RT, edges: [0, 0.8, 1.2, .inf]}
            - split: {by: random-halves, seed: 4}
            - select: part == first
            - soft-normalise: 5
        second:
          recording: *patient
          align: *frames
          then:
            - bin: {column: RT, edges: [0, 0.8, 1.2, .inf]}
            - split: {by: random-halves, seed: 4}
            - select: part == second
            - soft-normalise: 5
      reference: first
      candidates: [second]
      resample: {bootstrap: 50, null: {permutations: 50}, ceiling: none}
      comparisons: [distances]
      """;

  @Test
  void halvesOfTrialsInLevelsOfReactionTimeAgree() throws java.io.IOException {
    Plan plan = plan(HALVES);
    CellResult result = plan.cells().get(0).evaluate(Path::of, new TestRun(1));
    assertEquals(6, result.scores().get(0).conditions());
    // Distances between means are positive, so that their cosine is high even without a signal.
    assertTrue(result.scores().get(0).value() > 0.5, result.scores().toString());
    List<String> told = plan.summary().systems().stream().map(s -> s.description()).toList();
    for (String description : told) {
      assertTrue(
          description.contains("6 conditions") && description.contains("20 time bins"),
          description);
      assertTrue(description.contains("in of range + 5.0"), description);
    }
    assertTrue(
        plan.summary()
            .systems()
            .get(0)
            .provenance()
            .getOrDefault("values", "")
            .contains("causal-gaussian of 0.1 s (causal)"));
    CellResult again = plan(HALVES).cells().get(0).evaluate(Path::of, new TestRun(3));
    assertEquals(result.scores().get(0).value(), again.scores().get(0).value());
    org.junit.jupiter.api.Assertions.assertArrayEquals(
        result.scores().get(0).draws(), again.scores().get(0).draws());
    Plan other = plan(HALVES.replace("seed: 4", "seed: 5"));
    org.junit.jupiter.api.Assertions.assertNotEquals(
        plan.cells().get(0).key(), other.cells().get(0).key());
  }
}
