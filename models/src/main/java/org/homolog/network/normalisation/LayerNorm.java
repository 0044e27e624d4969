package org.homolog.network.normalisation;

import java.util.List;
import org.homolog.network.layered.Extent;
import org.homolog.network.layered.Part;
import org.homolog.network.layered.PartWeight;
import org.homolog.network.layered.Site;
import org.homolog.spi.Option;

/**
 * Layer normalisation: (x - mean) / sqrt(variance + 1e-5) over the units of a layer, the variance
 * biased, then gamma times it plus beta. Yang and Wang 2020, doi:10.1016/j.neuron.2020.09.005, Eq
 * 21-23; Ba et al. 2016, arXiv:1607.06450.
 *
 * @param parameters whether gamma and beta are one per unit or single numbers
 */
public record LayerNorm(
    @Option(
            text = "gamma and beta: one per unit, or single numbers as the Primer prints them",
            byDefault = "per-unit")
        Parameters parameters)
    implements Part {
  /** How many gains and offsets there are. */
  public enum Parameters {
    /** One per unit. */
    PER_UNIT,
    /** One for the layer. */
    SINGLE
  }

  @Override
  public Extent extent(Site site) {
    return site.input();
  }

  @Override
  public List<PartWeight> weights(Site site) {
    Integer[] dimensions =
        parameters == Parameters.SINGLE
            ? new Integer[] {1}
            : site.input().dimensions().toArray(Integer[]::new);
    return List.of(
        PartWeight.constant("gamma", 1, dimensions), PartWeight.constant("beta", 0, dimensions));
  }

  @Override
  public String script(Site site) {
    String template =
        parameters == Parameters.PER_UNIT
            ? "{out} = torch.layer_norm({in}, %s, {gamma}, {beta}, 1.0000000000000001e-05, False)"
            : "{out} = torch.add(torch.mul(torch.layer_norm({in}, %s, None, None,"
                + " 1.0000000000000001e-05, False), {gamma}), {beta})";
    return template.formatted(site.input().dimensions());
  }
}
