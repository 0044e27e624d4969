package org.homolog.report.vega;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import org.homolog.figure.IntervalFigure;
import org.homolog.report.svg.SeriesColours;

/** Values with intervals, ceilings and nulls as four layers. */
final class IntervalSpec {
  private IntervalSpec() {}

  static void fill(ObjectNode spec, IntervalFigure figure) {
    ArrayNode values = spec.putObject("data").putArray("values");
    Set<String> names = new HashSet<>();
    for (IntervalFigure.Bar bar : figure.bars()) {
      ObjectNode row = values.addObject();
      row.put("label", unique(bar.label(), names));
      row.set("value", VegaLite.number(bar.value()));
      row.set("low", VegaLite.number(bar.low()));
      row.set("high", VegaLite.number(bar.high()));
      row.set("ceilingLow", VegaLite.number(bar.ceilingLow()));
      row.set("ceilingHigh", VegaLite.number(bar.ceilingHigh()));
      row.set("nullMean", VegaLite.number(bar.nullMean()));
    }
    ObjectNode y = spec.putObject("encoding").putObject("y");
    y.put("field", "label").put("type", "nominal").putNull("sort").putNull("title");
    y.putObject("axis").put("labelLimit", 130);
    ArrayNode layers = spec.putArray("layer");
    layer(layers, "bar", "#7fae72", "ceilingLow", "ceilingHigh", figure)
        .put("opacity", 0.45)
        .put("height", 24);
    layer(layers, "tick", "#8a8d92", "nullMean", "", figure).put("thickness", 2);
    layer(layers, "rule", SeriesColours.hex(0, 1), "low", "high", figure).put("strokeWidth", 2);
    layer(layers, "point", SeriesColours.hex(0, 1), "value", "", figure)
        .put("filled", true)
        .put("opacity", 1)
        .put("size", 70);
    spec.putObject("usermeta").put("rowHeight", 36).put("rows", figure.bars().size());
  }

  private static ObjectNode layer(
      ArrayNode layers, String mark, String colour, String from, String to, IntervalFigure figure) {
    ObjectNode layer = layers.addObject();
    ObjectNode drawn = layer.putObject("mark").put("type", mark).put("color", colour);
    ObjectNode encoding = layer.putObject("encoding");
    encoding.set("x", VegaLite.channel(from, "quantitative", figure.valueLabel()));
    if (!to.isEmpty()) {
      encoding.putObject("x2").put("field", to);
    }
    ArrayNode tooltip = encoding.putArray("tooltip");
    tooltip.add(VegaLite.channel("label", "nominal", "of"));
    tooltip.add(VegaLite.channel("value", "quantitative", "value"));
    tooltip.add(VegaLite.channel("low", "quantitative", "interval from"));
    tooltip.add(VegaLite.channel("high", "quantitative", "interval to"));
    tooltip.add(VegaLite.channel("ceilingLow", "quantitative", "ceiling from"));
    tooltip.add(VegaLite.channel("ceilingHigh", "quantitative", "ceiling to"));
    tooltip.add(VegaLite.channel("nullMean", "quantitative", "mean of the null"));
    return drawn;
  }

  private static String unique(String label, Set<String> names) {
    String name = label;
    for (int i = 2; !names.add(name); i++) {
      name = label + " (" + i + ")";
    }
    return name;
  }
}
