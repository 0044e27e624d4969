package org.homolog.network.attention;

import java.util.List;
import org.homolog.network.layered.Extent;
import org.homolog.network.layered.Part;
import org.homolog.network.layered.PartWeight;
import org.homolog.network.layered.Site;
import org.homolog.spi.Option;

/**
 * A gate: r = sigmoid(W c + b) times the activity, where c is the layer that opens it; of an image,
 * each channel has one gate. Multiplicative and not normalised: each unit's gate opens by itself.
 *
 * @param by layer that opens the gate
 */
public record Gate(@Option(text = "layer that opens the gate") String by) implements Part {
  @Override
  public List<String> others() {
    return List.of(by);
  }

  @Override
  public Extent extent(Site site) {
    return site.input();
  }

  @Override
  public List<String> traces() {
    return List.of("open");
  }

  @Override
  public Extent trace(String trace, Site site) {
    return Extent.units(site.input().channels());
  }

  @Override
  public List<PartWeight> weights(Site site) {
    int inputs = site.inputs().get(1).units();
    int channels = site.input().channels();
    return List.of(
        PartWeight.uniform("W", inputs, channels, inputs),
        PartWeight.uniform("b", inputs, channels));
  }

  @Override
  public String script(Site site) {
    return """
        {v}open = torch.sigmoid(torch.linear(torch.flatten({in1}, 1), {W}, {b}))
        {out} = torch.mul({in}, %s)
        """
        .formatted(
            site.input().isImage() ? "torch.unsqueeze(torch.unsqueeze({v}open, 2), 3)" : "{v}open");
  }
}
