package org.homolog.perturbation;

import java.util.List;
import org.homolog.linalg.Matrix;

/**
 * What several lesions do to one task.
 *
 * @param task the task's name
 * @param chance accuracy of guessing
 * @param intact how well the network does without any lesion
 * @param effects one per lesion, in order
 */
public record LesionMap(String task, double chance, TaskScore intact, List<LesionEffect> effects) {
  /** Copies the effects. */
  public LesionMap {
    effects = List.copyOf(effects);
  }

  /**
   * How much accuracy each lesion costs.
   *
   * @return intact less lesioned accuracy, one per lesion
   */
  public double[] drops() {
    return effects.stream().mapToDouble(e -> intact.accuracy() - e.score().accuracy()).toArray();
  }

  /**
   * How much accuracy each lesion costs in each condition.
   *
   * @return lesions x conditions, conditions in the order of the intact score
   */
  public Matrix dropsByCondition() {
    List<String> labels = List.copyOf(intact.byCondition().keySet());
    Matrix drops = Matrix.zeros(effects.size(), labels.size());
    for (int i = 0; i < effects.size(); i++) {
      for (int k = 0; k < labels.size(); k++) {
        String label = labels.get(k);
        drops.array()[i * labels.size() + k] =
            intact.byCondition().getOrDefault(label, Double.NaN)
                - effects.get(i).score().byCondition().getOrDefault(label, Double.NaN);
      }
    }
    return drops;
  }
}
