package org.homolog.network.spiking;

import java.util.List;
import org.homolog.network.layered.Extent;
import org.homolog.network.layered.Part;
import org.homolog.network.layered.PartWeight;
import org.homolog.network.layered.Site;
import org.homolog.spi.Option;

/**
 * Units that integrate spikes and do not fire: in step t, first the potential becomes beta v + i of
 * before, then the current alpha i + W s, where alpha = exp(-dt / tau-synapse) and beta = exp(-dt /
 * tau-membrane); both begin at zero. Neftci et al. 2019, doi:10.1109/MSP.2019.2931595.
 *
 * @param units number of units
 * @param tauSynapse time constant of the synaptic current, milliseconds
 * @param tauMembrane time constant of the membrane, milliseconds
 */
public record LeakyReadout(
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
        double tauMembrane)
    implements Part {
  @Override
  public Extent extent(Site site) {
    return Extent.units(units);
  }

  @Override
  public List<PartWeight> weights(Site site) {
    int inputs = site.input().units();
    return List.of(PartWeight.normal("W", 1 / Math.sqrt(inputs), units, inputs));
  }

  @Override
  public String script(Site site) {
    return """
        {v}x = torch.split(torch.linear(torch.flatten({in}, 1), {W}, None), B)
        {v}i = torch.new_zeros({in}, [B, UNITS])
        {v}o = torch.new_zeros({in}, [B, UNITS])
        {v}all = annotate(List[Tensor], [])
        for t in range(T):
          {v}o = torch.add(torch.mul({v}o, BETA), {v}i)
          {v}i = torch.add(torch.mul({v}i, ALPHA), {v}x[t])
          {v}a = torch.append({v}all, {v}o)
        {out} = torch.cat({v}all, 0)
        """
        .replace("UNITS", Integer.toString(units))
        .replace("ALPHA", Double.toString(Math.exp(-site.step() / tauSynapse)))
        .replace("BETA", Double.toString(Math.exp(-site.step() / tauMembrane)));
  }
}
