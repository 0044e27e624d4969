package org.homolog.network.attention;

import java.util.List;
import org.homolog.network.layered.Extent;
import org.homolog.network.layered.Part;
import org.homolog.network.layered.PartWeight;
import org.homolog.network.layered.Site;
import org.homolog.spi.Option;

/**
 * Attention among the places of an image: every place asks with a query and is answered with the
 * values of the places whose keys fit, y_i = sum_j softmax_j(q_i . k_j) v_j, where q = Q x, k = K x
 * and v = V x of the channels x at a place. Vaswani et al. 2017, arXiv:1706.03762.
 *
 * @param units channels it gives
 * @param length length of a query and of a key
 * @param score how alike a query and a key are
 */
public record SelfAttention(
    @Option(text = "channels it gives", min = 1, max = 1e6) int units,
    @Option(text = "length of a query and of a key", byDefault = "8", min = 1, max = 1e6)
        int length,
    @Option(
            text =
                "how alike query and key are: dot product, or divided by the root of their length",
            byDefault = "scaled-dot")
        Score score)
    implements Part {
  @Override
  public Extent extent(Site site) {
    return Extent.image(units, site.image().height(), site.image().width());
  }

  @Override
  public List<PartWeight> weights(Site site) {
    int channels = site.image().channels();
    return List.of(
        PartWeight.uniform("Q", channels, length, channels),
        PartWeight.uniform("K", channels, length, channels),
        PartWeight.uniform("V", channels, units, channels));
  }

  @Override
  public String script(Site site) {
    String product = "torch.matmul({v}q, torch.transpose({v}k, 1, 2))";
    return """
        {v}x = torch.transpose(torch.flatten({in}, 2), 1, 2)
        {v}q = torch.linear({v}x, {Q}, None)
        {v}k = torch.linear({v}x, {K}, None)
        {v}alpha = torch.softmax(SCORE, 2)
        {v}y = torch.matmul({v}alpha, torch.linear({v}x, {V}, None))
        {out} = torch.reshape(torch.transpose({v}y, 1, 2), [-1, UNITS, HEIGHT, WIDTH])
        """
        .replace("SCORE", score.script(product, length))
        .replace("UNITS", Integer.toString(units))
        .replace("HEIGHT", Integer.toString(site.image().height()))
        .replace("WIDTH", Integer.toString(site.image().width()));
  }
}
