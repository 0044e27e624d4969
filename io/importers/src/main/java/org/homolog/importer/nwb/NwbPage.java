package org.homolog.importer.nwb;

import org.homolog.spi.FormatDescription;
import org.homolog.spi.Reference;

/** What {@code homolog describe nwb} says. */
final class NwbPage {
  static final FormatDescription PAGE =
      FormatDescription.empty()
          .reads("x")
          .leavesOut("x")
          .example("")
          .reference(
              Reference.of(
                  "Rübel et al. 2022, The Neurodata Without Borders ecosystem for"
                      + " neurophysiological data science, eLife 11:e78362",
                  "10.7554/eLife.78362"));

  private NwbPage() {}
}
