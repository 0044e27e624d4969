package org.homolog.report.vega;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.homolog.figure.MatrixFigure;
import org.homolog.linalg.Matrix;
import org.homolog.report.svg.ColourMap;
import org.homolog.report.svg.MatrixPicture;

/** A matrix as rectangles; entries are numbered in the browser, so that the data stay small. */
final class MatrixSpec {
  private static final int STOPS = 17;

  /** Not a number, so not drawn; Vega does not take null as an entry. */
  private static final String MISSING = "missing";

  private MatrixSpec() {}

  static void fill(ObjectNode spec, MatrixFigure figure) {
    Matrix drawn = MatrixPicture.blocks(figure.values());
    int block = MatrixPicture.blockSize(figure.values());
    ArrayNode values = spec.putObject("data").putArray("values");
    for (double value : drawn.array()) {
      if (Double.isFinite(value)) {
        values.add(VegaLite.number(value));
      } else {
        values.add(MISSING);
      }
    }
    ArrayNode steps = spec.putArray("transform");
    steps.addObject().putArray("window").addObject().put("op", "row_number").put("as", "place");
    int columns = Math.max(1, drawn.columns());
    calculate(steps, "floor((datum.place - 1) / " + columns + ")", "row");
    calculate(steps, "(datum.place - 1) % " + columns, "column");
    lookUp(steps, "row", "rowName", figure.rowLabels(), block);
    lookUp(steps, "column", "columnName", figure.columnLabels(), block);
    spec.put("mark", "rect");
    ObjectNode encoding = spec.putObject("encoding");
    axis(encoding.putObject("x"), "column");
    axis(encoding.putObject("y"), "row");
    ObjectNode colour = VegaLite.channel("data", "quantitative", figure.valueLabel());
    ObjectNode scale = colour.putObject("scale");
    scale.put("zero", false).put("nice", false);
    ArrayNode range = scale.putArray("range");
    for (int i = 0; i < STOPS; i++) {
      range.add(ColourMap.hex(i / (STOPS - 1.0)));
    }
    colour.putObject("legend").put("orient", "bottom").put("direction", "horizontal");
    encoding.set("color", colour);
    ArrayNode tooltip = encoding.putArray("tooltip");
    tooltip.add(VegaLite.channel("rowName", "nominal", "row"));
    tooltip.add(VegaLite.channel("columnName", "nominal", "column"));
    tooltip.add(VegaLite.channel("data", "quantitative", figure.valueLabel()));
    spec.putObject("usermeta")
        .put("aspect", drawn.rows() / (double) columns)
        .put("renderer", "canvas");
  }

  private static void axis(ObjectNode channel, String field) {
    channel.put("field", field).put("type", "ordinal").putNull("axis");
  }

  private static void calculate(ArrayNode steps, String expression, String as) {
    steps.addObject().put("calculate", expression).put("as", as);
  }

  private static void lookUp(
      ArrayNode steps, String key, String as, List<String> names, int block) {
    ObjectNode step = steps.addObject();
    step.put("lookup", key);
    ObjectNode from = step.putObject("from");
    ArrayNode table = from.putObject("data").putArray("values");
    for (int i = 0; i < names.size(); i += block) {
      int last = Math.min(names.size(), i + block) - 1;
      String name = block == 1 ? names.get(i) : names.get(i) + " … " + names.get(last);
      table.addObject().put("place", i / block).put("name", name);
    }
    from.put("key", "place").putArray("fields").add("name");
    step.putArray("as").add(as);
  }
}
