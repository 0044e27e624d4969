package org.homolog.lesion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.perturbation.Lesion;
import org.homolog.perturbation.LesionEffect;
import org.homolog.perturbation.LesionMap;
import org.homolog.perturbation.Lesionable;
import org.homolog.perturbation.UnitLesion;
import org.homolog.system.NeuralSystem;
import org.homolog.system.Performance;
import org.homolog.system.Perturbable;

/**
 * How well a model does its task under each of several lesions, all on the same trials. Immutable.
 *
 * @param intact share answered rightly per condition, NaN where there is no trial
 * @param lesioned lesions x conditions
 * @param lossChange by how much each lesion raises the loss; empty where it is not known
 * @param predicted the same to first order
 */
@SuppressWarnings("ArrayRecordComponent")
record ModelScores(double[] intact, Matrix lesioned, double[] lossChange, double[] predicted) {
  /**
   * Makes the lesions.
   *
   * @param system the model's name
   * @param model the model
   * @param lesions the lesions
   * @param labels the conditions
   */
  static ModelScores of(
      String system, Perturbable model, List<? extends Lesion> lesions, List<String> labels) {
    if (model instanceof Lesionable lesionable) {
      LesionMap map = lesionable.lesions(lesions);
      return of(
          system,
          map.intact().byCondition(),
          map.effects().stream().map(effect -> effect.score().byCondition()).toList(),
          labels,
          map.effects().stream().mapToDouble(LesionEffect::lossChange).toArray(),
          map.effects().stream().mapToDouble(LesionEffect::predictedLossChange).toArray());
    }
    List<int[]> sets = new ArrayList<>(List.of(new int[0]));
    for (Lesion lesion : lesions) {
      sets.add(silenced(system, lesion));
    }
    List<Map<String, Double>> all =
        model.performances(sets).stream().map(Performance::byCondition).toList();
    return of(system, all.get(0), all.subList(1, all.size()), labels, new double[0], new double[0]);
  }

  private static ModelScores of(
      String system,
      Map<String, Double> intact,
      Collection<Map<String, Double>> lesioned,
      List<String> labels,
      double[] lossChange,
      double[] predicted) {
    double[] before = values(intact, labels);
    if (Arrays.stream(before).allMatch(Double::isNaN)) {
      throw HomologException.mistake(
          "the performance of system "
              + system
              + " is told for the conditions "
              + intact.keySet()
              + ", none of which is one of the study's, such as \""
              + labels.get(0)
              + "\"");
    }
    Matrix after = Matrix.zeros(lesioned.size(), labels.size());
    int row = 0;
    for (Map<String, Double> one : lesioned) {
      System.arraycopy(values(one, labels), 0, after.array(), row++ * labels.size(), labels.size());
    }
    return new ModelScores(before, after, lossChange, predicted);
  }

  private static double[] values(Map<String, Double> byCondition, List<String> labels) {
    return labels.stream()
        .mapToDouble(label -> byCondition.getOrDefault(label, Double.NaN))
        .toArray();
  }

  private static int[] silenced(String system, Lesion lesion) {
    if (lesion instanceof UnitLesion units && units.isSilencing()) {
      return units.units().stream().mapToInt(Integer::intValue).toArray();
    }
    throw refusal(system);
  }

  private static HomologException refusal(String system) {
    return HomologException.mistake(
        "units of system "
            + system
            + " can be silenced throughout only: leave take, replacement, window and event out");
  }

  /** A model with a lesion. */
  static NeuralSystem with(String system, Perturbable model, Lesion lesion) {
    return model instanceof Lesionable lesionable
        ? lesionable.lesioned(lesion)
        : model.silence(silenced(system, lesion));
  }

  /** What a lesion costs in a condition. */
  double cost(int lesion, int condition) {
    return intact[condition] - lesioned.get(lesion, condition);
  }

  /** What a lesion costs, on average over the conditions with trials. */
  double cost(int lesion) {
    double sum = 0;
    int count = 0;
    for (int c = 0; c < intact.length; c++) {
      if (!Double.isNaN(cost(lesion, c))) {
        sum += cost(lesion, c);
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }
}
