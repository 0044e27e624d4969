package org.homolog.linalg.openblas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bytedeco.javacpp.DoublePointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NativeMemoryTest {
  private static final long LARGE = 1 << 18;

  private final NativeMemory memory = new NativeMemory(4 * LARGE);

  @AfterEach
  void free() {
    memory.drain();
  }

  @Test
  void aBlockServesAgainForAsMuchOrALittleLess() {
    DoublePointer first = memory.take(LARGE);
    long address = first.address();
    memory.giveBack(first);
    assertEquals(LARGE, memory.kept());
    DoublePointer second = memory.take(LARGE - LARGE / 4);
    assertEquals(address, second.address());
    assertEquals(0, memory.kept());
    memory.giveBack(second);
  }

  @Test
  void aBlockDoesNotServeForMoreThanItHoldsOrForFarLess() {
    memory.giveBack(memory.take(LARGE));
    DoublePointer more = memory.take(LARGE + 1);
    assertTrue(more.capacity() > LARGE);
    assertEquals(LARGE, memory.kept());
    DoublePointer less = memory.take(LARGE / 2 - 1);
    assertNotEquals(LARGE, less.capacity());
    assertEquals(LARGE, memory.kept());
    memory.giveBack(more);
    memory.giveBack(less);
  }

  @Test
  void keepsNoMoreThanItMayAndFreesWhatLayLongest() {
    DoublePointer[] blocks = new DoublePointer[6];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = memory.take(LARGE);
    }
    long last = blocks[5].address();
    for (DoublePointer block : blocks) {
      memory.giveBack(block);
    }
    assertEquals(4 * LARGE, memory.kept());
    assertTrue(blocks[0].isNull());
    assertTrue(blocks[1].isNull());
    assertEquals(last, blocks[5].address());
    assertEquals(4 * LARGE, memory.drain());
    assertEquals(0, memory.kept());
  }

  @Test
  void smallBlocksAreFreedAtOnce() {
    DoublePointer small = memory.take(0);
    assertEquals(1, small.capacity());
    memory.giveBack(small);
    assertTrue(small.isNull());
    assertEquals(0, memory.kept());
  }
}
