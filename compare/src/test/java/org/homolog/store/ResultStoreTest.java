package org.homolog.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.homolog.failure.HomologException;
import org.homolog.result.CellResult;
import org.homolog.result.DrawStream;
import org.homolog.result.Matched;
import org.homolog.result.Recovery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultStoreTest {
  @TempDir Path folder;

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
  }

  @Test
  void indicesOfDrawsAreKeptApartAndOnceForAllThatShareThem() throws Exception {
    DrawStream conditions =
        new DrawStream("bootstrap condition", new int[][] {{0, 0, 2}, {1, 2, 2}});
    DrawStream own = new DrawStream("null permute-conditions candidate 0", new int[][] {{2, 0, 1}});
    try (ResultStore store = ResultStore.open(folder)) {
      CellResult one = SampleResults.cell("a", "one", 1).withDrawn(List.of(conditions, own));
      store.put(one);
      store.put(SampleResults.cell("b", "two", 1).withDrawn(List.of(conditions)));
      store.put(SampleResults.cell("c", "three", 1));
      assertEquals(List.of(conditions, own), store.draws("a"));
      assertEquals(List.of(conditions), store.draws("b"));
      assertEquals(List.of(), store.draws("c"));
      assertEquals(one.withDrawn(List.of()), store.find("a").orElseThrow());
      store.put(SampleResults.cell("a", "one", 1));
      assertEquals(List.of(), store.draws("a"));
    }
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(ResultStore.FILE));
        Statement statement = connection.createStatement()) {
      ResultSet count = statement.executeQuery("SELECT count(*) FROM draws");
      assertTrue(count.next());
      assertEquals(2, count.getInt(1));
      statement.executeUpdate("UPDATE draws SET indices = x'00'");
    }
    try (ResultStore store = ResultStore.open(folder)) {
      assertTrue(
          assertThrows(HomologException.class, () -> store.draws("b"))
              .getMessage()
              .contains("draws of cell b cannot be read (they do not match their checksum)"));
    }
  }

  @Test
  void keepsWhatWasAskedBesideScores() {
    Recovery.Setting setting =
        new Recovery.Setting(
            "ridge", "repeats", 2, 24, 6.5, SampleResults.HARD, "some\n\"reason\"");
    Recovery recovery =
        new Recovery(
            List.of("a", "b"),
            "r",
            "r[x]",
            true,
            3,
            0.9,
            0.8,
            "noise",
            List.of(setting),
            List.of("n"));
    CellResult cell =
        CellResult.of("k", "rsa", "rsa", "brain", "a + b", recovery, java.util.Map.of("o", "v"), 2);
    try (ResultStore store = ResultStore.open(folder)) {
      store.put(cell);
    }
    try (ResultStore store = ResultStore.openExisting(folder)) {
      CellResult found = store.find("k").orElseThrow();
      Recovery read = (Recovery) found.inquiries().get(0);
      assertEquals(recovery.withSettings(List.of()), read.withSettings(List.of()));
      Recovery.Setting again = read.settings().get(0);
      assertArrayEquals(bits(SampleResults.HARD), bits(again.scores()));
      assertEquals(setting.with(again.scores(), setting.missing()), again);
      assertEquals(List.of(), found.scores());
    }
  }

  @Test
  void keepsMatchedScores() {
    Matched matched =
        new Matched(
            List.of("a"),
            "r",
            "r[x]",
            List.of(2, 4),
            3,
            0.9,
            new double[] {1, 2, 3, 4, 5, Double.NaN},
            new double[] {-0.0},
            Double.NaN,
            List.of(new Matched.Member("a", 4, Double.NaN, "left as it is")),
            List.of("n"));
    CellResult cell =
        CellResult.of("k", "rsa", "rsa", "brain", "a", matched, java.util.Map.of(), 2);
    try (ResultStore store = ResultStore.open(folder)) {
      store.put(cell);
      Matched found = (Matched) store.find("k").orElseThrow().inquiries().get(0);
      assertArrayEquals(bits(matched.scores()), bits(found.scores()));
      assertArrayEquals(bits(matched.unmatched()), bits(found.unmatched()));
      assertEquals(matched.systems(), found.systems());
      assertEquals(matched.notes(), found.notes());
      assertEquals(matched.spread(0, 1), found.spread(0, 1));
      assertEquals(new Matched.Spread(2, 1.1, 2.9, 3), rounded(found.spread(0, 0)));
      assertEquals(2, found.spread(0, 1).scored());
    }
  }

  private static Matched.Spread rounded(Matched.Spread spread) {
    return new Matched.Spread(
        spread.mean(),
        Math.round(spread.low() * 1e9) / 1e9,
        Math.round(spread.high() * 1e9) / 1e9,
        spread.scored());
  }

  @Test
  void keepsACellToTheBitAcrossProcesses() {
    double quietNaN = Double.longBitsToDouble(0x7ff8000000000123L);
    CellResult put = SampleResults.cell("k1", "net", 0.1 + 0.2, 1, quietNaN, -0.0);
    try (ResultStore store = ResultStore.open(folder)) {
      store.put(put);
    }
    try (ResultStore store = ResultStore.openExisting(folder)) {
      CellResult found = store.find("k1").orElseThrow();
      assertEquals(put, found);
      assertArrayEquals(bits(put.scores().get(0).draws()), bits(found.scores().get(0).draws()));
      assertArrayEquals(bits(put.scores().get(0).nulls()), bits(found.scores().get(0).nulls()));
      assertEquals(Set.of("k1"), store.keys());
      assertTrue(store.find("k2").isEmpty());
    }
  }

  @Test
  void replacesACellAndForgetsItsFailure() {
    try (ResultStore store = ResultStore.open(folder)) {
      store.putFailure(new Failure("k1", "no luck"));
      assertEquals(List.of(new Failure("k1", "no luck")), store.failures());
      store.put(SampleResults.cell("k1", "net", 0.1));
      store.put(SampleResults.cell("k1", "net", 0.2));
      assertEquals(List.of(), store.failures());
      assertEquals(0.2, store.find("k1").orElseThrow().scores().get(0).value());
    }
  }

  @Test
  void refusesAFileThatIsNoStore() throws Exception {
    Path file = folder.resolve(ResultStore.FILE);
    Files.writeString(file, "these are notes, and long enough to be taken for a header of SQLite");
    HomologException refused =
        assertThrows(HomologException.class, () -> ResultStore.open(folder).close());
    assertEquals(HomologException.Kind.MISTAKE, refused.kind());
    assertTrue(refused.getMessage().startsWith(file + " is not a store of results"));
  }

  @Test
  void refusesTheDatabaseOfAnotherProgram() throws Exception {
    Path file = folder.resolve(ResultStore.FILE);
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      statement.executeUpdate("CREATE TABLE birds (name TEXT)");
    }
    HomologException refused =
        assertThrows(HomologException.class, () -> ResultStore.open(folder).close());
    assertTrue(refused.getMessage().contains("of another program"), refused.getMessage());
  }

  @Test
  void refusesTheStoreOfAnotherLayout() throws Exception {
    ResultStore.open(folder).close();
    Path file = folder.resolve(ResultStore.FILE);
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      statement.executeUpdate("PRAGMA user_version = 99");
    }
    HomologException refused =
        assertThrows(HomologException.class, () -> ResultStore.open(folder).close());
    assertTrue(refused.getMessage().contains("layout 99"), refused.getMessage());
  }

  @Test
  void noticesADamagedRow() throws Exception {
    Path file = folder.resolve(ResultStore.FILE);
    try (ResultStore store = ResultStore.open(folder)) {
      store.put(SampleResults.cell("k1", "network-of-note", 0.25));
    }
    byte[] bytes = Files.readAllBytes(file);
    byte[] name = "few conditions".getBytes(StandardCharsets.US_ASCII);
    int at = indexOf(bytes, name);
    try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
      raw.seek(at);
      raw.write('F');
    }
    try (ResultStore store = ResultStore.open(folder)) {
      HomologException refused =
          assertThrows(HomologException.class, () -> store.find("k1").isPresent());
      assertEquals(HomologException.Kind.DAMAGED, refused.kind());
      assertTrue(refused.getMessage().contains("checksum"), refused.getMessage());
    }
  }

  private static int indexOf(byte[] bytes, byte[] wanted) {
    for (int i = 0; i + wanted.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    throw new AssertionError("not found");
  }

  @Test
  void refusesAStoreCutShort() throws Exception {
    try (ResultStore store = ResultStore.open(folder)) {
      for (int i = 0; i < 20; i++) {
        store.put(SampleResults.cell("k" + i, "net", i));
      }
    }
    Path file = folder.resolve(ResultStore.FILE);
    try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
      raw.setLength(raw.length() / 2);
    }
    HomologException refused =
        assertThrows(
            HomologException.class,
            () -> {
              try (ResultStore store = ResultStore.open(folder)) {
                for (int i = 0; i < 20; i++) {
                  store.find("k" + i);
                }
              }
            });
    assertEquals(HomologException.Kind.DAMAGED, refused.kind());
    assertFalse(refused.getMessage().contains("\n"));
  }

  @Test
  void refusesAFolderThatIsAFile() throws Exception {
    Path file = Files.writeString(folder.resolve("notes.txt"), "notes");
    HomologException refused =
        assertThrows(HomologException.class, () -> ResultStore.open(file).close());
    assertEquals(HomologException.Kind.MISTAKE, refused.kind());
    HomologException below =
        assertThrows(HomologException.class, () -> ResultStore.open(file.resolve("out")).close());
    assertEquals(HomologException.Kind.MISTAKE, below.kind());
  }

  @Test
  void arraysThatCannotBeTrueAreRefused() {
    byte[] huge = {1, 0, 0, 0, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f};
    assertThrows(ResultCodec.Unreadable.class, () -> ArrayBytes.read(huge));
    assertThrows(ResultCodec.Unreadable.class, () -> ArrayBytes.read(new byte[] {1, 0}));
  }
}
