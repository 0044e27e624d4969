package org.homolog.network.normalisation;

import java.util.List;
import org.homolog.network.layered.Extent;
import org.homolog.network.layered.Part;
import org.homolog.network.layered.PartWeight;
import org.homolog.network.layered.Site;

/**
 * Batch normalisation: each unit, or each channel of an image, by its mean and biased variance over
 * the batch while learning (all steps, trials and places), and by running statistics in evaluation,
 * then gamma times it plus beta. Running statistics move by a tenth per batch and hold the unbiased
 * variance. A batch of one value a unit has no variance, so that the running statistics serve then
 * too. Ioffe and Szegedy 2015, arXiv:1502.03167.
 */
public record BatchNorm() implements Part {
  @Override
  public Extent extent(Site site) {
    return site.input();
  }

  @Override
  public List<PartWeight> weights(Site site) {
    int channels = site.input().channels();
    return List.of(
        PartWeight.constant("gamma", 1, channels),
        PartWeight.constant("beta", 0, channels),
        PartWeight.kept("mean", 0, channels),
        PartWeight.kept("variance", 1, channels));
  }

  @Override
  public String script(Site site) {
    return """
        {v}several = torch.gt(torch.mul(torch.mul(T, B), PLACES), 1)
        {v}learns = torch.__and__(training, {v}several)
        {out} = torch.batch_norm({in}, {gamma}, {beta}, {mean}, {variance}, {v}learns, 0.10000000000000001, 1.0000000000000001e-05, False)
        """
        .replace("PLACES", Integer.toString(site.input().height() * site.input().width()));
  }
}
