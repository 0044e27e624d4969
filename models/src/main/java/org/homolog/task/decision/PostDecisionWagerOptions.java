package org.homolog.task.decision;

import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.spi.Option;
import org.homolog.task.Periods;
import org.homolog.task.Waiting;

/**
 * Options of {@link PostDecisionWager}.
 *
 * @param dt duration of one step, milliseconds
 * @param coherences motion strengths, per cent
 * @param sigma noise of a motion channel: standard deviation sigma / sqrt(dt) per step
 * @param fixation durations of the fixation period, milliseconds
 * @param stimulus duration of the stimulus: fixed, or mean, shortest and longest, milliseconds
 * @param delay duration of the delay: fixed, or mean, shortest and longest, milliseconds
 * @param preSure shortest and longest time from the stimulus' end to the sure target, milliseconds
 * @param decision durations of the decision period, milliseconds
 * @param sureShare share of trials with a sure target
 * @param rewardCorrect reward of a right choice
 * @param rewardSure reward of the sure target where it is offered
 * @param rewardAbsent reward of the sure target where it is not
 * @param rewardWrong reward of a wrong choice
 * @param decisionWeight weight of a decision step in the loss, against 1 for the steps before
 */
public record PostDecisionWagerOptions(
    @Option(text = "duration of one step", byDefault = "20", unit = "ms", min = 0.1, max = 10000)
        double dt,
    @Option(
            text = "motion strengths",
            byDefault = "0, 3.2, 6.4, 12.8, 25.6, 51.2",
            unit = "%",
            min = 0,
            max = 100)
        List<Double> coherences,
    @Option(
            text = "noise of a motion channel: its standard deviation per step is sigma / sqrt(dt)",
            byDefault = "1",
            min = 0,
            max = 1e6)
        double sigma,
    @Option(
            text = "durations of the fixation period, drawn at random",
            byDefault = "100",
            unit = "ms")
        List<Double> fixation,
    @Option(
            text = "stimulus: fixed, or mean, shortest and longest of an exponential",
            byDefault = "180, 100, 900",
            unit = "ms")
        List<Double> stimulus,
    @Option(
            text = "delay: fixed, or mean, shortest and longest of an exponential",
            byDefault = "1350, 1200, 1800",
            unit = "ms")
        List<Double> delay,
    @Option(
            text = "shortest and longest time from the end of the stimulus to the sure target",
            byDefault = "500, 750",
            unit = "ms",
            min = 0,
            max = 3.6e6)
        List<Double> preSure,
    @Option(
            text = "durations of the decision period, drawn at random",
            byDefault = "100",
            unit = "ms")
        List<Double> decision,
    @Option(text = "share of trials with a sure target", byDefault = "0.5", min = 0, max = 1)
        double sureShare,
    @Option(text = "reward of a right choice", byDefault = "1") double rewardCorrect,
    @Option(text = "reward of the sure target where it is offered", byDefault = "0.7")
        double rewardSure,
    @Option(text = "reward of the sure target where it is not", byDefault = "-0.1")
        double rewardAbsent,
    @Option(text = "reward of a wrong choice", byDefault = "0") double rewardWrong,
    @Option(
            text = "weight of a decision step in the loss, against 1 for the steps before",
            byDefault = "10",
            min = 0.001,
            max = 1e6)
        double decisionWeight) {
  /** Refuses impossible values. */
  public PostDecisionWagerOptions {
    coherences = List.copyOf(coherences);
    fixation = List.copyOf(fixation);
    stimulus = List.copyOf(stimulus);
    delay = List.copyOf(delay);
    preSure = List.copyOf(preSure);
    decision = List.copyOf(decision);
    if (coherences.isEmpty()) {
      throw HomologException.mistake("coherences: one or more from 0 to 100 % are needed");
    }
    if (preSure.isEmpty()
        || preSure.size() > 2
        || preSure.get(0) > preSure.get(preSure.size() - 1)) {
      throw HomologException.mistake(
          "pre-sure: one time, or the shortest and the longest, are needed, but they are "
              + preSure);
    }
    Periods.check("fixation", fixation, dt, false);
    Periods.check("stimulus", List.of(Waiting.of("stimulus", stimulus).least()), dt, true);
    Periods.check("decision", decision, dt, true);
    if (Waiting.of("delay", delay).least() < preSure.get(preSure.size() - 1)) {
      throw HomologException.mistake(
          "delay: it must not be shorter than pre-sure, so that the sure target appears within it");
    }
  }
}
