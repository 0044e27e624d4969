package org.homolog.cli;

import org.homolog.spi.NullModel;
import org.homolog.spi.Options;

/** What the nulls are that a study can ask for. */
final class NullPage {
  private NullPage() {}

  static String text() {
    StringBuilder text =
        new StringBuilder(
            "The nulls of a study: resample: {null: {model: NAME, permutations: 1000}}\n");
    Explanation.paragraph(
        text,
        "",
        "A null is how the score is distributed when something is lost that it should depend on. p"
            + " is the share of draws at least as extreme as the score, the data counted among them."
            + " A comparison whose score does not depend on what a null undoes refuses it: homolog"
            + " describe ID tells which it admits. Where every draw leaves the score as it is, the"
            + " row says so instead of giving p = 1.");
    for (NullModel model : NullModel.values()) {
      Explanation.paragraph(text, Options.kebab(model.name()) + ": ", text(model));
    }
    return text.toString();
  }

  private static String text(NullModel model) {
    return switch (model) {
      case PERMUTE_CONDITIONS ->
          "the candidate's conditions are exchanged (permute: condition); lost is which response"
              + " belongs to which condition. Neighbouring bins of time are no exchangeable"
              + " conditions: see circular-shift.";
      case PERMUTE_REPEATS ->
          "whole repeats, such as trials or clips, are exchanged between conditions of the reference"
              + " (permute: repeat).";
      case PERMUTE_UNITS ->
          "the candidate's units are exchanged (permute: unit), for systems that share units.";
      case CIRCULAR_SHIFT ->
          "the course of each condition is shifted in time by a random number of bins, what leaves"
              + " at the end entering at the start; where bins of time are conditions (then: [time:"
              + " conditions]) they are shifted within their clip. Autocorrelation stays; lost is"
              + " when things happen.";
      case RANDOM_ROTATION ->
          "the candidate's units are rotated by a random orthogonal matrix; distances and angles"
              + " between patterns stay, lost is what single units do. Most comparisons of geometry"
              + " do not depend on that and refuse it.";
      case MATCHED_SPECTRUM ->
          "a random population with the candidate's own spectrum: its conditions are mixed by a"
              + " random rotation that keeps their mean, so that the units' means and covariances"
              + " stay; lost is the geometry of conditions. Repeats keep their distance to their"
              + " condition's mean.";
      case UNTRAINED ->
          "the candidate's untrained twins (untrained: true in its system), one per draw: as many"
              + " draws as the network has seeds, so that p can hardly be small; lost is what"
              + " training adds.";
    };
  }
}
