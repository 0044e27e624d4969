package org.homolog.predictivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.homolog.random.CounterRandom;

/** Which samples are held out together. */
final class Folds {
  private Folds() {}

  /**
   * The fold of each group: random, of nearly equal size, each stratum spread evenly over the
   * folds; the same whatever is drawn from the groups later.
   *
   * @param stratumOf stratum of each group; all 0 for none
   * @param count number of folds; no more than there are groups
   * @param seed the seed
   * @return one fold per group
   */
  static int[] random(int[] stratumOf, int count, long seed) {
    int groups = stratumOf.length;
    int[] order = new CounterRandom(CounterRandom.seed(seed, "folds"), groups).permutation(groups);
    int strata = Arrays.stream(stratumOf).max().orElse(-1) + 1;
    int[] folds = new int[groups];
    int dealt = 0;
    for (int stratum = 0; stratum < strata; stratum++) {
      for (int group : order) {
        if (stratumOf[group] == stratum) {
          folds[group] = dealt++ % count;
        }
      }
    }
    return folds;
  }

  /**
   * The samples held out in each fold that holds any.
   *
   * @param foldOf one fold per sample
   * @return one array of samples per fold, ascending
   */
  static List<int[]> heldOut(int[] foldOf) {
    int count = Arrays.stream(foldOf).max().orElse(-1) + 1;
    List<int[]> held = new ArrayList<>();
    for (int fold = 0; fold < count; fold++) {
      int wanted = fold;
      int[] samples = new int[foldOf.length];
      int size = 0;
      for (int i = 0; i < foldOf.length; i++) {
        if (foldOf[i] == wanted) {
          samples[size++] = i;
        }
      }
      if (size > 0) {
        held.add(Arrays.copyOf(samples, size));
      }
    }
    return held;
  }

  /**
   * The samples that are not held out.
   *
   * @param held samples held out, ascending
   * @param samples number of samples
   * @return the others, ascending
   */
  static int[] training(int[] held, int samples) {
    boolean[] out = new boolean[samples];
    for (int sample : held) {
      out[sample] = true;
    }
    int[] training = new int[samples - held.length];
    int size = 0;
    for (int i = 0; i < samples; i++) {
      if (!out[i]) {
        training[size++] = i;
      }
    }
    return training;
  }
}
