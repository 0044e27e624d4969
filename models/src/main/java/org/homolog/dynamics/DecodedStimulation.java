package org.homolog.dynamics;

import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.system.Stimulable;

/**
 * A system seen through a decoder that makes stimuli of latent values: its inputs are the latent
 * values, so that preferred stimuli are sought among those the decoder can make.
 */
public final class DecodedStimulation implements Stimulable {
  private final Stimulable decoder;
  private final Stimulable system;

  /**
   * A system behind a decoder.
   *
   * @param decoder makes stimuli of latent values
   * @param system answers to the stimuli
   * @throws HomologException if the decoder's stimuli are not as long as the system's inputs
   */
  public DecodedStimulation(Stimulable decoder, Stimulable system) {
    if (decoder.unitCount() != system.inputCount()) {
      throw HomologException.mistake(
          "the decoder makes stimuli of "
              + decoder.unitCount()
              + " values, the system takes "
              + system.inputCount());
    }
    this.decoder = decoder;
    this.system = system;
  }

  @Override
  public int inputCount() {
    return decoder.inputCount();
  }

  @Override
  public int unitCount() {
    return system.unitCount();
  }

  @Override
  public Matrix respond(Matrix inputs) {
    return system.respond(decoder.respond(inputs));
  }

  @Override
  public double[] gradient(double[] input, int unit) {
    Matrix latent = Matrix.of(1, input.length, input);
    Matrix weighting = Matrix.zeros(1, unitCount());
    weighting.array()[unit] = 1;
    return gradients(latent, weighting).row(0);
  }

  @Override
  public Matrix gradients(Matrix inputs, Matrix weighting) {
    return decoder.gradients(inputs, system.gradients(decoder.respond(inputs), weighting));
  }
}
