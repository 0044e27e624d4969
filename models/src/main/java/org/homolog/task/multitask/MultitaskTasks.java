package org.homolog.task.multitask;

import java.util.ArrayList;
import java.util.List;
import org.homolog.spi.Description;
import org.homolog.spi.FactorialTask;
import org.homolog.spi.Reference;
import org.homolog.spi.TaskFactory;
import org.homolog.task.TaskKind;

/** The twenty tasks of Yang et al. 2019. */
public final class MultitaskTasks {
  private static final Reference SOURCE =
      Reference.of(
          "Yang, Joglekar, Song, Newsome and Wang 2019, Task representations in neural networks"
              + " trained to perform many cognitive tasks, Nature Neuroscience",
          "10.1038/s41593-018-0310-2");

  private MultitaskTasks() {}

  /**
   * One of the tasks.
   *
   * @param rule which
   * @param options its options
   * @return the task
   */
  public static FactorialTask of(Rule rule, MultitaskOptions options) {
    if (rule.ordinal() < Rule.DM1.ordinal()) {
      return GoTasks.of(options, rule);
    }
    if (rule.ordinal() < Rule.DMSGO.ordinal()) {
      return DecisionTasks.of(options, rule);
    }
    return MatchTasks.of(options, rule);
  }

  /**
   * All of them, to be found by name.
   *
   * @return one factory per rule
   */
  public static List<TaskFactory<?>> kinds() {
    List<TaskFactory<?>> kinds = new ArrayList<>();
    for (Rule rule : Rule.values()) {
      kinds.add(
          new TaskKind<>(describe(rule), MultitaskOptions.class, options -> of(rule, options)));
    }
    return List.copyOf(kinds);
  }

  private static Description describe(Rule rule) {
    return Description.builder(rule.id(), rule.title() + " (Yang et al. 2019)")
        .summary(
            summary(rule)
                + " Answers are judged at the last step: fixating if the fixation output is above"
                + " one half; else the direction of the population vector, right within 0.2 pi."
                + " Unlike in the original, timings are drawn for each trial, so that trial k does"
                + " not depend on its batch.")
        .formula(
            "bump of direction phi at a unit preferring theta: 0.8 exp(-d^2 / (2 (pi / 8)^2)), d"
                + " the circular difference; noise sigma sqrt(2 tau / dt) xi on every input;"
                + " squared errors weigh 0 in the first 100 ms and in the 100 ms after go, 1 before"
                + " and 25 after, four times for fixation; cross-entropy 0, 1 and 5")
        .references(SOURCE)
        .elsewhere("gyyang/multitask: " + rule.name().toLowerCase(java.util.Locale.ROOT))
        .build();
  }

  private static String summary(Rule rule) {
    if (rule.isAmong(Rule.FDGO, Rule.FDANTI)) {
      return "A direction appears after 300 to 700 ms and stays; 500 to 1500 ms later fixation goes"
          + " off, and 500 ms are left to answer "
          + (rule == Rule.FDGO ? "in that direction." : "in the opposite direction.");
    }
    if (rule.isAmong(Rule.REACTGO, Rule.REACTANTI)) {
      return "A direction appears after 500 to 2500 ms; fixation stays on, and the answer is due at"
          + " once, "
          + (rule == Rule.REACTGO ? "in that direction," : "in the opposite direction,")
          + " for 500 ms.";
    }
    if (rule.isAmong(Rule.DELAYGO, Rule.DELAYANTI)) {
      return "A direction appears after 300, 500 or 700 ms for 200, 400 or 600 ms; after a delay of"
          + " 200, 400, 800 or 1600 ms fixation goes off, and 500 ms are left to answer "
          + (rule == Rule.DELAYGO ? "in that direction." : "in the opposite direction.");
    }
    if (rule.ordinal() < Rule.DELAYDM1.ordinal()) {
      return "Two directions, at least a quarter of a circle apart, appear after 100 to 400 ms for"
          + " 400, 800 or 1600 ms; then fixation goes off, and 500 ms are left to answer in the"
          + " stronger's direction, "
          + by(rule)
          + " Strengths are m + c and m - c, m from 0.8 to 1.2, c 0.01, 0.02, 0.04 or 0.08.";
    }
    if (rule.ordinal() < Rule.DMSGO.ordinal()) {
      return "Two directions, at least a quarter of a circle apart, appear one after the other: after"
          + " 200, 400 or 600 ms, each for 200, 400 or 600 ms, with 200, 400, 800 or 1600 ms"
          + " between them; 100 to 300 ms later fixation goes off, and 500 ms are left to answer in"
          + " the stronger's direction, "
          + by(rule)
          + " Strengths are m + c and m - c, m from 0.8 to 1.2, c 0.08, 0.16 or 0.32.";
    }
    boolean category = rule.isAmong(Rule.DMCGO, Rule.DMCNOGO);
    return "A direction appears after 200, 400 or 600 ms for 200, 400 or 600 ms, and after a delay of"
        + " 200, 400, 800 or 1600 ms a second, in either ring, for "
        + (category ? "200, 400 or 600 ms" : "500 ms")
        + ". The second is answered to at once "
        + (rule.isAmong(Rule.DMSGO, Rule.DMCGO) ? "if " : "unless ")
        + (category ? "both are below pi or both above" : "it is the first again")
        + "; else fixation is kept. "
        + (category
            ? "Directions are 0.1, 0.3, ... 1.9 pi."
            : "It is the first again in half of the trials, else 20 degrees or more apart.");
  }

  private static String by(Rule rule) {
    if (rule.isAmong(Rule.MULTIDM, Rule.MULTIDELAYDM)) {
      return "by the sum of both rings.";
    }
    String ring = rule.name().endsWith("2") ? "2" : "1";
    return rule.name().startsWith("CONTEXT")
        ? "by ring " + ring + ", whatever the other shows."
        : "in ring " + ring + ".";
  }
}
