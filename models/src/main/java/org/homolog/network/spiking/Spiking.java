package org.homolog.network.spiking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homolog.network.layered.Extent;
import org.homolog.network.layered.Part;
import org.homolog.network.layered.PartWeight;
import org.homolog.network.layered.Site;
import org.homolog.spi.Option;

/**
 * Leaky integrate-and-fire units with synaptic currents. In step t, first s = 1 where the membrane
 * potential of before is above the threshold, else 0; then the potential becomes beta v + i of
 * before, reset where there was a spike, and the current alpha i + W x + V s, where alpha = exp(-dt
 * / tau-synapse) and beta = exp(-dt / tau-membrane). Potential and current begin at zero. Back
 * through time, a spike's derivative is a surrogate, and the reset has none. Neftci et al. 2019,
 * doi:10.1109/MSP.2019.2931595.
 *
 * @param units number of units
 * @param tauSynapse time constant of the synaptic current, milliseconds
 * @param tauMembrane time constant of the membrane, milliseconds
 * @param threshold the threshold
 * @param reset what a spike does to the potential
 * @param recurrent whether the units are connected among each other
 * @param surrogate what stands for a spike's derivative
 * @param sharpness of the surrogate; 0 for the usual
 * @param gain weights begin normal with the standard deviation gain / sqrt(inputs), a fifth of that
 *     among the units
 */
public record Spiking(
    @Option(text = "number of units", min = 1, max = 1e6) int units,
    @Option(
            text = "time constant of the synaptic current",
            byDefault = "5",
            unit = "ms",
            min = 1e-6,
            max = 1e9)
        double tauSynapse,
    @Option(
            text = "time constant of the membrane",
            byDefault = "10",
            unit = "ms",
            min = 1e-6,
            max = 1e9)
        double tauMembrane,
    @Option(text = "the threshold", byDefault = "1", min = 1e-9, max = 1e9) double threshold,
    @Option(
            text = "what a spike does: hard, the potential is zero; soft, it loses the threshold",
            byDefault = "hard")
        Reset reset,
    @Option(text = "whether the units are connected among each other", byDefault = "true")
        boolean recurrent,
    @Option(text = "what stands for a spike's derivative", byDefault = "superspike")
        Surrogate surrogate,
    @Option(
            text = "sharpness of the surrogate; 0 for the usual: 100, 25, 2, 0.3",
            byDefault = "0",
            min = 0,
            max = 1e6)
        double sharpness,
    @Option(
            text = "weights begin normal with the standard deviation gain / sqrt(inputs)",
            byDefault = "1",
            min = 0,
            max = 1e6)
        double gain)
    implements Part {
  /** What a spike does to the membrane potential. */
  public enum Reset {
    /** It becomes zero. */
    HARD,
    /** It loses the threshold. */
    SOFT
  }

  @Override
  public Holding holding() {
    return Holding.WITHIN;
  }

  @Override
  public Optional<String> recurrentWeight() {
    return recurrent ? Optional.of("V") : Optional.empty();
  }

  @Override
  public Extent extent(Site site) {
    return Extent.units(units);
  }

  @Override
  public List<String> traces() {
    return List.of("membrane");
  }

  @Override
  public List<PartWeight> weights(Site site) {
    int inputs = site.input().units();
    List<PartWeight> weights = new ArrayList<>();
    weights.add(PartWeight.normal("W", gain / Math.sqrt(inputs), units, inputs));
    if (recurrent) {
      weights.add(PartWeight.normal("V", gain / 5 / Math.sqrt(units), units, units));
    }
    return weights;
  }

  @Override
  public String script(Site site) {
    String fed = recurrent ? "torch.add({v}x[t], torch.linear({v}o, {V}, None))" : "{v}x[t]";
    String after =
        reset == Reset.HARD
            ? "torch.mul({v}driven, torch.rsub(torch.detach({v}s), 1.0))"
            : "torch.sub({v}driven, torch.mul(torch.detach({v}s), " + threshold + "))";
    String spikes =
        surrogate.script("{v}s", "torch.sub({v}m, " + threshold + ")", sharpness).indent(2);
    return """
        {v}x = torch.split(torch.linear(torch.flatten({in}, 1), {W}, None), B)
        {v}i = torch.new_zeros({in}, [B, UNITS])
        {v}m = torch.new_zeros({in}, [B, UNITS])
        {v}spikes = annotate(List[Tensor], [])
        {v}potentials = annotate(List[Tensor], [])
        for t in range(T):
        FIRE  {v}o = {v}s
          {hold {v}o at torch.add(t, 1)}
          {v}a = torch.append({v}spikes, {v}o)
          {v}a = torch.append({v}potentials, {v}m)
          {v}driven = torch.add(torch.mul({v}m, BETA), {v}i)
          {v}m = AFTER
          {v}i = torch.add(torch.mul({v}i, ALPHA), FED)
        {out} = torch.cat({v}spikes, 0)
        {v}membrane = torch.cat({v}potentials, 0)
        """
        .replace("FIRE", spikes)
        .replace("AFTER", after)
        .replace("FED", fed)
        .replace("UNITS", Integer.toString(units))
        .replace("ALPHA", Double.toString(Math.exp(-site.step() / tauSynapse)))
        .replace("BETA", Double.toString(Math.exp(-site.step() / tauMembrane)));
  }
}
