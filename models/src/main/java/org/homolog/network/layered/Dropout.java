package org.homolog.network.layered;

import java.util.Optional;
import java.util.OptionalDouble;
import org.homolog.failure.HomologException;
import org.homolog.spi.Option;

/**
 * Units left out at random while learning, the others divided by the share kept (inverted dropout),
 * so that evaluation needs no factor. Srivastava et al. 2014, JMLR 15:1929.
 *
 * @param share share of units left out
 */
public record Dropout(
    @Option(text = "share of units left out", byDefault = "0.5", min = 0, max = 1) double share)
    implements Part {
  /** Refuses to leave out all. */
  public Dropout {
    if (!(share >= 0 && share < 1)) {
      throw HomologException.mistake("share: must be 0 or more and below 1, but was " + share);
    }
  }

  @Override
  public Extent extent(Site site) {
    return site.input();
  }

  @Override
  public Optional<Randomness> randomness(Site site) {
    return share == 0
        ? Optional.empty()
        : Optional.of(new Randomness(site.input(), OptionalDouble.of(1 - share)));
  }

  @Override
  public String script(Site site) {
    return share == 0
        ? "{out} = {in}"
        : """
          {out} = {in}
          if noisy:
            {out} = torch.div(torch.mul({in}, torch.reshape({random}, torch.size({in}))), KEEP)
          """
            .replace("KEEP", Double.toString(1 - share));
  }
}
