package org.homolog.network.importing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;

/**
 * Reads safetensors: eight bytes with the length of a JSON header, the header with type, shape and
 * place of every array, and their values, little-endian and row-major.
 */
final class SafetensorsFile {
  private static final long LARGEST_HEADER = 100_000_000;
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  private SafetensorsFile() {}

  static List<NamedArray> read(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      if (size < 8) {
        throw unknown(file);
      }
      long length = bytes(channel, 0, 8).getLong();
      if (length < 2 || length > LARGEST_HEADER || length > size - 8) {
        throw unknown(file);
      }
      byte[] header = bytes(channel, 8, (int) length).array();
      if (header[0] != '{') {
        throw unknown(file);
      }
      List<NamedArray> arrays = new ArrayList<>();
      for (Map.Entry<String, JsonNode> entry : JSON.readTree(header).properties()) {
        if (!entry.getKey().equals("__metadata__")) {
          arrays.add(array(file, channel, 8 + length, entry.getKey(), entry.getValue()));
        }
      }
      return arrays;
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw HomologException.of(
          HomologException.Kind.DAMAGED,
          file
              + ": the header of this safetensors file is not JSON ("
              + e.getOriginalMessage()
              + ")",
          e);
    } catch (IOException e) {
      throw HomologException.of(
          HomologException.Kind.DAMAGED, file + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private static HomologException unknown(Path file) {
    return HomologException.unsupported(
        file
            + ": this is neither a safetensors nor an NPZ file; write weights with"
            + " safetensors.torch.save_file(model.state_dict(), FILE) or numpy.savez(FILE, **arrays)");
  }

  private static ByteBuffer bytes(FileChannel channel, long from, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, from + buffer.position()) < 0) {
        throw new EOFException("the file ends early");
      }
    }
    return buffer.flip();
  }

  private static NamedArray array(
      Path file, FileChannel channel, long data, String name, JsonNode described)
      throws IOException {
    String place = file + ": array \"" + name + "\"";
    NumberType type =
        NumberType.safetensors(described.path("dtype").asText())
            .orElseThrow(
                () ->
                    HomologException.unsupported(
                        place
                            + " has the type "
                            + described.path("dtype")
                            + "; read are "
                            + NumberType.safetensorsNames()));
    List<Integer> dimensions = new ArrayList<>();
    long count = 1;
    for (JsonNode dimension : described.path("shape")) {
      count = Sizes.times(place, count, dimension.asLong(-1));
      dimensions.add(dimension.asInt());
    }
    JsonNode offsets = described.path("data_offsets");
    long from = offsets.path(0).asLong(-1);
    long to = offsets.path(1).asLong(-1);
    if (from < 0 || to - from != count * type.width() || to > channel.size() - data) {
      throw HomologException.damaged(
          place
              + " of shape "
              + dimensions
              + " claims the bytes "
              + from
              + " to "
              + to
              + " of "
              + (channel.size() - data));
    }
    return new NamedArray(
        name, dimensions, type.values(bytes(channel, data + from, (int) (to - from)), (int) count));
  }
}
