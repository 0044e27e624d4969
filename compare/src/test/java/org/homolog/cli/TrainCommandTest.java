package org.homolog.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.homolog.learning.NetworkFile;
import org.homolog.learning.TrainedNetwork;
import org.homolog.learning.TrainingHistory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainCommandTest {
  private static final String STUDY =
      """
      study: small
      seed: 5
      systems:
        brain:
          recording: {file: not-there.h5}
          population: {values: activity}
        network:
          model: {network: ctrnn, units: 6, dt: 100}
          task: {random-dots: {dt: 100, stimulus: [300], coherences: [51.2]}}
          train:
            steps: 12
            batch: 4
            validation-every: 6
            validation-trials: 4
            seeds: 2
            first:
              - {task: {random-dots: {dt: 100, stimulus: [300], coherences: [100]}}, steps: 5, until: 0.9}
            beside:
              - {task: {random-dots: {dt: 100, stimulus: [300], coherences: [25.6]}}, weight: 2}
          respond: {conditions: [coherence, choice]}
      reference: brain
      candidates: [network]
      comparisons: [rsa]
      """;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path file;

  @BeforeEach
  void writes() throws IOException {
    file = Files.writeString(folder.resolve("study.yaml"), STUDY);
  }

  private int train(Object... arguments) {
    List<String> typed = new ArrayList<>(List.of("train", file.toString()));
    for (Object argument : arguments) {
      typed.add(argument.toString());
    }
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.execute(
        new PrintWriter(out, true), new PrintWriter(err, true), typed.toArray(String[]::new));
  }

  @Test
  void networksAreTrainedWithoutTheRestOfTheStudy() {
    Path one = folder.resolve("network.h5");
    assertEquals(0, train("--system", "network", "--out", one), err.toString());
    TrainedNetwork first = NetworkFile.read(one);
    TrainedNetwork second = NetworkFile.read(folder.resolve("network-2.h5"));
    assertEquals(17, first.history().steps());
    assertEquals(TrainingHistory.Ending.ALL_STEPS, first.history().ending());
    assertNotEquals(first.network().weights(), second.network().weights());
    String told = out.toString();
    for (String word : List.of("accuracy", "chance", "shortcut", "ideal", "seed 2", "median")) {
      assertTrue(told.contains(word), told);
    }
    assertEquals(
        5, told.lines().filter(line -> line.matches("(seed .|random-dots:).*")).count(), told);
    assertEquals(3, folder.toFile().list().length, "no checkpoint is left");
    assertEquals(0, train("--system", "network", "--out", one, "--member", 2, "--threads", 1));
    assertEquals(second, NetworkFile.read(one), "the same network at any thread count");
  }

  @Test
  void severalSystemsAreTrainedAtOnceAndFinishedOnesAreKept() throws IOException {
    Files.writeString(
        file,
        STUDY.replace(
            "reference: brain",
            """
              other:
                model: {network: rnn, units: 3, dt: 100}
                task: {random-dots: {dt: 100, stimulus: [300], coherences: [51.2]}}
                train: {steps: 2, batch: 2, validation-trials: 2, seeds: 1}
                respond: {conditions: [coherence, choice]}
            reference: brain"""));
    Path one = folder.resolve("n.h5");
    Path csv = folder.resolve("n.csv");
    assertEquals(0, train("--out", one, "--csv", csv), err.toString());
    List<String> files = List.of("n-network.h5", "n-network-2.h5", "n-other.h5");
    for (String name : files) {
      assertTrue(Files.exists(folder.resolve(name)), name);
    }
    assertTrue(out.toString().startsWith("network\n"), out.toString());
    assertTrue(out.toString().contains("\nother\n"), out.toString());
    assertTrue(out.toString().contains("random-dots, psychometric grid"), out.toString());
    List<String> rows = Files.readAllLines(csv);
    assertTrue(rows.get(0).startsWith("system,setting,network,task,variable,level,trials,"));
    // Two networks on two tasks and one on one, each with a curve of seven coherences.
    assertEquals(1 + 5 * 8, rows.size());
    assertTrue(rows.get(2).startsWith("network,,seed 1,random-dots,coherence,0,"), rows.get(2));
    assertEquals(
        rows.get(0).split(",").length, rows.get(rows.size() - 1).split(",", -1).length, csv + "");
    String told = out.toString();
    assertEquals(0, train("--out", one, "--system", "other,network"), err.toString());
    assertEquals(3, err.toString().lines().filter(line -> line.contains("already")).count());
    assertEquals(told.lines().sorted().toList(), out.toString().lines().sorted().toList());
    assertEquals(0, train("--out", one, "--system", "other,network", "--seed", 6));
    assertFalse(err.toString().contains("already"), err.toString());
    Files.writeString(folder.resolve("n.h5"), "something else");
    assertEquals(0, train("--out", one, "--system", "other"), err.toString());
    assertEquals(2, NetworkFile.read(one).history().steps());
  }

  @Test
  void aStudyWithoutNetworksIsSaidToBeSo() throws IOException {
    Files.writeString(
        file,
        """
        study: none
        systems:
          brain: {recording: {file: not-there.h5}, population: {values: activity}}
        comparisons: [rsa]
        """);
    assertEquals(2, train("--out", folder.resolve("n.h5")), err.toString());
    assertTrue(err.toString().contains("no system is a network"), err.toString());
  }

  @Test
  void aSweepTellsWhichConclusionsHold() {
    int code =
        train(
            "--system",
            "network",
            "--out",
            folder.resolve("swept.h5"),
            "--sweep",
            "train.learning-rate=0,0.01",
            "--sweep",
            "task.stimulus=[300],[300, 500]");
    assertEquals(0, code, err.toString());
    assertTrue(Files.exists(folder.resolve("swept-4-2.h5")));
    String told = out.toString();
    assertTrue(told.contains("train.learning-rate 0.01, task.stimulus [300, 500]: median"), told);
    assertTrue(told.contains("learns more than to guess: holds in "), told);
    assertTrue(told.contains("of 4 settings, not with train.learning-rate 0, task"), told);
    assertEquals(
        NetworkFile.read(folder.resolve("swept-1-1.h5")).untrainedTwin().network().weights(),
        NetworkFile.read(folder.resolve("swept-1-1.h5")).network().weights(),
        "a learning rate of 0 leaves the weights");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--system networ | did you mean \"network\"",
        "--system brain | network trained on a task",
        "--system network --member 3 | has 2",
        "--system network --sweep units | OPTION=VALUE",
        "--system network --sweep units=3 | model.OPTION",
        "--system network --sweep model.unit=3 | did you mean \"units\"",
        "--system network --sweep model.units=3,3 | different values",
        "--system network --threads 0 | 1 or more",
      })
  void whatIsAskedWronglyIsRefusedInOneLine(String arguments, String expected) {
    List<Object> typed = new ArrayList<>(List.of("--out", folder.resolve("n.h5")));
    typed.addAll(List.of((Object[]) arguments.split(" ")));
    assertEquals(2, train(typed.toArray()), err.toString());
    assertTrue(err.toString().contains(expected), err.toString());
    assertEquals(1, folder.toFile().list().length);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "steps: 5, until | stepz: 5, until | study.yaml:17",
        "until: 0.9 | until: 2 | study.yaml:17:",
        "weight: 2 | weight: -2 | study.yaml:19:",
        "coherences: [25.6] | coherences: [250] | study.yaml:19:",
        "coherences: [25.6] | directions: 4 | as many inputs and outputs",
        "units: 6, | network-of: 6, | study.yaml:8:",
        "batch: 4 | optimiser: adamx | study.yaml:12:",
        "batch: 4 | optimiser: adamw | study.yaml:12:",
        "validation-every: 6 | momentum: 0.5 | study.yaml:13:",
        "batch: 4 | device: gpu | study.yaml:12:",
        "network: ctrnn, units: 6, dt: 100 | network: cnn, image: [1, 20, 20] | study.yaml:8:12",
        "network: ctrnn, units: 6, dt: 100 | network: layered, layers: [dens 3] | unknown part",
      })
  void whatTheStudySaysWronglyIsToldWithItsPlace(String right, String wrong, String expected)
      throws IOException {
    if (wrong.contains("gpu")
        && org.homolog.torch.Torch.on(org.homolog.torch.DeviceChoice.AUTO).isGpu()) {
      return;
    }
    assertTrue(STUDY.contains(right));
    Files.writeString(file, STUDY.replace(right, wrong));
    assertEquals(2, train("--system", "network", "--out", folder.resolve("n.h5")), err.toString());
    assertTrue(err.toString().contains(expected), err.toString());
    assertFalse(err.toString().contains("\tat "));
  }
}
