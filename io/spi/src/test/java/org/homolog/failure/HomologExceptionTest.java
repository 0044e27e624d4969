package org.homolog.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class HomologExceptionTest {
  @Test
  void namesTheNearestAndAllThatExist() {
    assertEquals(
        "unknown comparison \"linear-ckaa\"; did you mean \"linear-cka\"? there is: linear-cka, rsa",
        HomologException.unknown("comparison", "linear-ckaa", List.of("rsa", "linear-cka"))
            .getMessage());
    assertEquals(
        "unknown comparison \"zzzzzz\"; there is: rsa",
        HomologException.unknownText("comparison", "zzzzzz", List.of("rsa")));
    assertEquals(
        "unknown table \"t\"; there is none",
        HomologException.unknownText("table", "t", List.of()));
  }
}
