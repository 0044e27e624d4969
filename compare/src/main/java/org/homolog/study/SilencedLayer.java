package org.homolog.study;

import java.util.List;
import org.homolog.dynamics.TaskSystem;
import org.homolog.perturbation.Lesion;
import org.homolog.perturbation.LesionMap;
import org.homolog.perturbation.Lesionable;
import org.homolog.system.Dynamics;
import org.homolog.system.NeuralSystem;
import org.homolog.system.Performance;

/**
 * A layer with parts taken out; its responses are read as the study reads those of the whole.
 *
 * @param source how they are read
 * @param called the layer's name
 * @param whole the network doing its task
 */
record SilencedLayer(LayerSource source, String called, TaskSystem whole) implements Lesionable {
  @Override
  public List<String> units() {
    return whole.units();
  }

  @Override
  public NeuralSystem silence(int[] silenced) {
    NeuralSystem.Builder builder =
        source
            .start(called, whole.respondWithout(silenced))
            .facet(Performance.class, performances(List.of(silenced)).get(0));
    whole.dynamics(silenced).ifPresent(map -> builder.facet(Dynamics.class, map));
    return builder.build();
  }

  @Override
  public NeuralSystem lesioned(Lesion lesion) {
    NeuralSystem.Builder builder = source.start(called, whole.respond(lesion));
    whole.dynamics(lesion).ifPresent(map -> builder.facet(Dynamics.class, map));
    return builder.build();
  }

  @Override
  public List<Performance> performances(List<int[]> sets) {
    return whole.performances(sets);
  }

  @Override
  public LesionMap lesions(List<? extends Lesion> lesions) {
    return whole.lesions(lesions);
  }
}
