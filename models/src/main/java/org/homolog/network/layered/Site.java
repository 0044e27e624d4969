package org.homolog.network.layered;

import java.util.List;
import org.homolog.failure.HomologException;

/**
 * Where a part stands in a network.
 *
 * @param inputs the layers it reads: first the one it stands on, then the others it names
 * @param dt duration of one step, milliseconds; 0 in a network without time
 */
public record Site(List<Extent> inputs, double dt) {
  /** Copies the inputs. */
  public Site {
    inputs = List.copyOf(inputs);
  }

  /**
   * The layer it stands on.
   *
   * @return its extent
   */
  public Extent input() {
    return inputs.get(0);
  }

  /**
   * The layer it stands on, which must be an image.
   *
   * @return its extent
   * @throws HomologException if it is no image
   */
  public Extent image() {
    if (!input().isImage()) {
      throw HomologException.mistake(
          "it needs an image of channels x height x width, but stands on "
              + input()
              + " units; give the network image: [channels, height, width], or reshape first");
    }
    return input();
  }

  /**
   * The duration of one step, which there must be.
   *
   * @return milliseconds, above 0
   * @throws HomologException if the network has no time
   */
  public double step() {
    if (!(dt > 0)) {
      throw HomologException.mistake(
          "it has a time course; give the network dt, the duration of a step in milliseconds");
    }
    return dt;
  }
}
