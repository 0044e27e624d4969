package org.homolog.report.vega;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.homolog.figure.PlaneFigure;
import org.homolog.figure.Series;
import org.homolog.report.svg.SeriesColours;

/** Curves, points and arrows in one plane, as layers. */
final class PlaneSpec {
  private static final String ARROWS = "#c3c6ca";

  private PlaneSpec() {}

  static void fill(ObjectNode spec, PlaneFigure figure) {
    List<Series> all = Stream.concat(figure.curves().stream(), figure.points().stream()).toList();
    ArrayNode layers = spec.putArray("layer");
    if (!figure.arrows().isEmpty()) {
      arrows(layers.addObject(), figure);
    }
    if (!figure.curves().isEmpty()) {
      ObjectNode layer = layers.addObject();
      PointSpec.data(layer, figure.curves());
      layer
          .putObject("mark")
          .put("type", "line")
          .put("invalid", "break-paths-show-path-domains")
          .put("strokeWidth", 1.3)
          .put("opacity", 0.75);
      ObjectNode encoding = encoding(layer, figure, all);
      encoding.putObject("order").put("field", "place").put("type", "quantitative");
      encoding.set("detail", VegaLite.channel("series", "nominal", "series"));
    }
    if (!figure.points().isEmpty()) {
      ObjectNode layer = layers.addObject();
      PointSpec.data(layer, figure.points());
      layer.putObject("mark").put("type", "point").put("filled", true).put("size", 70);
      ObjectNode encoding = encoding(layer, figure, all);
      encoding.set("shape", shape(all, encoding));
    }
    if (figure.equalAxes()) {
      spec.putObject("usermeta").put("aspect", 1);
    }
  }

  private static void arrows(ObjectNode layer, PlaneFigure figure) {
    ArrayNode values = layer.putObject("data").putArray("values");
    for (PlaneFigure.Arrow arrow : figure.arrows()) {
      ObjectNode one = values.addObject();
      one.set("x", VegaLite.number(arrow.x()));
      one.set("y", VegaLite.number(arrow.y()));
      one.set("x2", VegaLite.number(arrow.x() + arrow.dx()));
      one.set("y2", VegaLite.number(arrow.y() + arrow.dy()));
    }
    layer.putObject("mark").put("type", "rule").put("color", ARROWS);
    ObjectNode encoding = layer.putObject("encoding");
    encoding.set("x", PointSpec.quantitative("x", figure.xLabel()));
    encoding.set("y", PointSpec.quantitative("y", figure.yLabel()));
    encoding.putObject("x2").put("field", "x2");
    encoding.putObject("y2").put("field", "y2");
  }

  private static ObjectNode encoding(ObjectNode layer, PlaneFigure figure, List<Series> all) {
    ObjectNode encoding = PointSpec.encoding(layer, figure.xLabel(), figure.yLabel(), all);
    if (figure.equalAxes()) {
      PointSpec.square(layer, all);
    }
    return encoding;
  }

  private static ObjectNode shape(List<Series> all, ObjectNode encoding) {
    ObjectNode shape = VegaLite.channel("series", "nominal", "");
    ObjectNode scale = shape.putObject("scale");
    ArrayNode domain = scale.putArray("domain");
    ArrayNode range = scale.putArray("range");
    for (int i = 0; i < all.size(); i++) {
      domain.add(all.get(i).name());
      range.add(SeriesColours.shape(i));
    }
    // Vega-Lite makes one legend of two only if they agree.
    shape.set("legend", encoding.get("color").get("legend"));
    return shape;
  }
}
