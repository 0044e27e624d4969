package org.homolog.network.layered;

import org.homolog.network.ActivationFunction;
import org.homolog.spi.Option;

/**
 * An activation function by itself, r = f(x).
 *
 * @param activation activation function f
 */
public record Activation(@Option(text = "activation function") ActivationFunction activation)
    implements Part {
  @Override
  public Extent extent(Site site) {
    return site.input();
  }

  @Override
  public String script(Site site) {
    return "{out} = " + activation.script("{in}");
  }
}
