package org.homolog.perturbation;

import java.util.List;
import org.homolog.system.NeuralSystem;
import org.homolog.system.Perturbable;

/**
 * A system of which more can be taken out than units throughout: connections, units for a while,
 * units replaced by their mean or by noise. The networks of homolog are such systems; a {@link
 * Perturbable} of a plug-in may be one.
 */
public interface Lesionable extends Perturbable {
  /**
   * What lesions do to the task, all measured on the same trials.
   *
   * @param lesions the lesions
   * @return their effects, in the same order, beside the intact system
   * @throws IllegalArgumentException if a unit does not exist
   * @throws org.homolog.failure.HomologException if there is nothing to cut, or a period is around
   *     an event that the trials do not have
   */
  LesionMap lesions(List<? extends Lesion> lesions);

  /**
   * The system with a lesion.
   *
   * @param lesion the lesion
   * @return its responses, and its dynamics where they are known and units are silenced throughout
   * @throws IllegalArgumentException if a unit does not exist
   * @throws org.homolog.failure.HomologException if there is nothing to cut, or a period is around
   *     an event that the trials do not have
   */
  NeuralSystem lesioned(Lesion lesion);
}
