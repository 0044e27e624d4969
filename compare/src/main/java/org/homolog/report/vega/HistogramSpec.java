package org.homolog.report.vega;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.homolog.figure.HistogramFigure;
import org.homolog.report.svg.Bins;

/** Distributions, in the very bins of the drawing. */
final class HistogramSpec {
  private HistogramSpec() {}

  static void fill(ObjectNode spec, HistogramFigure figure) {
    Bins bins = Bins.of(figure.groups());
    ArrayNode values = spec.putObject("data").putArray("values");
    for (HistogramFigure.Values group : figure.groups()) {
      int[] counts = bins.count(group.values());
      for (int i = 0; i < counts.length; i++) {
        ObjectNode bar = values.addObject();
        bar.put("series", group.name()).put("count", counts[i]);
        bar.set("from", VegaLite.number(bins.edge(i)));
        bar.set("to", VegaLite.number(bins.edge(i + 1)));
      }
    }
    spec.putObject("mark").put("type", "bar").put("fillOpacity", 0.45);
    ObjectNode encoding = spec.putObject("encoding");
    ObjectNode x = VegaLite.channel("from", "quantitative", figure.valueLabel());
    x.putObject("scale").put("zero", false).put("nice", false);
    x.put("bin", "binned");
    encoding.set("x", x);
    encoding.putObject("x2").put("field", "to");
    ObjectNode y = VegaLite.channel("count", "quantitative", "count");
    y.putNull("stack");
    encoding.set("y", y);
    encoding.set(
        "color",
        VegaLite.kinds(figure.groups().stream().map(HistogramFigure.Values::name).toList(), ""));
    ArrayNode tooltip = encoding.putArray("tooltip");
    tooltip.add(VegaLite.channel("series", "nominal", "group"));
    tooltip.add(VegaLite.channel("from", "quantitative", "from"));
    tooltip.add(VegaLite.channel("to", "quantitative", "to"));
    tooltip.add(VegaLite.channel("count", "quantitative", "count"));
  }
}
