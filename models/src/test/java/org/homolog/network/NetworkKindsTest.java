package org.homolog.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.spi.Options;
import org.junit.jupiter.api.Test;

class NetworkKindsTest {
  /** Options without a default. */
  private static final Map<String, Map<String, ?>> REQUIRED =
      Map.of(
          "mlp", Map.of("layers", List.of(3)),
          "cnn", Map.of("image", List.of(1, 28, 28)),
          "gabor", Map.of("image", List.of(3, 40, 40)),
          "hmax", Map.of("image", List.of(3, 40, 40)),
          "conv-rnn", Map.of("image", List.of(1, 9, 9)),
          "autoencoder", Map.of("code", 2),
          "torchscript", Map.of("file", "model.pt"),
          "multi-area-rnn", Map.of("areas", List.of("v1 3", "v2 2")));

  @Test
  void kindsAreFoundByShortAndFullName() {
    for (NetworkKinds.Kind kind : NetworkKinds.all()) {
      assertSame(kind, NetworkKinds.named(kind.name()));
    }
    assertEquals("ctrnn", NetworkKinds.named("continuous-time-rnn").name());
    assertEquals("mlp", NetworkKinds.named("multilayer-perceptron").name());
    HomologException unknown =
        assertThrows(HomologException.class, () -> NetworkKinds.named("ctrn"));
    assertTrue(unknown.getMessage().contains("did you mean \"ctrnn\""), unknown.getMessage());
  }

  @Test
  void declarationsComeFromStudiesAndGoBack() {
    for (NetworkKinds.Kind kind : NetworkKinds.all()) {
      NetworkSpec spec = kind.bind(REQUIRED.getOrDefault(kind.name(), Map.of()));
      assertEquals(kind.name(), spec.kind());
      assertEquals(
          Options.describe(kind.options()).stream().map(Options.Described::name).toList(),
          List.copyOf(Options.resolved((Record) spec).keySet()));
    }
  }

  @Test
  void impossibleNetworksAreRefusedByOption() {
    for (Map<String, ?> wrong :
        List.of(
            Map.of("units", 0),
            Map.of("dt", 200),
            Map.of("noise", -1),
            Map.of("form", "leaky"),
            Map.of("unit", 5))) {
      String option = wrong.keySet().iterator().next();
      String message =
          assertThrows(
                  Options.InvalidOption.class,
                  () -> NetworkKinds.named("ctrnn").bind(wrong),
                  option)
              .getMessage();
      assertTrue(message.contains(option), message);
    }
    assertThrows(
        Options.InvalidOption.class,
        () -> NetworkKinds.named("mlp").bind(Map.of("layers", List.of(4, 0))));
  }
}
