package org.homolog.export;

import java.util.Locale;
import org.homolog.population.Column;

/**
 * Names in homolog's own HDF5 layout, version 1, as docs/formats.md describes it. Whoever writes
 * and whoever reads takes them from here.
 */
public final class Layout {
  /** Attribute of the root: the version of the layout. */
  public static final String VERSION_ATTRIBUTE = "homolog_layout";

  /** The version written, and the only one there is. */
  public static final String VERSION = "1";

  /** Attribute of the root: the recording's name. */
  public static final String NAME = "name";

  /** Attribute of the root: the format the recording was read from. */
  public static final String SOURCE_FORMAT = "source_format";

  /** Session facts: datasets {@link #FACT} and {@link #VALUE}. */
  public static final String SESSION = "/session";

  /** Names of session facts. */
  public static final String FACT = SESSION + "/fact";

  /** Values of session facts. */
  public static final String VALUE = SESSION + "/value";

  /** The table of units. */
  public static final String UNITS = "/units";

  /** Spike times and where each unit's end. */
  public static final String SPIKES = "/spikes";

  /** All spike times in seconds, unit after unit. */
  public static final String SPIKE_TIMES = SPIKES + "/times";

  /** How many spikes there are up to the end of each unit's. */
  public static final String SPIKE_ENDS = SPIKES + "/ends";

  /** A table each. */
  public static final String TABLES = "/tables";

  /** A sampled series each. */
  public static final String SERIES = "/series";

  /** A ragged column each. */
  public static final String RAGGED = "/ragged";

  /** A named array each. */
  public static final String ARRAYS = "/arrays";

  /** What could not be read of the source. */
  public static final String NOTES = "/notes";

  /** Attribute of a table: number of rows. */
  public static final String ROWS = "rows";

  /** Attribute of a column: its type. */
  public static final String TYPE = "type";

  /** Attribute of anything named: its place in order, from 0. */
  public static final String PLACE = "place";

  /** Attribute: unit of measurement. */
  public static final String UNIT = "unit";

  /** Attribute: description. */
  public static final String DESCRIPTION = "description";

  /** Attribute of a series: samples per second. */
  public static final String RATE = "rate";

  /** Attribute of a series: time of the first sample in seconds. */
  public static final String START = "start";

  /** Attribute of a ragged column: how deep its lists are nested. */
  public static final String DEPTH = "depth";

  /** Attribute of a ragged column: names of the values of an element. */
  public static final String MEMBERS = "members";

  private Layout() {}

  /**
   * A name as a link, which may neither be empty nor hold a slash.
   *
   * @param name any name
   * @return the link; {@code %}, {@code /} and leading dots as {@code %} and two hexadecimal digits
   */
  static String link(String name) {
    if (name.isEmpty()) {
      return "%";
    }
    String escaped = name.replace("%", "%25").replace("/", "%2F");
    return escaped.startsWith(".") ? "%2E" + escaped.substring(1) : escaped;
  }

  /**
   * How a column's type is written.
   *
   * @param type the type
   * @return its name in small letters
   */
  public static String word(Column.Type type) {
    return type.name().toLowerCase(Locale.ROOT);
  }
}
