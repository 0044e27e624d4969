package org.homolog.report.vega;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.homolog.figure.LineFigure;
import org.homolog.figure.ScatterFigure;
import org.homolog.figure.Series;
import org.homolog.report.svg.SeriesColours;

/** Points, curves and trajectories. */
final class PointSpec {
  private PointSpec() {}

  static void fill(ObjectNode spec, ScatterFigure figure) {
    data(spec, figure.series());
    spec.putObject("mark").put("type", "point").put("filled", true).put("size", 55);
    ObjectNode encoding = encoding(spec, figure.xLabel(), figure.yLabel(), figure.series());
    ObjectNode shape = VegaLite.channel("series", "nominal", "");
    ObjectNode scale = shape.putObject("scale");
    ArrayNode domain = scale.putArray("domain");
    ArrayNode range = scale.putArray("range");
    for (int i = 0; i < figure.series().size(); i++) {
      domain.add(figure.series().get(i).name());
      range.add(SeriesColours.shape(i));
    }
    shape.set("legend", encoding.get("color").get("legend"));
    encoding.set("shape", shape);
    shared(spec, figure.series(), figure.equalAxes());
  }

  static void fill(ObjectNode spec, LineFigure figure) {
    data(spec, figure.series());
    spec.putObject("mark").put("type", "line").putObject("point").put("size", 14);
    ObjectNode encoding = encoding(spec, figure.xLabel(), figure.yLabel(), figure.series());
    encoding.putObject("order").put("field", "place").put("type", "quantitative");
    shared(spec, figure.series(), figure.equalAxes());
  }

  private static void shared(ObjectNode spec, List<Series> series, boolean equalAxes) {
    if (equalAxes) {
      square(spec, series);
      spec.putObject("usermeta").put("aspect", 1);
    }
  }

  /** Lets both axes span equally much. */
  static void square(ObjectNode spec, List<Series> series) {
    double[] x = range(series, true);
    double[] y = range(series, false);
    double length = 1.08 * Math.max(x[1] - x[0], y[1] - y[0]);
    if (length > 0) {
      domain(spec, "x", x, length);
      domain(spec, "y", y, length);
    }
  }

  private static void domain(ObjectNode spec, String axis, double[] range, double length) {
    double middle = (range[0] + range[1]) / 2;
    ObjectNode scale = (ObjectNode) spec.at("/encoding/" + axis + "/scale");
    scale
        .putArray("domain")
        .add(VegaLite.number(middle - length / 2))
        .add(VegaLite.number(middle + length / 2));
  }

  static void data(ObjectNode spec, List<Series> series) {
    ArrayNode values = spec.putObject("data").putArray("values");
    for (Series one : series) {
      double[] x = one.x();
      double[] y = one.y();
      for (int i = 0; i < x.length; i++) {
        ObjectNode point = values.addObject();
        point.put("series", one.name()).put("place", i);
        point.set("x", VegaLite.number(x[i]));
        point.set("y", VegaLite.number(y[i]));
        if (!one.labels().isEmpty()) {
          point.put("label", one.labels().get(i));
        }
      }
    }
  }

  static ObjectNode encoding(ObjectNode spec, String xLabel, String yLabel, List<Series> series) {
    ObjectNode encoding = spec.putObject("encoding");
    encoding.set("x", quantitative("x", xLabel));
    encoding.set("y", quantitative("y", yLabel));
    encoding.set("color", VegaLite.kinds(series.stream().map(Series::name).toList(), ""));
    ArrayNode tooltip = encoding.putArray("tooltip");
    if (series.stream().anyMatch(one -> !one.labels().isEmpty())) {
      tooltip.add(VegaLite.channel("label", "nominal", "label"));
    }
    tooltip.add(VegaLite.channel("series", "nominal", "series"));
    tooltip.add(VegaLite.channel("x", "quantitative", xLabel));
    tooltip.add(VegaLite.channel("y", "quantitative", yLabel));
    return encoding;
  }

  static ObjectNode quantitative(String field, String label) {
    ObjectNode channel = VegaLite.channel(field, "quantitative", label);
    channel.putObject("scale").put("zero", false).put("nice", false);
    channel.putObject("axis").put("tickCount", 6);
    return channel;
  }

  private static double[] range(List<Series> series, boolean horizontal) {
    return series.stream()
        .flatMapToDouble(one -> java.util.Arrays.stream(horizontal ? one.x() : one.y()))
        .filter(Double::isFinite)
        .collect(
            () -> new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY},
            (found, value) -> {
              found[0] = Math.min(found[0], value);
              found[1] = Math.max(found[1], value);
            },
            (one, other) -> {
              one[0] = Math.min(one[0], other[0]);
              one[1] = Math.max(one[1], other[1]);
            });
  }
}
