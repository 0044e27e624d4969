package org.homolog.network.attention;

import java.util.List;
import org.homolog.network.layered.Extent;
import org.homolog.network.layered.Part;
import org.homolog.network.layered.PartWeight;
import org.homolog.network.layered.Site;
import org.homolog.spi.Option;

/**
 * A gain that follows attended features: r = (1 + G c) times the activity, where c is the cue and G
 * is learned; of an image, each channel has one gain at all places. Treue and Martinez-Trujillo
 * 1999, doi:10.1038/21176.
 *
 * @param cue layer that tells the features attended to
 */
public record FeatureGain(@Option(text = "layer that tells the features attended to") String cue)
    implements Part {
  @Override
  public List<String> others() {
    return List.of(cue);
  }

  @Override
  public Extent extent(Site site) {
    return site.input();
  }

  @Override
  public List<String> traces() {
    return List.of("gain");
  }

  @Override
  public Extent trace(String trace, Site site) {
    return Extent.units(site.input().channels());
  }

  @Override
  public List<PartWeight> weights(Site site) {
    int cues = site.inputs().get(1).units();
    return List.of(PartWeight.uniform("G", cues, site.input().channels(), cues));
  }

  @Override
  public String script(Site site) {
    return """
        {v}gain = torch.add(torch.linear(torch.flatten({in1}, 1), {G}, None), 1)
        {out} = torch.mul({in}, %s)
        """
        .formatted(
            site.input().isImage() ? "torch.unsqueeze(torch.unsqueeze({v}gain, 2), 3)" : "{v}gain");
  }
}
