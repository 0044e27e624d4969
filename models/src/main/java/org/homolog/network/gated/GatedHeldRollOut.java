package org.homolog.network.gated;

import java.util.ArrayList;
import java.util.List;
import org.homolog.network.HeldRollOut;
import org.homolog.network.Network;
import org.homolog.network.TapedHeldRollOut;
import org.homolog.network.Weights;

/** Roll-outs of a network of gated units with outputs of one layer held. */
final class GatedHeldRollOut extends TapedHeldRollOut {
  private final GatedRecurrent spec;
  private final int held;

  GatedHeldRollOut(Network network, GatedRecurrent spec, int held) {
    this(network, spec, held, network.weights());
  }

  private GatedHeldRollOut(Network network, GatedRecurrent spec, int held, Weights weights) {
    super(network, spec.layerName(held), weights, GatedHeldScript.of(spec, held));
    this.spec = spec;
    this.held = held;
  }

  @Override
  public int units() {
    return spec.units();
  }

  @Override
  protected double start() {
    return 0;
  }

  @Override
  protected long numbersPerStep() {
    // Inputs to up to four gates, and the activity.
    return 6L * spec.units() * spec.layers();
  }

  @Override
  protected List<Within> connections() {
    int units = spec.units();
    List<Within> within = new ArrayList<>();
    if (spec instanceof LeakyGatedUnit) {
      int inputs = network().inputs();
      int width = inputs + units;
      within.add(new Within("Wg", 0, inputs, width));
      within.add(new Within("Wg", units, inputs, width));
      within.add(new Within("Wc", 0, inputs, width));
      return within;
    }
    int gates = spec instanceof LongShortTermMemory ? 4 : 3;
    for (int gate = 0; gate < gates; gate++) {
      within.add(new Within("weight_hh_l" + held, gate * units, 0, units));
    }
    return within;
  }

  @Override
  protected HeldRollOut with(Weights changed) {
    return new GatedHeldRollOut(network(), spec, held, changed);
  }
}
