package org.homolog.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * Results as JSON, and the arrays of numbers they hold as bytes of their own. Nothing but data is
 * written: no class names, no Java serialisation. What is read back equals what was written to the
 * bit, NaN and the sign of zero included.
 */
final class ResultCodec {
  /** JSON text, and the arrays that it names by their number. */
  record Encoded(String json, byte[] arrays) {}

  /** Text or bytes that cannot be what was written. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new ResultModule())
          // A lone half of a surrogate pair in a label must survive, which UTF-8 could not hold.
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ResultCodec() {}

  /** Writes a record of results. */
  static Encoded encode(Object value) {
    List<double[]> arrays = new ArrayList<>();
    try {
      String json =
          JSON.writer().withAttribute(ResultModule.ARRAYS, arrays).writeValueAsString(value);
      return new Encoded(json, ArrayBytes.write(arrays));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a result cannot be written as JSON", e);
    }
  }

  /** Reads a record of results. */
  static <T> T decode(Class<T> type, String json, byte[] bytes) throws Unreadable {
    List<double[]> arrays = ArrayBytes.read(bytes);
    try {
      return JSON.readerFor(type).withAttribute(ResultModule.ARRAYS, arrays).readValue(json);
    } catch (JsonProcessingException e) {
      throw new Unreadable(e.getOriginalMessage());
    } catch (RuntimeException e) {
      throw new Unreadable(String.valueOf(e.getMessage()));
    }
  }
}
