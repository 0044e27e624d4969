package org.homolog.network.layered;

import java.util.List;
import org.homolog.network.HeldRollOut;
import org.homolog.network.Network;
import org.homolog.network.TapedHeldRollOut;
import org.homolog.network.Weights;

/** Roll-outs of a network of parts with the outputs of one part held. */
final class AssembledHeldRollOut extends TapedHeldRollOut {
  private final LayeredSpec spec;
  private final Assembly assembly;

  AssembledHeldRollOut(Network network, LayeredSpec spec, String layer) {
    this(network, spec, layer, network.weights());
  }

  private AssembledHeldRollOut(Network network, LayeredSpec spec, String layer, Weights weights) {
    this(
        network,
        spec,
        layer,
        weights,
        spec.blueprint(network.outputs()).assemble(network.inputs(), network.outputs()));
  }

  private AssembledHeldRollOut(
      Network network, LayeredSpec spec, String layer, Weights weights, Assembly assembly) {
    super(network, layer, weights, AssembledScript.held(assembly.holding(layer)));
    this.spec = spec;
    this.assembly = assembly;
  }

  @Override
  public int units() {
    return assembly.units(layer());
  }

  @Override
  protected double start() {
    return assembly.part(layer()).start();
  }

  @Override
  protected long numbersPerStep() {
    // A part keeps about as much of its own as its result.
    return 2 * assembly.unitsInAll();
  }

  @Override
  protected List<Within> connections() {
    return assembly
        .part(layer())
        .recurrentWeight()
        .map(name -> List.of(new Within(layer() + "." + name, 0, 0, units())))
        .orElse(List.of());
  }

  @Override
  protected HeldRollOut with(Weights changed) {
    return new AssembledHeldRollOut(network(), spec, layer(), changed);
  }
}
