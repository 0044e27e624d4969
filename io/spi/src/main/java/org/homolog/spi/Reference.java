package org.homolog.spi;

/**
 * A paper.
 *
 * @param citation authors, year, title, where
 * @param doi its DOI, such as "10.1016/j.neuron.2020.09.005"; empty if it has none
 */
public record Reference(String citation, String doi) {
  /**
   * A paper.
   *
   * @param citation authors, year, title, where
   * @param doi its DOI
   * @return the reference
   */
  public static Reference of(String citation, String doi) {
    return new Reference(citation, doi);
  }
}
