package org.homolog.weighting;

import java.util.ArrayList;
import java.util.List;

/**
 * How the share of a target that several models explain together divides among them (commonality
 * analysis). A part belongs to a set of models: it is explained by each of them and by no other.
 *
 * @param models how many models
 * @param explained share explained by the models of each set; a set is a number whose bit i says
 *     whether model i is in it
 */
@SuppressWarnings("ArrayRecordComponent")
public record VarianceParts(int models, double[] explained) {
  /** More models than this have more parts than anyone reads. */
  public static final int MOST = 5;

  /**
   * Explains the target by every set of models.
   *
   * @param models 1 to {@value #MOST} models, each a vector; without mean for an R^2
   * @param target a vector of the models' length
   * @param rule {@link WeightRule#LEAST_SQUARES} or {@link WeightRule#NON_NEGATIVE}
   * @return the parts
   * @throws IllegalArgumentException if there are too many models, or another rule
   */
  public static VarianceParts of(double[][] models, double[] target, WeightRule rule) {
    if (models.length < 1 || models.length > MOST) {
      throw new IllegalArgumentException(
          "variance is divided among 1 to " + MOST + " models, not " + models.length);
    }
    if (rule != WeightRule.LEAST_SQUARES && rule != WeightRule.NON_NEGATIVE) {
      throw new IllegalArgumentException("variance is not divided by rule " + rule);
    }
    double[] explained = new double[1 << models.length];
    for (int set = 1; set < explained.length; set++) {
      List<double[]> chosen = new ArrayList<>();
      for (int i = 0; i < models.length; i++) {
        if ((set >> i & 1) == 1) {
          chosen.add(models[i]);
        }
      }
      double[][] some = chosen.toArray(double[][]::new);
      explained[set] =
          ModelWeights.explained(some, target, ModelWeights.fit(some, target, rule, 0));
    }
    return new VarianceParts(models.length, explained);
  }

  /**
   * What all models explain together.
   *
   * @return a share, 0 to 1
   */
  public double total() {
    return explained[explained.length - 1];
  }

  /**
   * What is explained by each model of a set and by no other model.
   *
   * @param set bit i says whether model i is in it; not empty
   * @return a share; the shares of all sets add up to {@link #total}. Below 0 where models suppress
   *     each other
   */
  public double part(int set) {
    double part = 0;
    for (int subset = set; ; subset = (subset - 1) & set) {
      double within = total() - explained[(explained.length - 1) & ~subset];
      part += Integer.bitCount(set ^ subset) % 2 == 0 ? within : -within;
      if (subset == 0) {
        return part;
      }
    }
  }

  /**
   * What one model alone explains.
   *
   * @param model the model
   * @return total minus what the others explain
   */
  public double unique(int model) {
    return part(1 << model);
  }

  /**
   * What more than one model explains.
   *
   * @return total minus all unique shares
   */
  public double shared() {
    double shared = total();
    for (int i = 0; i < models; i++) {
      shared -= unique(i);
    }
    return shared;
  }
}
