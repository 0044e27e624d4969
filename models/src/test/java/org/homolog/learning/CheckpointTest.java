package org.homolog.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.homolog.failure.HomologException;
import org.homolog.network.ContinuousTimeRecurrent;
import org.homolog.network.NetworkSpec;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Options;
import org.homolog.task.RandomDots;
import org.homolog.task.RandomDotsOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Interrupted trainings go on to the same bits, whenever and however they were interrupted. */
class CheckpointTest {
  private static final NetworkSpec NETWORK =
      Options.bind(ContinuousTimeRecurrent.class, Map.of("dt", 100, "units", 12));

  @TempDir Path folder;

  private static RandomDots task(double coherence) {
    return new RandomDots(
        Options.bind(
            RandomDotsOptions.class,
            Map.of("dt", 100, "stimulus", List.of(300, 600), "coherences", coherence)));
  }

  /** A curriculum of two parts, so that a checkpoint can fall into either. */
  private static Curriculum curriculum() {
    return new Curriculum(
        List.of(new Curriculum.Part(List.of(new Curriculum.Share(task(100), 1)), 25, 1)),
        List.of(new Curriculum.Share(task(51.2), 2), new Curriculum.Share(task(25.6), 1)));
  }

  private static TrainingOptions options(String optimiser) {
    return Options.bind(
        TrainingOptions.class,
        Map.of(
            "optimiser",
            optimiser,
            "steps",
            60,
            "batch",
            8,
            "validation-every",
            7,
            "validation-trials",
            20,
            "schedule",
            "cosine",
            "warm-up",
            5,
            "l1",
            1e-4));
  }

  private static TrainedNetwork train(
      String optimiser, Safekeeping safekeeping, LearningListener listener) {
    return TaskTraining.train(NETWORK, curriculum(), options(optimiser), 7, listener, safekeeping);
  }

  /** Stops before the given step. */
  private static LearningListener stoppingBefore(int step) {
    int[] begun = {0};
    return new LearningListener() {
      @Override
      public void learned(LearningProgress progress) {}

      @Override
      public void checkCancelled() {
        if (++begun[0] == step) {
          throw HomologException.cancelled("interrupted");
        }
      }
    };
  }

  @Test
  void cancelledTrainingsGoOnToTheSameBits() {
    for (String optimiser : List.of("adam", "sgd", "adagrad", "rmsprop")) {
      TrainedNetwork whole = train(optimiser, Safekeeping.none(), LearningListener.SILENT);
      CounterRandom random = new CounterRandom(3, optimiser.length());
      for (int trial = 0; trial < 4; trial++) {
        Path file = folder.resolve(optimiser + trial + ".checkpoint");
        // Never due by the clock: only the cancellation leaves a checkpoint.
        Duration never = Duration.ofDays(1);
        int first = 1 + random.nextInt(80);
        assertThrows(
            HomologException.class,
            () -> train(optimiser, Safekeeping.in(file, never), stoppingBefore(first)));
        TrainedNetwork resumed =
            train(optimiser, Safekeeping.in(file, never), LearningListener.SILENT);
        assertEquals(whole, resumed, optimiser + " interrupted before step " + first);
      }
    }
  }

  @Test
  void aListenerThatThrowsInTheMiddleOfAStepLeavesAWholeCheckpoint() {
    TrainedNetwork whole = train("adam", Safekeeping.none(), LearningListener.SILENT);
    for (int stopped = 1; stopped <= whole.history().reports().size(); stopped++) {
      Path file = folder.resolve(stopped + ".checkpoint");
      int[] heard = {stopped};
      LearningListener throwing =
          progress -> {
            if (--heard[0] == 0) {
              throw HomologException.cancelled("interrupted");
            }
          };
      assertThrows(
          HomologException.class,
          () -> train("adam", Safekeeping.in(file, Duration.ZERO), throwing));
      assertEquals(
          whole,
          train("adam", Safekeeping.in(file, Duration.ZERO), LearningListener.SILENT),
          "stopped at report " + stopped);
    }
  }

  @Test
  void checkpointsDoNotChangeWhatIsLearned() {
    Path file = folder.resolve("each-step.checkpoint");
    Safekeeping safekeeping = Safekeeping.in(file, Duration.ZERO);
    TrainedNetwork kept = train("adam", safekeeping, LearningListener.SILENT);
    assertEquals(train("adam", Safekeeping.none(), LearningListener.SILENT), kept);
    assertTrue(Files.exists(file));
    safekeeping.discard();
    assertEquals(0, folder.toFile().list().length);
  }

  @Test
  void killedTrainingsGoOnToTheSameBits() throws Exception {
    TrainedNetwork whole = train("adam", Safekeeping.none(), LearningListener.SILENT);
    Path product = folder.resolve("network.h5");
    CounterRandom random = new CounterRandom(11, 0);
    int killed = 0;
    for (int attempt = 0; !Files.exists(product) && attempt < 8; attempt++) {
      Process child = child(List.of());
      // The child says so when its engine has started; a step takes about a millisecond.
      if (hasBegun(child) && attempt < 3) {
        Thread.sleep(20 + random.nextInt(150));
        child.destroyForcibly();
      }
      assertTrue(child.waitFor(60, TimeUnit.SECONDS));
      killed += child.exitValue() == 0 ? 0 : 1;
    }
    assertTrue(killed > 0, "no training was killed");
    assertEquals(whole, NetworkFile.read(product));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFullDiskLeavesTheLastCheckpointAsItWas() throws Exception {
    Path file = folder.resolve("training.checkpoint");
    assertThrows(
        HomologException.class,
        () -> train("adam", Safekeeping.in(file, Duration.ofDays(1)), stoppingBefore(40)));
    byte[] before = Files.readAllBytes(file);
    // No file of the child may grow beyond 8 blocks of 512 or 1024 bytes: less than a checkpoint.
    Process child = child(List.of("/bin/sh", "-c", "ulimit -f 8; exec \"$@\"", "sh"));
    assertTrue(hasBegun(child), "the child began");
    assertTrue(child.waitFor(60, TimeUnit.SECONDS));
    assertFalse(Files.exists(folder.resolve("network.h5")), "the network did not fit either");
    assertArrayEquals(before, Files.readAllBytes(file));
    assertEquals(List.of("training.checkpoint"), List.of(folder.toFile().list()), "no draft left");
    assertEquals(
        train("adam", Safekeeping.none(), LearningListener.SILENT),
        train("adam", Safekeeping.in(file, Duration.ZERO), LearningListener.SILENT));
  }

  private Process child(List<String> prefix) throws IOException {
    List<String> command = new java.util.ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:-UsePerfData", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(CheckpointTest.Child.class.getName(), folder.toString()));
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .directory(folder.toFile().getParentFile())
        .start();
  }

  private static boolean hasBegun(Process child) throws IOException {
    BufferedReader lines = child.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.equals("begun")) {
        return true;
      }
    }
    return false;
  }

  /** Trains with a checkpoint after every step and writes the network. */
  static final class Child {
    private Child() {}

    /**
     * Trains.
     *
     * @param arguments the folder
     */
    public static void main(String[] arguments) {
      Path folder = Path.of(arguments[0]);
      org.homolog.torch.Torch.on(org.homolog.torch.DeviceChoice.CPU);
      System.out.println("begun");
      Safekeeping safekeeping =
          Safekeeping.in(folder.resolve("training.checkpoint"), Duration.ZERO);
      NetworkFile.write(
          folder.resolve("network.h5"), train("adam", safekeeping, LearningListener.SILENT));
    }
  }

  @Test
  void checkpointsOfOtherTrainingsAreRefused() {
    Path file = folder.resolve("training.checkpoint");
    assertThrows(
        HomologException.class,
        () -> train("adam", Safekeeping.in(file, Duration.ofDays(1)), stoppingBefore(10)));
    HomologException refused =
        assertThrows(
            HomologException.class,
            () -> train("sgd", Safekeeping.in(file, Duration.ofDays(1)), LearningListener.SILENT));
    assertEquals(HomologException.Kind.MISTAKE, refused.kind());
    assertTrue(refused.getMessage().contains("optimiser: adam"), refused.getMessage());
  }

  @Test
  void damagedCheckpointsAreOneClearFailure() throws IOException {
    Path file = folder.resolve("training.checkpoint");
    assertThrows(
        HomologException.class,
        () -> train("adam", Safekeeping.in(file, Duration.ofDays(1)), stoppingBefore(10)));
    byte[] bytes = Files.readAllBytes(file);
    for (int length = 0; length < bytes.length; length += Math.max(1, bytes.length / 25)) {
      Files.write(file, Arrays.copyOf(bytes, length));
      HomologException refused =
          assertThrows(
              HomologException.class,
              () ->
                  train("adam", Safekeeping.in(file, Duration.ofDays(1)), LearningListener.SILENT));
      assertTrue(refused.getMessage().contains("training.checkpoint"), refused.getMessage());
    }
  }

  @Test
  void theOffendingBatchIsKept() {
    Path file = folder.resolve("training.checkpoint");
    HomologException refused =
        assertThrows(
            HomologException.class,
            () ->
                TaskTraining.train(
                    Options.bind(
                        ContinuousTimeRecurrent.class, Map.of("dt", 100, "noise", 0, "units", 8)),
                    Curriculum.of(task(51.2)),
                    Options.bind(
                        TrainingOptions.class,
                        Map.of(
                            "optimiser",
                            "sgd",
                            "learning-rate",
                            1e3,
                            "clip-norm",
                            0,
                            "steps",
                            900)),
                    1,
                    LearningListener.SILENT,
                    Safekeeping.in(file, Duration.ofDays(1))));
    Path kept = folder.resolve("training.checkpoint.offending-batch.h5");
    assertTrue(refused.getMessage().contains(kept.toString()), refused.getMessage());
    try (org.homolog.hdf5.Hdf5File hdf5 = org.homolog.hdf5.Hdf5File.open(kept)) {
      assertEquals(3, hdf5.dataset("/inputs").shape()[2]);
      assertEquals(32, hdf5.dataset("/inputs").shape()[1]);
      assertTrue(hdf5.group("/conditions").names().contains("coherence"));
    }
  }
}
