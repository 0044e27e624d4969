package org.homolog.spi;

import org.homolog.failure.HomologException;

/**
 * Who a plug-in is.
 *
 * @param id its name: lower case letters, digits and hyphens
 * @param version its version
 * @param title what it offers, in a few words
 * @param citation how to cite it; empty if not at all
 */
public record PluginInfo(String id, String version, String title, String citation) {
  /**
   * Checks the id.
   *
   * @throws HomologException if it holds other characters
   */
  public PluginInfo {
    if (!id.matches("[a-z][a-z0-9-]*")) {
      throw HomologException.mistake(
          "the plug-in id \""
              + id
              + "\" must start with a letter and hold lower case letters, digits and hyphens only");
    }
  }
}
