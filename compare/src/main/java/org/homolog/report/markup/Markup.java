package org.homolog.report.markup;

/**
 * Builds HTML and SVG. Every text and every attribute passes through {@link #escape}; what is
 * written is well-formed XML too, so that one parser checks both.
 */
public final class Markup {
  private final StringBuilder out = new StringBuilder();

  /**
   * Opens an element.
   *
   * @param tag its name
   * @param attributes names and values in turn; values are escaped
   * @return this
   */
  public Markup open(String tag, String... attributes) {
    start(tag, attributes);
    out.append('>');
    return this;
  }

  /**
   * Closes an element.
   *
   * @param tag its name
   * @return this
   */
  public Markup close(String tag) {
    out.append("</").append(tag).append('>');
    return this;
  }

  /**
   * An element that holds a text.
   *
   * @param tag its name
   * @param text the text, escaped
   * @param attributes names and values in turn
   * @return this
   */
  public Markup element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close(tag);
  }

  /**
   * An element without content.
   *
   * @param tag its name
   * @param attributes names and values in turn
   * @return this
   */
  public Markup empty(String tag, String... attributes) {
    start(tag, attributes);
    out.append("/>");
    return this;
  }

  /**
   * A text.
   *
   * @param text any text; escaped
   * @return this
   */
  public Markup text(String text) {
    out.append(escape(text));
    return this;
  }

  /**
   * A name from a file or a study, kept from turning the direction of the text around it.
   *
   * @param name any text; escaped
   * @return this
   */
  public Markup name(String name) {
    return element("bdi", name);
  }

  /**
   * Markup made elsewhere.
   *
   * @param other the markup
   * @return this
   */
  public Markup add(Markup other) {
    out.append(other.out);
    return this;
  }

  /**
   * Markup or script that is trusted: never a text from a file or a study.
   *
   * @param trusted the markup
   * @return this
   */
  public Markup trusted(String trusted) {
    out.append(trusted);
    return this;
  }

  /**
   * A line break in the source.
   *
   * @return this
   */
  public Markup line() {
    out.append('\n');
    return this;
  }

  /**
   * Escapes a text for use between tags and inside quoted attributes. Characters that XML does not
   * allow, and controls that reorder text, become U+FFFD, so that they are seen.
   *
   * @param text any text
   * @return the escaped text
   */
  public static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      append(safe, text.codePointAt(i));
    }
    return safe.toString();
  }

  private static void append(StringBuilder safe, int point) {
    switch (point) {
      case '&' -> safe.append("&amp;");
      case '<' -> safe.append("&lt;");
      case '>' -> safe.append("&gt;");
      case '"' -> safe.append("&quot;");
      case '\'' -> safe.append("&#39;");
      default -> safe.appendCodePoint(allowed(point) ? point : 0xFFFD);
    }
  }

  private static boolean allowed(int point) {
    boolean control = point < 0x20 && point != '\t' && point != '\n' && point != '\r';
    boolean lateControl = point >= 0x7F && point <= 0x9F;
    boolean surrogate = point >= 0xD800 && point <= 0xDFFF;
    boolean reorders = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    return !(control || lateControl || surrogate || reorders || (point & 0xFFFE) == 0xFFFE);
  }

  private void start(String tag, String... attributes) {
    if (attributes.length % 2 != 0) {
      throw new IllegalArgumentException("an attribute of " + tag + " has no value");
    }
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"").append(escape(attributes[i + 1]));
      out.append('"');
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
