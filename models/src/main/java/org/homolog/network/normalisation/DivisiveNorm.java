package org.homolog.network.normalisation;

import java.util.ArrayList;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.network.ActivationFunction;
import org.homolog.network.layered.Extent;
import org.homolog.network.layered.Part;
import org.homolog.network.layered.PartWeight;
import org.homolog.network.layered.Site;
import org.homolog.spi.Option;

/**
 * Divisive normalisation: r_i = f(gamma I_i / (sum over the pool of I_j + sigma)). Yang and Wang
 * 2020, doi:10.1016/j.neuron.2020.09.005, Eq 37; Carandini and Heeger 2012, doi:10.1038/nrn3136.
 *
 * <p>Inputs are meant to be non-negative. Negative ones do not enter the pool, sigma acts by its
 * absolute value, and the denominator is at least 1e-12, so that it cannot vanish.
 *
 * @param pool whose activity divides
 * @param activation activation function f
 */
public record DivisiveNorm(
    @Option(
            text =
                "whose activity divides: all units; channels, those of an image at the same place;"
                    + " weighted, all by learned weights, taken absolute, that begin at one",
            byDefault = "all")
        Pool pool,
    @Option(text = "activation function", byDefault = "relu") ActivationFunction activation)
    implements Part {
  /** Whose activity divides. */
  public enum Pool {
    /** All units of the layer. */
    ALL,
    /** The channels of an image at the same place. */
    CHANNELS,
    /** All units of the layer, by learned weights. */
    WEIGHTED
  }

  @Override
  public Extent extent(Site site) {
    if (pool == Pool.WEIGHTED && site.input().isImage()) {
      throw HomologException.mistake(
          "a weighted pool needs units in a row, but it stands on an image of " + site.input());
    }
    return pool == Pool.CHANNELS ? site.image() : site.input();
  }

  @Override
  public List<PartWeight> weights(Site site) {
    List<PartWeight> weights = new ArrayList<>();
    weights.add(PartWeight.constant("gamma", 1, 1));
    weights.add(PartWeight.constant("sigma", 1, 1));
    if (pool == Pool.WEIGHTED) {
      int units = site.input().units();
      weights.add(PartWeight.constant("P", 1, units, units));
    }
    return weights;
  }

  @Override
  public String script(Site site) {
    String sum =
        switch (pool) {
          case ALL ->
              "torch.sum(torch.relu({in}), %s, True)"
                  .formatted(site.input().isImage() ? "[1, 2, 3]" : "[1]");
          case CHANNELS -> "torch.sum(torch.relu({in}), [1], True)";
          case WEIGHTED -> "torch.linear(torch.relu({in}), torch.abs({P}), None)";
        };
    return "{v}pool = torch.clamp_min(torch.add("
        + sum
        + ", torch.abs({sigma})), 9.9999999999999998e-13)\n{out} = "
        + activation.script("torch.div(torch.mul({in}, {gamma}), {v}pool)");
  }
}
