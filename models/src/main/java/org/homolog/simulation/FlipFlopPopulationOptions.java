package org.homolog.simulation;

import org.homolog.failure.HomologException;
import org.homolog.spi.Option;

/**
 * Options of {@link FlipFlopPopulation}.
 *
 * @param bits number of bits that are remembered
 * @param units number of neurons of the network
 * @param observed how many of them are recorded
 * @param repeats trials per combination of cues
 * @param step duration of a step of the network, milliseconds
 * @param tau its time constant, milliseconds
 * @param cue duration of a cue, milliseconds
 * @param delay time after a cue, milliseconds
 * @param coupling slope of the recurrent drive at rest; above 1 for memory
 * @param strength strength of a cue
 * @param spread standard deviation over trials of what each bit begins with
 * @param cues whether cues are shown
 * @param rate mean rate at rest, spikes per second
 * @param modulation change of the logarithm of a neuron's rate per unit of its activity
 */
public record FlipFlopPopulationOptions(
    @Option(text = "number of bits that are remembered", byDefault = "2", min = 1, max = 4)
        int bits,
    @Option(text = "number of neurons of the network", byDefault = "60", min = 2, max = 10000)
        int units,
    @Option(text = "how many of them are recorded", byDefault = "40", min = 1, max = 10000)
        int observed,
    @Option(text = "trials per combination of cues", byDefault = "4", min = 1, max = 10000)
        int repeats,
    @Option(
            text = "duration of a step of the network",
            byDefault = "20",
            unit = "ms",
            min = 0.1,
            max = 1000)
        double step,
    @Option(text = "time constant", byDefault = "100", unit = "ms", min = 0.1, max = 10000)
        double tau,
    @Option(text = "duration of a cue", byDefault = "100", unit = "ms", min = 1, max = 60000)
        double cue,
    @Option(text = "time after a cue", byDefault = "400", unit = "ms", min = 1, max = 60000)
        double delay,
    @Option(
            text = "slope of the recurrent drive at rest; above 1 for memory",
            byDefault = "2",
            min = 0,
            max = 100)
        double coupling,
    @Option(text = "strength of a cue", byDefault = "5", min = 0, max = 1000) double strength,
    @Option(
            text = "standard deviation over trials of what each bit begins with",
            byDefault = "0",
            min = 0,
            max = 100)
        double spread,
    @Option(text = "whether cues are shown", byDefault = "true") boolean cues,
    @Option(text = "mean rate at rest", byDefault = "15", unit = "spikes/s", min = 0, max = 1000)
        double rate,
    @Option(
            text = "change of the logarithm of a neuron's rate per unit of its activity",
            byDefault = "1",
            min = 0,
            max = 10)
        double modulation) {
  /** Refuses impossible values. */
  public FlipFlopPopulationOptions {
    if (bits < 1 || units < 2 * bits || observed < 1 || observed > units || repeats < 1) {
      throw HomologException.mistake(
          "bits and repeats must be 1 or more, units at least two per bit, and observed from 1 to"
              + " units, but bits are "
              + bits
              + ", units "
              + units
              + ", observed "
              + observed
              + ", repeats "
              + repeats);
    }
    if (!(step > 0 && step <= tau && step <= cue && step <= delay)) {
      throw HomologException.mistake(
          "step must be above 0 ms and at most tau, cue and delay, but is " + step + " ms");
    }
    if (!(spread > 0) && !cues) {
      throw HomologException.mistake(
          "without cues the trials differ by their beginning alone; give a spread above 0");
    }
  }

  /** Steps of a cue. */
  int cueSteps() {
    return (int) Math.rint(cue / step);
  }

  /** Steps of a trial: two cues, each with a delay. */
  int steps() {
    return 2 * (cueSteps() + (int) Math.rint(delay / step));
  }
}
