package org.homolog.network.spiking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.homolog.failure.HomologException;
import org.homolog.network.layered.Blueprint;
import org.homolog.network.layered.LayeredSpec;
import org.homolog.network.layered.Readout;
import org.homolog.spi.Option;
import org.homolog.spi.Options;

/**
 * A network of leaky integrate-and-fire units: layers spikes1, spikes2, ... with their membrane
 * potentials, read by units that integrate and do not fire.
 *
 * @param units units of each layer, first to last
 * @param dt duration of one step, milliseconds
 * @param tauSynapse time constant of synaptic currents, milliseconds
 * @param tauMembrane time constant of membranes, milliseconds
 * @param recurrent whether the units of a layer are connected among each other
 * @param reset what a spike does to the potential
 * @param surrogate what stands for a spike's derivative
 * @param gain factor of the initial weights
 * @param output what the output is
 */
public record SpikingNetwork(
    @Option(text = "units of each layer, first to last", byDefault = "100", min = 1, max = 100000)
        List<Integer> units,
    @Option(
            text = "duration of one step, that of the task",
            byDefault = "1",
            unit = "ms",
            min = 1e-6,
            max = 1e9)
        double dt,
    @Option(
            text = "time constant of synaptic currents",
            byDefault = "5",
            unit = "ms",
            min = 1e-6,
            max = 1e9)
        double tauSynapse,
    @Option(
            text = "time constant of membranes",
            byDefault = "10",
            unit = "ms",
            min = 1e-6,
            max = 1e9)
        double tauMembrane,
    @Option(
            text = "whether the units of a layer are connected among each other",
            byDefault = "true")
        boolean recurrent,
    @Option(
            text = "what a spike does: hard, the potential is zero; soft, it loses the threshold",
            byDefault = "hard")
        Spiking.Reset reset,
    @Option(text = "what stands for a spike's derivative", byDefault = "superspike")
        Surrogate surrogate,
    @Option(
            text = "weights begin normal with the standard deviation gain / sqrt(inputs)",
            byDefault = "1",
            min = 0,
            max = 1e6)
        double gain,
    @Option(
            text = "the output: potential of the reading units, or its running-maximum",
            byDefault = "potential")
        Output output)
    implements LayeredSpec {
  /** What the output is. */
  public enum Output {
    /** The potential of the reading units. */
    POTENTIAL,
    /** Its largest value so far. */
    RUNNING_MAXIMUM
  }

  /** Refuses a network without layers. */
  public SpikingNetwork {
    units = List.copyOf(units);
    if (units.isEmpty()) {
      throw HomologException.mistake("units: at least one layer is needed");
    }
  }

  @Override
  public String kind() {
    return "spiking";
  }

  @Override
  public double stepSeconds() {
    return dt / 1000;
  }

  @Override
  public Blueprint blueprint() {
    return blueprint(1);
  }

  @Override
  public Blueprint blueprint(int outputs) {
    String taus = " tau-synapse=" + tauSynapse + " tau-membrane=" + tauMembrane;
    List<String> parts = new ArrayList<>();
    for (int layer = 1; layer <= units.size(); layer++) {
      parts.add(
          "spiking "
              + units.get(layer - 1)
              + taus
              + " reset="
              + reset.name().toLowerCase(Locale.ROOT)
              + " recurrent="
              + recurrent
              + " surrogate="
              + Options.kebab(surrogate.name())
              + " gain="
              + gain
              + " as=spikes"
              + layer);
    }
    parts.add("leaky-readout " + outputs + taus + " as=readout");
    if (output == Output.RUNNING_MAXIMUM) {
      parts.add("running-maximum");
    }
    return Blueprint.of(parts, List.of(), Readout.NONE, List.of(), dt);
  }
}
