package org.homolog.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.homolog.failure.HomologException;
import org.homolog.study.grammar.Grammar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyFileTest {
  private static final String GOOD =
      """
      study: odors
      seed: 7
      systems:
        orn:
          recording: {file: a.mat}
          population: {values: dff, axes: [condition: odor, unit: orn]}
      reference: orn
      candidates: [orn]
      comparisons:
        - rsa: {dissimilarity: correlation}
      """;

  private static String problems(String text) {
    HomologException e =
        assertThrows(
            HomologException.class,
            () -> StudyFile.parse(Path.of("s.yaml"), text),
            "nothing wrong");
    assertEquals(2, e.kind().exitCode());
    return String.valueOf(e.getMessage());
  }

  @Test
  void aStudyIsRead() {
    Study study = StudyFile.parse(Path.of("s.yaml"), GOOD);
    assertEquals("odors", study.name());
    assertEquals(7, study.seed());
    assertEquals("[orn]", study.systemNames().toString());
    assertEquals("odors", study.title());
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "seed: 7 | sed: 7 | s.yaml:2:1 sed: unknown key \"sed\"; did you mean \"seed\"?",
        "seed: 7 | seed: -1 | s.yaml:2:7 seed: a whole number from 0 to",
        "seed: 7 | seed: 1.5 | s.yaml:2:7 seed: a whole number",
        "seed: 7 | study: again | s.yaml:2:1 study: the key \"study\" is already given in line 1",
        "seed: 7 | seed: !!java.net.URL x | s.yaml:2:7: the tag",
        "recording: {file: a.mat} | recording: {citation: x} | s.yaml:5:16 systems.orn.recording: the key \"file\" is missing",
        "recording: {file: a.mat} | recording: a.mat | s.yaml:5:16 systems.orn.recording: a group of keys is needed here, not \"a.mat\"",
        "recording: {file: a.mat} | recording: {file: [a.mat]} | s.yaml:5:23 systems.orn.recording.file: text is needed here, not a list",
        "recording: {file: a.mat} | recording: {file: a.mat, sha256: abc} | s.yaml:5:38 systems.orn.recording.sha256: a SHA-256 has 64 digits",
        "population: {values: dff, | population: {vaules: dff, | s.yaml:6:17 systems.orn.population: unknown option \"vaules\"; did you mean \"values\"?",
        "unit: orn] | units: orn] | s.yaml:6:55 systems.orn.population.axes[2]: unknown axis \"units\"; did you mean \"unit\"?",
        "    population: | popluation: | s.yaml:6:",
        "- rsa: {dissimilarity: correlation} | - {rsa: {}, cka: {}} | s.yaml:10:5 comparisons[1]: an entry is an id",
        "reference: orn | resample: {bootstrap: many} | s.yaml:7:23 resample.bootstrap: a whole number",
        "reference: orn | resample: {over: [conditon]} | s.yaml:7:19 resample.over: unknown choice \"conditon\"; did you mean \"condition\"?",
        "reference: orn | resample: {ceiling: half} | s.yaml:7:21 resample.ceiling: unknown choice \"half\"",
        "reference: orn | resample: {null: {permute: bin}} | s.yaml:7:28 resample.null.permute: unknown choice \"bin\"",
        "reference: orn | resample: {level: 2} | s.yaml:7:19 resample.level: a number from",
      })
  void everyMistakeIsNamedWithItsPlace(String from, String to, String expected) {
    String changed = GOOD.replace(from.strip(), to.strip());
    String found = problems(changed);
    assertTrue(found.contains(expected.strip()), found);
  }

  @Test
  void tabsAreNamed() {
    String found = problems(GOOD.replace("  orn:\n", "\torn:\n"));
    assertTrue(found.startsWith("s.yaml:4:1: a tab stands where blanks are needed"), found);
  }

  @Test
  void allProblemsAreReportedInTheOrderOfTheFileUpToTwenty() {
    String found = problems(GOOD.replace("seed", "sed").replace("reference", "refrence"));
    assertEquals(2, found.lines().count(), found);
    assertTrue(found.indexOf("sed") < found.indexOf("refrence"), found);
    StringBuilder many = new StringBuilder(GOOD);
    for (int i = 0; i < 30; i++) {
      many.append("wrong").append(i).append(": 1\n");
    }
    String shown = problems(many.toString());
    assertEquals(21, shown.lines().count(), shown);
    assertTrue(shown.endsWith("and 10 more"), shown);
  }

  @Test
  void bombsAreRefused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 8; i++) {
      bomb.append(
          "a%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d]\n"
              .replace("%d", "@")
              .replaceFirst("@", "" + i)
              .replaceFirst("@", "" + i)
              .replace("@", "" + (i - 1)));
    }
    String found = problems(bomb.toString());
    assertTrue(found.contains("aliases make this file larger"), found);
    String deep = problems("a: " + "[".repeat(500) + "]".repeat(500));
    assertTrue(deep.contains("s.yaml:1"), deep);
    String self = problems("a: &a [*a]\n");
    assertTrue(self.contains("s.yaml:1"), self);
    String large = problems("study: " + "x".repeat(2_000_000));
    assertTrue(large.contains("characters"), large);
  }

  @Test
  void wordsAreNotTurnedIntoOtherThings() {
    Study study =
        StudyFile.parse(
            Path.of("s.yaml"),
            GOOD.replace("study: odors", "study: no").replace("seed: 7", "seed: 12"));
    assertEquals("no", study.name());
  }

  @Test
  void missingAndBinaryFilesAreNamed(@org.junit.jupiter.api.io.TempDir Path folder)
      throws java.io.IOException {
    HomologException none =
        assertThrows(HomologException.class, () -> StudyFile.read(folder.resolve("no.yaml")));
    assertTrue(none.getMessage().contains("does not exist"), none.getMessage());
    Path binary = folder.resolve("b.yaml");
    java.nio.file.Files.write(binary, new byte[] {(byte) 0x89, (byte) 0xff, 0, 1});
    HomologException bytes = assertThrows(HomologException.class, () -> StudyFile.read(binary));
    assertTrue(bytes.getMessage().contains("not text in UTF-8"), bytes.getMessage());
  }

  @Test
  void theGrammarTellsEveryKey() {
    String text = Grammar.text();
    Grammar.blocks()
        .forEach(
            block ->
                block.keys().forEach(key -> assertTrue(text.contains(key.name()), key.name())));
  }
}
