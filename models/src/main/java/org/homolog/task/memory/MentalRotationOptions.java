package org.homolog.task.memory;

import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.spi.Option;
import org.homolog.task.Periods;

/**
 * Options of {@link MentalRotation}.
 *
 * @param dt duration of one step, milliseconds
 * @param tau time constant that the noise is scaled by, milliseconds
 * @param ring direction-tuned inputs
 * @param rotations rotations asked for, degrees
 * @param sigma noise of every input: standard deviation sigma sqrt(2 tau / dt) per step
 * @param fixation durations before the direction, milliseconds
 * @param stimulus durations of the direction, milliseconds
 * @param delay durations between direction and cue, milliseconds
 * @param cue durations of the cue, milliseconds
 * @param preparation durations between cue and go, milliseconds
 * @param response durations of the response, milliseconds
 * @param tolerance error below which an answer is right, degrees
 */
public record MentalRotationOptions(
    @Option(text = "duration of one step", byDefault = "20", unit = "ms", min = 0.1, max = 10000)
        double dt,
    @Option(
            text = "time constant that the noise is scaled by: that of the network",
            byDefault = "100",
            unit = "ms",
            min = 0.1,
            max = 10000)
        double tau,
    @Option(text = "direction-tuned inputs", byDefault = "32", min = 8, max = 4096) int ring,
    @Option(
            text = "rotations asked for, anticlockwise; one cue input each",
            byDefault = "-90, -45, 0, 45, 90",
            unit = "degrees",
            min = -360,
            max = 360)
        List<Double> rotations,
    @Option(
            text =
                "noise of every input: its standard deviation per step is sigma sqrt(2 tau / dt)",
            byDefault = "0.01",
            min = 0,
            max = 1000)
        double sigma,
    @Option(text = "durations before the direction", byDefault = "300", unit = "ms")
        List<Double> fixation,
    @Option(text = "durations of the direction", byDefault = "500", unit = "ms")
        List<Double> stimulus,
    @Option(text = "durations between direction and cue", byDefault = "200, 400, 800", unit = "ms")
        List<Double> delay,
    @Option(text = "durations of the cue", byDefault = "300", unit = "ms") List<Double> cue,
    @Option(text = "durations between cue and go", byDefault = "200, 400, 800", unit = "ms")
        List<Double> preparation,
    @Option(text = "durations of the response", byDefault = "500", unit = "ms")
        List<Double> response,
    @Option(
            text = "error below which an answer is right",
            byDefault = "20",
            unit = "degrees",
            min = 0.01,
            max = 180)
        double tolerance) {
  /** Refuses impossible values. */
  public MentalRotationOptions {
    rotations = List.copyOf(rotations);
    fixation = List.copyOf(fixation);
    stimulus = List.copyOf(stimulus);
    delay = List.copyOf(delay);
    cue = List.copyOf(cue);
    preparation = List.copyOf(preparation);
    response = List.copyOf(response);
    if (rotations.isEmpty() || rotations.stream().distinct().count() != rotations.size()) {
      throw HomologException.mistake(
          "rotations: one or more, all different, are needed, but they are " + rotations);
    }
    Periods.check("fixation", fixation, dt, false);
    Periods.check("stimulus", stimulus, dt, true);
    Periods.check("delay", delay, dt, false);
    Periods.check("cue", cue, dt, true);
    Periods.check("preparation", preparation, dt, false);
    Periods.check("response", response, dt, true);
  }

  double deviation() {
    return sigma * Math.sqrt(2 * tau / dt);
  }
}
