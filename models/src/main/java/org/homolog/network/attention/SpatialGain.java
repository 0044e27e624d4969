package org.homolog.network.attention;

import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.network.layered.Extent;
import org.homolog.network.layered.Part;
import org.homolog.network.layered.PartWeight;
import org.homolog.network.layered.Site;
import org.homolog.spi.Option;

/**
 * A gain that follows an attended place: g = exp(-d^2 / (2 width^2)) of the distance d between the
 * place attended to and the unit's own. Units in a row have their places on a ring, 2 pi k / N, and
 * the cue is an angle; the places of an image lie from 0 to 1 down and across it, and the cue is
 * such a pair. Yang and Wang 2020, doi:10.1016/j.neuron.2020.09.005, section on attention.
 *
 * @param cue layer that tells the place attended to
 * @param width width of the gain, in radians, or as a share of the image
 * @param form what the gain does
 */
public record SpatialGain(
    @Option(text = "layer that tells the place: an angle, or [down, across] from 0 to 1")
        String cue,
    @Option(
            text = "width of the gain, in radians, or as a share of the image",
            byDefault = "0.5",
            min = 1e-6,
            max = 1e6)
        double width,
    @Option(
            text =
                "what the gain does: share, r = g / (sum of g) times the activity; one-plus, 1 + g"
                    + " times it",
            byDefault = "one-plus")
        Form form)
    implements Part {
  /** What a gain does. */
  public enum Form {
    /** The gains add up to one. */
    SHARE,
    /** One plus the gain. */
    ONE_PLUS
  }

  @Override
  public List<String> others() {
    return List.of(cue);
  }

  @Override
  public Extent extent(Site site) {
    int needed = site.input().isImage() ? 2 : 1;
    if (site.inputs().get(1).units() != needed) {
      throw HomologException.mistake(
          "its cue must have "
              + needed
              + (needed == 1 ? " unit, an angle" : " units, down and across")
              + ", but "
              + cue
              + " has "
              + site.inputs().get(1).units());
    }
    return site.input();
  }

  @Override
  public List<String> traces() {
    return List.of("gain");
  }

  @Override
  public Extent trace(String trace, Site site) {
    return site.input().isImage()
        ? Extent.image(1, site.input().height(), site.input().width())
        : site.input();
  }

  @Override
  public List<PartWeight> weights(Site site) {
    Extent input = site.input();
    if (input.isImage()) {
      return List.of(
          PartWeight.fixed("down", () -> spread(input.height()), input.height()),
          PartWeight.fixed("across", () -> spread(input.width()), input.width()));
    }
    double[] angles = new double[input.units()];
    java.util.Arrays.setAll(angles, k -> k * 2 * Math.PI / angles.length);
    return List.of(PartWeight.fixed("preferred", () -> angles, input.units()));
  }

  private static double[] spread(int places) {
    double[] spread = new double[places];
    java.util.Arrays.setAll(spread, k -> (k + 0.5) / places);
    return spread;
  }

  @Override
  public String script(Site site) {
    double scale = -1 / (2 * width * width);
    String distance =
        site.input().isImage()
            ? """
              {v}cue = torch.flatten({in1}, 1)
              {v}down = torch.pow(torch.sub(torch.slice({v}cue, 1, 0, 1, 1), {down}), 2)
              {v}across = torch.pow(torch.sub(torch.slice({v}cue, 1, 1, 2, 1), {across}), 2)
              {v}sum = torch.add(torch.unsqueeze({v}down, 2), torch.unsqueeze({v}across, 1))
              {v}squared = torch.unsqueeze({v}sum, 1)
              """
            : """
              {v}apart = torch.sub(torch.flatten({in1}, 1), {preferred})
              {v}turned = torch.remainder(torch.add({v}apart, HALF), FULL)
              {v}squared = torch.pow(torch.sub({v}turned, HALF), 2)
              """
                .replace("HALF", Double.toString(Math.PI))
                .replace("FULL", Double.toString(2 * Math.PI));
    String gain = "{v}bump = torch.exp(torch.mul({v}squared, " + scale + "))\n";
    String all = site.input().isImage() ? "[1, 2, 3]" : "[1]";
    return distance
        + gain
        + (form == Form.SHARE
            ? "{v}gain = torch.div({v}bump, torch.sum({v}bump, " + all + ", True))\n"
            : "{v}gain = torch.add({v}bump, 1)\n")
        + "{out} = torch.mul({in}, {v}gain)";
  }
}
