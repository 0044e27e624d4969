package org.homolog.run;

import java.nio.file.Path;
import org.homolog.spi.Run;

/**
 * One network to be trained or fitted, or one data set to be simulated: work whose product is a
 * file.
 */
public interface FitJob {
  /**
   * Hash of everything the product derives from. A product that exists under this key is not made
   * again.
   *
   * @return the content key
   */
  String key();

  /**
   * What is being made, for progress: such as "network, seed 3".
   *
   * @return a few words
   */
  String label();

  /**
   * What it will roughly take.
   *
   * @return seconds
   */
  double estimatedSeconds();

  /**
   * Makes the product.
   *
   * @param file where it goes; the caller moves it into place when this returns
   * @param run what the host lends
   */
  void make(Path file, Run run);
}
