package org.homolog.hdf5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChunkTableTest {
  @Test
  void anyOrderIsFoundByPlace() {
    List<Long> places = new ArrayList<>();
    for (long i = 0; i < 1000; i++) {
      places.add(i * i);
    }
    Collections.shuffle(places, new Random(1));
    ChunkTable table = new ChunkTable();
    for (long place : places) {
      table.add(place, place + 7, (int) place + 1, (int) (place % 3));
    }
    ChunkTable sorted = table.sorted();
    assertEquals(1000, sorted.size());
    for (long place : places) {
      assertEquals(
          new ChunkTable.Entry(place + 7, (int) place + 1, (int) (place % 3)),
          sorted.entry(sorted.find(place)));
    }
    assertTrue(sorted.find(2) < 0);
    assertTrue(sorted.find(1_000_000) < 0);
  }

  @Test
  void whatIsInOrderStays() {
    ChunkTable table = new ChunkTable();
    assertTrue(table.sorted().find(0) < 0);
    table.add(0, 100, 1, 0);
    table.add(1, 200, 2, 0);
    assertSame(table, table.sorted());
    assertEquals(1, table.find(1));
  }
}
