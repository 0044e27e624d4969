package org.homolog.report.vega;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.homolog.figure.Figure;
import org.homolog.figure.HistogramFigure;
import org.homolog.figure.IntervalFigure;
import org.homolog.figure.LineFigure;
import org.homolog.figure.MatrixFigure;
import org.homolog.figure.PlaneFigure;
import org.homolog.figure.ScatterFigure;
import org.homolog.report.svg.SeriesColours;
import org.homolog.report.svg.SvgRenderer;

/**
 * Writes every kind of figure as a Vega-Lite specification. Texts from files stand in data values
 * and titles only, never in an expression, and no specification loads anything.
 */
public final class VegaLite {
  static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private VegaLite() {}

  /**
   * The specification of a figure.
   *
   * @param figure the figure
   * @return JSON that may stand inside a script element: it holds none of {@code < > &}
   */
  public static String of(Figure figure) {
    ObjectNode spec = JSON.objectNode();
    spec.put("$schema", "https://vega.github.io/schema/vega-lite/v5.json");
    spec.put("description", figure.title() + ". " + SvgRenderer.caption(figure));
    spec.putObject("autosize").put("type", "fit").put("contains", "padding");
    if (figure instanceof MatrixFigure matrix) {
      MatrixSpec.fill(spec, matrix);
    } else if (figure instanceof ScatterFigure scatter) {
      PointSpec.fill(spec, scatter);
    } else if (figure instanceof LineFigure line) {
      PointSpec.fill(spec, line);
    } else if (figure instanceof HistogramFigure histogram) {
      HistogramSpec.fill(spec, histogram);
    } else if (figure instanceof IntervalFigure interval) {
      IntervalSpec.fill(spec, interval);
    } else if (figure instanceof PlaneFigure plane) {
      PlaneSpec.fill(spec, plane);
    }
    return embedded(spec);
  }

  /** A number with the digits a tooltip shows; null where there is none. */
  static JsonNode number(double value) {
    if (!Double.isFinite(value)) {
      return JSON.nullNode();
    }
    double rounded = value == 0 ? 0 : new java.math.BigDecimal(value).round(DIGITS).doubleValue();
    return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e9
        ? JSON.numberNode((long) rounded)
        : JSON.numberNode(rounded);
  }

  private static final java.math.MathContext DIGITS = new java.math.MathContext(5);

  /** A channel for a field. */
  static ObjectNode channel(String field, String type, String title) {
    return JSON.objectNode().put("field", field).put("type", type).put("title", title);
  }

  /** Colours of kinds, in order. */
  static ObjectNode kinds(List<String> names, String title) {
    ObjectNode colour = channel("series", "nominal", title);
    ObjectNode scale = colour.putObject("scale");
    ArrayNode domain = scale.putArray("domain");
    ArrayNode range = scale.putArray("range");
    for (int i = 0; i < names.size(); i++) {
      domain.add(names.get(i));
      range.add(SeriesColours.hex(i, names.size()));
    }
    if (names.size() > 16 || (names.size() == 1 && names.get(0).isEmpty())) {
      colour.putNull("legend");
    } else {
      colour.putObject("legend").put("orient", "bottom").put("columns", 2).putNull("title");
    }
    return colour;
  }

  private static String embedded(ObjectNode spec) {
    return spec.toString()
        .replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replaceAll("[\u202A-\u202E\u2066-\u2069]", "\uFFFD")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }
}
