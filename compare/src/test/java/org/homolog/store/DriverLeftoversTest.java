package org.homolog.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriverLeftoversTest {
  @TempDir Path folder;

  @Test
  void onlyOldLocksOfTheDriverAreRemoved() throws Exception {
    Path old = Files.createFile(folder.resolve("sqlite-3-old-libsqlitejdbc.so.lck"));
    Path fresh = Files.createFile(folder.resolve("sqlite-3-new-libsqlitejdbc.so.lck"));
    Path other = Files.createFile(folder.resolve("notes.lck"));
    FileTime lastWeek = FileTime.from(Instant.now().minus(Duration.ofDays(7)));
    Files.setLastModifiedTime(old, lastWeek);
    Files.setLastModifiedTime(other, lastWeek);
    String before = System.getProperty(DriverLeftovers.FOLDER);
    System.setProperty(DriverLeftovers.FOLDER, folder.toString());
    try {
      DriverLeftovers.release();
    } finally {
      if (before == null) {
        System.clearProperty(DriverLeftovers.FOLDER);
      } else {
        System.setProperty(DriverLeftovers.FOLDER, before);
      }
    }
    assertFalse(Files.exists(old));
    assertTrue(Files.exists(fresh));
    assertTrue(Files.exists(other));
  }
}
