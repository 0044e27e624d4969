package org.homolog.resample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.homolog.failure.HomologException;
import org.homolog.resample.PreparedCache.Key;
import org.homolog.resample.PreparedCache.Prepared;
import org.homolog.run.HostRun;
import org.homolog.spi.Design;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

class PreparedCacheTest {
  private final Design design = Simulated.design(4);

  private Key key(NeuralSystem system) {
    return Key.of("fake", new Fake.Settings(), design, 1, system);
  }

  private static NeuralSystem named(String content) {
    return NeuralSystem.builder("x", NeuralSystem.Kind.STATED).contentKey(content).build();
  }

  @Test
  void contentNamesASystemElseIdentity() {
    assertEquals(key(named("a")), key(named("a")));
    assertNotEquals(key(named("a")), key(named("b")));
    NeuralSystem unnamed = named("");
    assertEquals(key(unnamed), key(unnamed));
    assertNotEquals(key(unnamed), key(named("")));
    assertNotEquals(key(named("a")), Key.of("fake", new Fake.Settings(), design, 2, named("a")));
    assertNotEquals(
        key(named("a")), Key.of("fake", new Fake.Settings(), Simulated.design(5), 1, named("a")));
  }

  @Test
  void manyThreadsPrepareOnce() {
    PreparedCache cache = new PreparedCache(4);
    AtomicInteger made = new AtomicInteger();
    Prepared[] got = new Prepared[200];
    try (HostRun run = Simulated.run(8)) {
      run.parallel(
          got.length,
          i ->
              got[i] =
                  cache.get(
                      key(named("a")), () -> new Prepared(made.incrementAndGet(), List.of())));
    }
    assertEquals(1, made.get());
    for (Prepared one : got) {
      assertSame(got[0], one);
    }
  }

  @Test
  void theLeastRecentlyUsedGoesFirst() {
    PreparedCache cache = new PreparedCache(2);
    AtomicInteger made = new AtomicInteger();
    for (String content : List.of("a", "b", "a", "c", "a", "b")) {
      cache.get(key(named(content)), () -> new Prepared(made.incrementAndGet(), List.of()));
    }
    assertEquals(4, made.get(), "a, b, c, and b again");
    assertEquals(2, cache.size());
    assertThrows(HomologException.class, () -> new PreparedCache(0));
  }

  @Test
  void aFailureIsNotKept() {
    PreparedCache cache = new PreparedCache(2);
    assertThrows(
        IllegalStateException.class,
        () ->
            cache.get(
                key(named("a")),
                () -> {
                  throw new IllegalStateException("once");
                }));
    assertEquals(0, cache.size());
    assertEquals(5, cache.get(key(named("a")), () -> new Prepared(5, List.of())).value());
  }
}
