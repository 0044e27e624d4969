package org.homolog.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitProductsTest {
  @TempDir Path folder;

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aProductIsFoundByAnotherProcessAndItsHashIsRecorded() throws Exception {
    try (FitProducts products = FitProducts.open(folder)) {
      assertTrue(products.find("abc").isEmpty());
      Path made = products.make("abc", file -> write(file, "weights"));
      assertEquals("weights", Files.readString(made));
      assertTrue(Files.readString(folder.resolve("fits/abc.h5.sha256")).endsWith("  abc.h5\n"));
    }
    try (FitProducts products = FitProducts.open(folder)) {
      assertEquals(Optional.of(folder.resolve("fits/abc.h5")), products.find("abc"));
    }
  }

  @Test
  void aDamagedProductCountsAsMissing() throws Exception {
    try (FitProducts products = FitProducts.open(folder)) {
      products.make("abc", file -> write(file, "weights"));
    }
    Files.writeString(folder.resolve("fits/abc.h5"), "weighty");
    try (FitProducts products = FitProducts.open(folder)) {
      assertTrue(products.find("abc").isEmpty());
    }
  }

  @Test
  void aFailedFitLeavesNothingBehind() throws Exception {
    try (FitProducts products = FitProducts.open(folder)) {
      assertThrows(
          IllegalStateException.class,
          () ->
              products.make(
                  "abc",
                  file -> {
                    write(file, "half");
                    throw new IllegalStateException("diverged");
                  }));
      assertTrue(products.find("abc").isEmpty());
    }
    try (Stream<Path> left = Files.list(folder.resolve("fits"))) {
      assertEquals(List.of("claims"), left.map(p -> p.getFileName().toString()).toList());
    }
  }

  @Test
  void oneFitIsClaimedOnceAndGivenBack() {
    try (FitProducts products = FitProducts.open(folder)) {
      FitProducts.Claim held = products.claim("abc").orElseThrow();
      assertFalse(products.claim("abc").isPresent());
      products.claim("other").orElseThrow().close();
      held.close();
      products.claim("abc").orElseThrow().close();
    }
  }

  @Test
  void aKeyCannotLeaveTheFolder() {
    try (FitProducts products = FitProducts.open(folder)) {
      assertThrows(IllegalArgumentException.class, () -> products.find("../../etc/passwd"));
    }
  }
}
