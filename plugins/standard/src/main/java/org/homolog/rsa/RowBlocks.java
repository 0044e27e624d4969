package org.homolog.rsa;

import java.util.function.IntConsumer;
import org.homolog.spi.Run;

/** Rows one after the other where they are few, at the same time in blocks where they are many. */
final class RowBlocks {
  private static final int BLOCK = 64;

  private RowBlocks() {}

  /**
   * Does something for each row.
   *
   * @param rows number of rows
   * @param body what to do for a row; rows must not depend on each other
   */
  static void each(int rows, Run run, IntConsumer body) {
    if (rows <= 4 * BLOCK) {
      for (int row = 0; row < rows; row++) {
        body.accept(row);
      }
      return;
    }
    run.parallel(
        (rows + BLOCK - 1) / BLOCK,
        block -> {
          for (int row = block * BLOCK; row < Math.min(rows, (block + 1) * BLOCK); row++) {
            body.accept(row);
          }
        });
  }
}
