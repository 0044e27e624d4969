package org.homolog.network.importing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.homolog.failure.HomologException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedArraysTest {
  /** Written by numpy.savez_compressed 1.24. */
  private static final String NPZ =
      "UEsDBBQAAAAIAAAAIQA0MXjIVwAAALAAAAAOABQAcm5uLndlaWdodC5ucHkBABAAsAAAAAAAAABXAAAAAAAAAJvsF+"
          + "obEMnIUMZQrZ6SWpxcpG6loG6TZqGuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GkY6CsaaOgq1CmQDLgYU"
          + "cMEeQj+A0i+g9Aco/cUeAFBLAwQUAAAACAAAACEAzizg01YAAACYAAAACAAUAGNvbHMubnB5AQAQAJgAAAAAAAAAVg"
          + "AAAAAAAACb7BfqGxDJyFDGUK2eklqcXKRupaBuk2airqOgnpZfVFKUmBefX5SSChIPKSpNBQoXZyQWpAK5GkY6Csaa"
          + "Ogq1CuQDLgYwcHBgYGiwB2IHEIeBYYEDAFBLAwQUAAAACAAAACEA90aQqUoAAACGAAAABwAUAGJpZy5ucHkBABAAhg"
          + "AAAAAAAABKAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6loG6XaaSuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQW"
          + "pAL5GsY6mjoKtQoUAC4Gxv//GJgBUEsDBBQAAAAIAAAAIQCcI0+ITwAAAIoAAAAIABQAaGFsZi5ucHkBABAAigAAAA"
          + "AAAABPAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6loG6TZqSuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5"
          + "GqY6mjoKtQoUAC4GO4YD/5n/VzMxAABQSwMEFAAAAAgAAAAhAO4Zu11GAAAAggAAAAgAFABmbGFnLm5weQEAEACCAA"
          + "AAAAAAAEYAAAAAAAAAm+wX6hsQychQxlCtnpJanFykbqWgXpNkqK6joJ6WX1RSlJgXn1+UkgoSd0vMKU4FihdnJBak"
          + "AvkaRjqaOgq1ChQALkYGAFBLAwQUAAAACAAAACEAbCwhEUcAAACIAAAABwAUAG9uZS5ucHkBABAAiAAAAAAAAABHAA"
          + "AAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6loG6TZqGuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5Gpo6CrUK"
          + "FAEuBjCQcQAAUEsBAhQDFAAAAAgAAAAhADQxeMhXAAAAsAAAAA4AAAAAAAAAAAAAAIABAAAAAHJubi53ZWlnaHQubn"
          + "B5UEsBAhQDFAAAAAgAAAAhAM4s4NNWAAAAmAAAAAgAAAAAAAAAAAAAAIABlwAAAGNvbHMubnB5UEsBAhQDFAAAAAgA"
          + "AAAhAPdGkKlKAAAAhgAAAAcAAAAAAAAAAAAAAIABJwEAAGJpZy5ucHlQSwECFAMUAAAACAAAACEAnCNPiE8AAACKAA"
          + "AACAAAAAAAAAAAAAAAgAGqAQAAaGFsZi5ucHlQSwECFAMUAAAACAAAACEA7hm7XUYAAACCAAAACAAAAAAAAAAAAAAA"
          + "gAEzAgAAZmxhZy5ucHlQSwECFAMUAAAACAAAACEAbCwhEUcAAACIAAAABwAAAAAAAAAAAAAAgAGzAgAAb25lLm5weV"
          + "BLBQYAAAAABgAGAEgBAAAzAwAAAAA=";

  @TempDir Path folder;

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  static byte[] safetensors(String header, byte[] data) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + text.length + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(text.length)
        .put(text)
        .put(data)
        .array();
  }

  private static byte[] example() {
    ByteBuffer data = ByteBuffer.allocate(24 + 4 + 4 + 8).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : new float[] {1, 2, 3, 4, 5, 6.5f}) {
      data.putFloat(value);
    }
    data.putShort((short) (Float.floatToIntBits(-1.5f) >> 16)).putShort((short) 0x3f80);
    data.putShort((short) 0xc000).putShort((short) 0x7bff);
    data.putLong(-7);
    return safetensors(
        """
        {"__metadata__": {"format": "pt"},
         "rnn.w": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]},
         "b": {"dtype": "BF16", "shape": [2], "data_offsets": [24, 28]},
         "h": {"dtype": "F16", "shape": [2], "data_offsets": [28, 32]},
         "steps": {"dtype": "I64", "shape": [], "data_offsets": [32, 40]}}""",
        data.array());
  }

  @Test
  void safetensorsAreReadByTheirTypes() throws IOException {
    NamedArrays arrays = NamedArrays.read(file("w.safetensors", example()));
    assertEquals(Set.of("rnn.w", "b", "h", "steps"), arrays.all().keySet());
    assertEquals(List.of(2, 3), arrays.all().get("rnn.w").dimensions());
    assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6.5}, arrays.all().get("rnn.w").values());
    assertArrayEquals(new double[] {-1.5, 1}, arrays.all().get("b").values());
    assertArrayEquals(new double[] {-2, 65504}, arrays.all().get("h").values());
    assertArrayEquals(new double[] {-7}, arrays.all().get("steps").values());
    assertEquals(List.of(), arrays.all().get("steps").dimensions());
  }

  @Test
  void whatNumpyWroteIsRead() throws IOException {
    NamedArrays arrays = NamedArrays.read(file("w.npz", Base64.getDecoder().decode(NPZ)));
    assertArrayEquals(
        new double[] {0, 0.25, 0.5, 0.75, 1, 1.25}, arrays.all().get("rnn.weight").values());
    assertEquals(List.of(2, 3), arrays.all().get("rnn.weight").dimensions());
    assertArrayEquals(
        new double[] {0, 1, 2, 3, 4, 5}, arrays.all().get("cols").values(), "column by column");
    assertArrayEquals(new double[] {1, -2, 3}, arrays.all().get("big").values(), "big-endian");
    assertArrayEquals(
        new double[] {1.5, -2, 6.09755516e-05, 65504, 1.19209290e-07},
        arrays.all().get("half").values(),
        1e-12);
    assertArrayEquals(new double[] {1, 0}, arrays.all().get("flag").values());
    assertArrayEquals(new double[] {7}, arrays.all().get("one").values());
  }

  @Test
  void aFileCutOffAnywhereIsAFailureOfTheFile() throws IOException {
    for (byte[] whole : List.of(example(), Base64.getDecoder().decode(NPZ))) {
      for (int length = 0; length < whole.length; length += 7) {
        Path cut = file("cut", Arrays.copyOf(whole, length));
        HomologException failure =
            assertThrows(HomologException.class, () -> NamedArrays.read(cut), "at " + length);
        assertTrue(String.valueOf(failure.getMessage()).contains("cut"), failure.getMessage());
      }
    }
  }

  @Test
  void sizesThatCannotBeAreRefusedBeforeMemoryIsTaken() throws IOException {
    for (String claim :
        List.of(
            "\"dtype\": \"F32\", \"shape\": [100000, 100000], \"data_offsets\": [0, 4]",
            "\"dtype\": \"F32\", \"shape\": [-1], \"data_offsets\": [0, 4]",
            "\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [0, 400]",
            "\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [-4, 0]",
            "\"dtype\": \"F32\", \"shape\": [2], \"data_offsets\": [0, 4]",
            "\"dtype\": \"C64\", \"shape\": [1], \"data_offsets\": [0, 4]")) {
      Path file = file("w.safetensors", safetensors("{\"a\": {" + claim + "}}", new byte[4]));
      String message =
          assertThrows(HomologException.class, () -> NamedArrays.read(file), claim).getMessage();
      assertTrue(message.contains("array \"a\""), message);
    }
    Path twice =
        file(
            "w.safetensors",
            safetensors(
                "{\"a\": {\"dtype\": \"U8\", \"shape\": [0], \"data_offsets\": [0, 0]}, \"a\": {}}",
                new byte[0]));
    assertThrows(HomologException.class, () -> NamedArrays.read(twice));
  }

  @Test
  void pickledFilesAreNotOpened() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("archive/data.pkl"));
      zip.write(new byte[] {1, 2, 3});
    }
    Path file = file("model.pt", bytes.toByteArray());
    String message =
        assertThrows(HomologException.class, () -> NamedArrays.read(file)).getMessage();
    assertTrue(message.contains("safetensors") && message.contains("model.pt"), message);
    assertThrows(HomologException.class, () -> NamedArrays.read(folder.resolve("absent")));
  }
}
