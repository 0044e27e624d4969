package org.homolog.study;

import java.util.Map;
import java.util.Optional;
import org.homolog.population.Alignment;
import org.homolog.population.Smoothing;
import org.homolog.spi.Options;

/** How a recording becomes something that can be compared. */
sealed interface View {
  /** A canonical text of it, for keys. */
  Object canonical();

  /** Where it stands in the study. */
  String path();

  /** A few words for the report. */
  String words();

  /**
   * An array as a population.
   *
   * @param options the mapping as written
   * @param path where it stands
   */
  record Mapped(Map<String, Object> options, String path) implements View {
    @Override
    public Object canonical() {
      return Map.of("population", options);
    }

    @Override
    public String words() {
      return "array " + options.get("values") + axes(options);
    }
  }

  /**
   * Trials cut around events.
   *
   * @param alignment how
   * @param path where it stands
   */
  record Aligned(Alignment alignment, String path) implements View {
    @Override
    public Object canonical() {
      return Map.of("align", alignment.toString());
    }

    @Override
    public String words() {
      return (alignment.series() == null ? "spikes" : "series " + alignment.series())
          + " around "
          + alignment.event()
          + " of "
          + alignment.table()
          + ", "
          + alignment.from()
          + " to "
          + alignment.to()
          + " s in bins of "
          + alignment.bin()
          + " s"
          + (alignment.measure() == Alignment.Measure.RATE ? " as rates" : "")
          + (alignment.rate() > 0 ? ", resampled to " + alignment.rate() + " Hz" : "")
          + smoothing()
          + Optional.ofNullable(alignment.marks())
              .map(mark -> ", column " + mark.column() + " from series " + mark.series())
              .orElse("")
          + Optional.ofNullable(alignment.entries()).map(f -> ", entries " + f).orElse("")
          + Optional.ofNullable(alignment.units()).map(f -> ", units " + f).orElse("")
          + switch (alignment.outside()) {
            case REFUSE -> "";
            case DROP -> ", windows beyond the recording dropped";
            case KEEP -> ", windows beyond the recording kept";
          };
    }

    private String smoothing() {
      Smoothing smoothing = alignment.smoothing();
      return smoothing.kernel() == Smoothing.Kernel.NONE
          ? ""
          : ", smoothed by a "
              + Options.kebab(smoothing.kernel().name())
              + " of "
              + smoothing.seconds()
              + " s ("
              + (smoothing.kernel().isCausal() ? "causal" : "acausal")
              + ")";
    }
  }

  /**
   * An array as dissimilarities.
   *
   * @param options the mapping as written
   * @param path where it stands
   */
  record Distances(Map<String, Object> options, String path) implements View {
    @Override
    public Object canonical() {
      return Map.of("dissimilarities", options);
    }

    @Override
    public String words() {
      return "dissimilarities " + options.get("values") + axes(options);
    }
  }

  private static String axes(Map<String, Object> options) {
    return options.containsKey("axes")
        ? " with the axes " + options.get("axes")
        : " with the axes that the file states";
  }
}
