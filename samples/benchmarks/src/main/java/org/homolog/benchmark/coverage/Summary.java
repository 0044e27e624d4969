package org.homolog.benchmark.coverage;

import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/**
 * What the simulations of one score of one scenario show.
 *
 * @param scenario the scenario
 * @param score name of the score
 * @param count how many experiments were simulated
 * @param without how many of them have no interval
 * @param truth what the intervals ought to cover
 * @param mean mean of the estimates
 * @param deviation their standard deviation over many experiments
 * @param width mean width of the intervals
 * @param covered how many intervals cover the truth
 * @param above how many lie above it
 * @param tested how many have a p
 * @param rejected how many p are at most 0.05
 */
record Summary(
    String scenario,
    String score,
    int count,
    int without,
    double truth,
    double mean,
    double deviation,
    double width,
    int covered,
    int above,
    int tested,
    int rejected) {

  static Summary of(List<Simulation> simulations, double truth, double deviation) {
    int without = 0;
    int covered = 0;
    int above = 0;
    int tested = 0;
    int rejected = 0;
    double sum = 0;
    double width = 0;
    int defined = 0;
    for (Simulation one : simulations) {
      if (!Double.isNaN(one.value())) {
        sum += one.value();
        defined++;
      }
      if (Double.isNaN(one.low())) {
        without++;
      } else {
        width += one.high() - one.low();
        covered += one.low() <= truth && truth <= one.high() ? 1 : 0;
        above += one.low() > truth ? 1 : 0;
      }
      if (!Double.isNaN(one.p())) {
        tested++;
        rejected += one.p() <= 0.05 ? 1 : 0;
      }
    }
    int count = simulations.size();
    return new Summary(
        simulations.get(0).scenario(),
        simulations.get(0).score(),
        count,
        without,
        truth,
        sum / defined,
        deviation,
        width / (count - without),
        covered,
        above,
        tested,
        rejected);
  }

  /** Share of the intervals that cover the truth; NaN where there are none. */
  double coverage() {
    return covered / (double) (count - without);
  }

  /** Share of p at most 0.05; NaN where there are none. */
  double rejections() {
    return rejected / (double) tested;
  }

  static String head() {
    return "| scenario | score | experiments | truth | mean | SD | mean width / 3.92 SD | 95 % interval"
        + " covers | too high | too low | p <= 0.05 |\n"
        + "|---|---|---|---|---|---|---|---|---|---|---|";
  }

  /** As a row of a Markdown table. */
  String row() {
    int intervals = count - without;
    int below = intervals - covered - above;
    return "| "
        + String.join(
            " | ",
            scenario,
            score,
            count + (without == 0 ? "" : " (" + without + " without interval)"),
            number("%.3f", truth),
            number("%.3f", mean),
            number("%.3f", deviation),
            number("%.2f", width / (3.92 * deviation)),
            share(covered, intervals),
            number("%.1f %%", 100.0 * above / intervals),
            number("%.1f %%", 100.0 * below / intervals),
            tested == 0 ? "" : share(rejected, tested))
        + " |";
  }

  /** A share with the range that chance leaves it, by Wilson's interval. */
  private static String share(int hits, int of) {
    if (of == 0) {
      return "";
    }
    var range = new WilsonScoreInterval().createInterval(of, hits, 0.95);
    return number("%.1f %%", 100.0 * hits / of)
        + number(" (%.1f", 100 * range.getLowerBound())
        + number(" to %.1f)", 100 * range.getUpperBound());
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
