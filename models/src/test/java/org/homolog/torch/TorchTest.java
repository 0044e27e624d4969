package org.homolog.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.homolog.failure.HomologException;
import org.junit.jupiter.api.Test;

class TorchTest {
  @Test
  void devicesAreNamed() {
    assertEquals(DeviceChoice.AUTO, DeviceChoice.named("auto"));
    HomologException unknown =
        assertThrows(HomologException.class, () -> DeviceChoice.named("gpo"));
    assertTrue(unknown.getMessage().contains("did you mean \"gpu\""), unknown.getMessage());
  }

  @Test
  void anAbsentGpuIsRefusedAndAutomaticChoiceFallsBack() {
    Torch automatic = Torch.on(DeviceChoice.AUTO);
    if (automatic.isGpu()) {
      assertTrue(Torch.on(DeviceChoice.GPU).isGpu());
    } else {
      HomologException refused =
          assertThrows(HomologException.class, () -> Torch.on(DeviceChoice.GPU));
      assertEquals(HomologException.Kind.MISTAKE, refused.kind());
    }
    assertFalse(Torch.on(DeviceChoice.CPU).isGpu());
  }

  @Test
  void valuesSurviveTheWayThereAndBack() {
    double[] values = {1.5, -0.1, Math.PI, 1e-30};
    try (NDManager scope = Torch.on(DeviceChoice.CPU).scope()) {
      NDArray wide = Tensors.of(scope, values, new Shape(2, 2), Precision.FLOAT64);
      assertArrayEquals(values, Tensors.doubles(wide));
      NDArray narrow = Tensors.of(scope, values, new Shape(4), Precision.FLOAT32);
      double[] back = Tensors.doubles(narrow);
      for (int i = 0; i < 4; i++) {
        assertEquals(Precision.FLOAT32.round(values[i]), back[i]);
      }
    }
  }

  @Test
  void scriptsTakeArraysListsAndNumbers() {
    String source =
        """
          def scaled(self: __torch__.Script,
            x: List[Tensor],
            y: Tensor,
            factor: float,
            plus: int,
            negate: bool) -> List[Tensor]:
            z = torch.add(torch.mul(torch.add(x[0], y), factor), plus)
            if negate:
              z0 = torch.neg(z)
            else:
              z0 = z
            return [z0]
        """
            .indent(0);
    Torch torch = Torch.on(DeviceChoice.CPU);
    try (NDManager scope = torch.scope()) {
      NDArray one = scope.create(new double[] {1, 2});
      NDList result =
          torch.script(source).call(scope, "scaled", new NDList(one), one, 3.0, 4L, true);
      assertArrayEquals(new double[] {-10, -16}, Tensors.doubles(result.head()));
      assertThrows(
          IllegalArgumentException.class, () -> torch.script(source).call(scope, "scaled", "text"));
    }
  }

  @Test
  void anArchiveIsStoredAndReproducible() throws IOException {
    byte[] archive = ScriptArchive.of("  pass\n");
    assertArrayEquals(archive, ScriptArchive.of("  pass\n"));
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      int entries = 0;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        assertEquals(ZipEntry.STORED, entry.getMethod());
        entries++;
      }
      assertEquals(4, entries);
    }
  }
}
