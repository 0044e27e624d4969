package org.homolog.inspection;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.WrittenFile;
import org.homolog.recordings.Recordings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mutated copies of valid files: whatever they hold, inspection ends soon, either with a result or
 * with a {@link HomologException}, and nothing else comes out.
 */
class DamagedFilesTest {
  /** Far above what any of these takes; only a hang reaches it. */
  private static final Duration HANG = Duration.ofSeconds(60);

  @TempDir Path folder = Path.of("");

  private void inspectMutants(byte[] whole, int count, long seed) throws IOException {
    Path mutant = folder.resolve("mutant.h5");
    Map<HomologException.Kind, Integer> outcomes = new EnumMap<>(HomologException.Kind.class);
    for (int i = 0; i < count; i++) {
      long own = seed + i;
      Files.write(mutant, mutated(whole, new Random(own)));
      assertTimeoutPreemptively(
          HANG,
          () -> {
            try {
              Inspection inspection = Inspector.inspect(mutant);
              assertTrue(!inspection.toText().isEmpty() && !inspection.toJson().isEmpty());
            } catch (HomologException e) {
              outcomes.merge(e.kind(), 1, Integer::sum);
              assertTrue(
                  e.kind() == HomologException.Kind.DAMAGED
                      || e.kind() == HomologException.Kind.UNSUPPORTED,
                  "seed " + own + ": " + e);
            } catch (RuntimeException | Error e) {
              throw new AssertionError("seed " + own, e);
            }
          });
    }
    assertTrue(!outcomes.isEmpty(), "no mutant was refused");
  }

  /** Flips bits, overwrites runs of bytes, moves pieces, or cuts the end off. */
  private static byte[] mutated(byte[] whole, Random random) {
    byte[] copy = whole.clone();
    int changes = 1 + random.nextInt(8);
    for (int c = 0; c < changes; c++) {
      int at = 8 + random.nextInt(copy.length - 16);
      switch (random.nextInt(5)) {
        case 0 -> copy[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> copy[at] = (byte) random.nextInt(256);
        case 2 ->
            Arrays.fill(copy, at, Math.min(copy.length, at + 1 + random.nextInt(8)), (byte) -1);
        case 3 ->
            Arrays.fill(copy, at, Math.min(copy.length, at + 1 + random.nextInt(8)), (byte) 0);
        default -> {
          int from = random.nextInt(copy.length - 16);
          System.arraycopy(whole, from, copy, at, Math.min(16, copy.length - at));
        }
      }
    }
    return random.nextInt(10) == 0
        ? Arrays.copyOf(copy, 8 + random.nextInt(copy.length - 8))
        : copy;
  }

  @Test
  void mutantsOfAWrittenFile() throws IOException {
    byte[] whole = Files.readAllBytes(WrittenFile.sample(folder.resolve("sample.h5")));
    inspectMutants(whole, 300, 1000);
  }

  @Test
  void mutantsOfRecordings() throws IOException {
    for (String name :
        List.of(
            "nwb-ophys-fixture/test_RoiResponseSeries.nwb",
            "macaque-v1-properties/assy_movshon_FreemanZiemba2013_V1_properties.nc",
            "larval-orn/AveRawDataMatrix2ndRound.mat")) {
      inspectMutants(Files.readAllBytes(Recordings.file(name)), 200, 5000);
    }
  }

  @Test
  void mutantsOfEveryFormat() throws Exception {
    for (String name :
        List.of(
            "objects.mat",
            "values.mat",
            "assembly.nc",
            "events.nc",
            "two_blocks.snirf",
            "rdms.h5",
            "temporal.h5",
            "latents.h5",
            "generic.h5")) {
      Path file =
          Path.of(
              Objects.requireNonNull(
                      DamagedFilesTest.class.getResource("/org/homolog/importer/formats/" + name))
                  .toURI());
      inspectMutants(Files.readAllBytes(file), 60, 7000);
    }
  }

  @Test
  void randomBytesAfterTheSignature() throws IOException {
    byte[] signature = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    for (int seed = 0; seed < 100; seed++) {
      byte[] bytes = new byte[8 + 2048];
      new Random(seed).nextBytes(bytes);
      System.arraycopy(signature, 0, bytes, 0, 8);
      Path file = Files.write(folder.resolve("random.h5"), bytes);
      HomologException failure =
          org.junit.jupiter.api.Assertions.assertThrows(
              HomologException.class, () -> Inspector.inspect(file));
      assertTrue(
          failure.kind() == HomologException.Kind.DAMAGED
              || failure.kind() == HomologException.Kind.UNSUPPORTED,
          "seed " + seed + ": " + failure);
    }
  }
}
