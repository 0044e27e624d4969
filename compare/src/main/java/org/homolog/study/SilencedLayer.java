package org.homolog.study;

import java.util.List;
import org.homolog.dynamics.TaskSystem;
import org.homolog.system.Dynamics;
import org.homolog.system.NeuralSystem;
import org.homolog.system.Performance;
import org.homolog.system.Perturbable;

/**
 * A recurrent layer with units silenced; its responses are read as the study reads those of the
 * whole.
 *
 * @param source how they are read
 * @param called the layer's name
 * @param whole the network doing its task
 */
record SilencedLayer(LayerSource source, String called, TaskSystem whole) implements Perturbable {
  @Override
  public List<String> units() {
    return whole.units();
  }

  @Override
  public NeuralSystem silence(int[] silenced) {
    NeuralSystem.Builder builder =
        source.start(
            called, whole.respondWithout(silenced), performances(List.of(silenced)).get(0));
    whole.dynamics(silenced).ifPresent(map -> builder.facet(Dynamics.class, map));
    return builder.build();
  }

  @Override
  public List<Performance> performances(List<int[]> sets) {
    return whole.performances(sets);
  }
}
