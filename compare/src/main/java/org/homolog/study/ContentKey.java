package org.homolog.study;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A hash over named parts. The order of keys in a group does not matter, nor whether a whole number
 * is written with a decimal point; everything else does.
 */
final class ContentKey {
  private final StringBuilder text = new StringBuilder();

  private ContentKey(String what) {
    text.append(what).append('\n');
  }

  static ContentKey of(String what) {
    return new ContentKey(what);
  }

  ContentKey with(String part, Object value) {
    text.append(part).append('=');
    canonical(value);
    text.append('\n');
    return this;
  }

  private void canonical(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((key, inner) -> sorted.put(String.valueOf(key), inner));
      text.append('{');
      sorted.forEach(
          (key, inner) -> {
            canonical(key);
            text.append(':');
            canonical(inner);
            text.append(',');
          });
      text.append('}');
    } else if (value instanceof List<?> list) {
      text.append('[');
      for (Object item : list) {
        canonical(item);
        text.append(',');
      }
      text.append(']');
    } else if (value instanceof Number number) {
      double wide = number.doubleValue();
      boolean whole = wide == Math.rint(wide) && Math.abs(wide) < 1e15;
      text.append(whole ? Long.toString((long) wide) : number.toString());
    } else {
      // The length in front keeps two texts from running into one.
      String plain = String.valueOf(value);
      text.append(plain.length()).append('"').append(plain).append('"');
    }
  }

  /** The hash: 64 hexadecimal digits. */
  String hash() {
    try {
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
