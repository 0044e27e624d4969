package org.homolog.task.memory;

import org.homolog.spi.Option;

/**
 * Options of {@link FlipFlop}.
 *
 * @param dt duration of one step, milliseconds
 * @param bits how many bits are kept
 * @param steps steps of a trial
 * @param pulses probability of a pulse per bit and step
 */
public record FlipFlopOptions(
    @Option(text = "duration of one step", byDefault = "20", unit = "ms", min = 0.1, max = 10000)
        double dt,
    @Option(text = "how many bits are kept", byDefault = "3", min = 1, max = 10) int bits,
    @Option(text = "steps of a trial", byDefault = "64", min = 1, max = 100000) int steps,
    @Option(text = "probability of a pulse per bit and step", byDefault = "0.5", min = 0, max = 1)
        double pulses) {}
