package org.homolog.report.svg;

/**
 * Colours for kinds: Okabe and Ito's set, which stays apart under colour blindness; where there are
 * more kinds than it has colours, even steps of {@link ColourMap}.
 */
public final class SeriesColours {
  private static final String[] KINDS = {
    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#5b5b5b"
  };
  private static final String[] SHAPES = {
    "circle", "square", "triangle-up", "diamond", "cross", "triangle-down"
  };

  private SeriesColours() {}

  /**
   * The colour of one kind.
   *
   * @param index which kind, from 0
   * @param count how many kinds there are
   * @return as CSS writes it
   */
  public static String hex(int index, int count) {
    return count <= KINDS.length ? KINDS[index] : ColourMap.hex(0.12 + 0.72 * index / (count - 1));
  }

  /**
   * The shape of one kind's marks, so that colour is not alone in telling kinds apart.
   *
   * @param index which kind, from 0
   * @return a shape as Vega names it
   */
  public static String shape(int index) {
    return SHAPES[index % SHAPES.length];
  }

  /** Classes by which a page may restyle a kind; empty where colours are steps of the map. */
  static String classes(String role, int index, int count) {
    return count <= KINDS.length ? role + " " + role + index : role;
  }
}
