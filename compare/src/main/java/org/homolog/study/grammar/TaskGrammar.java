package org.homolog.study.grammar;

import static org.homolog.study.grammar.Key.Type.ANY;
import static org.homolog.study.grammar.Key.Type.GROUP;
import static org.homolog.study.grammar.Key.Type.LIST;
import static org.homolog.study.grammar.Key.Type.NUMBER;
import static org.homolog.study.grammar.Key.Type.NUMBERS;
import static org.homolog.study.grammar.Key.Type.TEXT;
import static org.homolog.study.grammar.Key.Type.TEXTS;

import java.util.List;

/** The grammar of tasks that a study composes of periods and stimuli. */
public final class TaskGrammar {
  /** The id that stands for a composed task. */
  public static final String ID = "composed";

  /** A composed task. */
  public static final Block TASK =
      Block.of(
          "task.composed",
          "A task of your own, composed of channels, variables and periods. A formula is over"
              + " variables: numbers, + - * / ^, = != < > <= >= (1 if true, 0 if not), brackets,"
              + " abs sqrt exp log min max, and sin and cos of degrees.",
          Key.of("name", TEXT, "name of the task").or("composed"),
          Key.of("dt", NUMBER, "duration of a step in milliseconds").from(0.1, 10_000).or("20"),
          Key.of(
                  "inputs",
                  GROUP,
                  "groups of input channels, NAME: COUNT; several channels are tuned to equally"
                      + " spaced directions")
              .must(),
          Key.of("classes", TEXTS, "outputs of which one is wanted (cross-entropy)"),
          Key.of("values", TEXTS, "instead: outputs that follow values (squared error)"),
          Key.of(
                  "tolerance",
                  NUMBER,
                  "error below which a value is right; a trial is right if all are at its last step")
              .from(1e-9, 1e9)
              .or("0.1"),
          Key.of("variables", GROUP, "what differs between trials, each under its name"),
          Key.of("periods", LIST, "the periods of a trial, each as NAME: {...}").must());

  /** A variable. */
  public static final Block VARIABLE =
      Block.of(
          "task.composed.variables.NAME",
          "A variable is drawn at random in training and crossed with the others in grids, or"
              + " computed from those before it. It becomes a column of the trials.",
          Key.of("levels", NUMBERS, "drawn: one of these; grids have all of them"),
          Key.of("from", NUMBER, "drawn: uniform from here"),
          Key.of("to", NUMBER, "to here"),
          Key.of("grid", NUMBERS, "levels in grids, if they are others; without it the middle"),
          Key.of("psychometric", NUMBERS, "levels in the psychometric grid, if they are others"),
          Key.of("formula", TEXT, "computed: a formula over the variables before it"),
          Key.of("unit", TEXT, "unit of measurement"),
          Key.of("about", TEXT, "what it means"));

  /** A period. */
  public static final Block PERIOD =
      Block.of(
          "task.composed.periods[].NAME",
          "What is shown and wanted for a while. Its beginning becomes a column, NAME_on, in"
              + " seconds.",
          Key.of(
                  "ms",
                  ANY,
                  "duration in milliseconds: a number, a list to draw from (the first in grids), or"
                      + " the name of a variable")
              .must(),
          Key.of(
              "show",
              GROUP,
              "what groups of inputs show, GROUP: FORMULA, or GROUP: {at, strength, tuning}; others"
                  + " show 0"),
          Key.of(
              "noise",
              GROUP,
              "noise of groups, GROUP: SIGMA; its standard deviation per step is sigma / sqrt(dt)"),
          Key.of(
              "want",
              ANY,
              "of classes: the name of one, or a formula for its number, from 0; of values: {OUTPUT:"
                  + " FORMULA}; without it the first class, or 0"),
          Key.of("weight", NUMBER, "what a step counts in the loss").from(0, 1e6).or("1"));

  /** A direction shown on a group of channels. */
  public static final Block DIRECTION =
      Block.of(
          "task.composed.periods[].NAME.show.GROUP",
          "A direction shown on tuned channels.",
          Key.of("at", TEXT, "formula for the direction in degrees").must(),
          Key.of("strength", TEXT, "formula for the value at the direction").or("1"),
          Key.word(
              "tuning",
              "bump: a Gaussian of pi / 8; cosine: (1 + cos) / 2",
              "bump",
              "bump",
              "cosine"));

  private static final String EXAMPLE =
      """
      task:
        composed:
          name: tone-comparison
          inputs: {fixation: 1, tone: 1}
          classes: [fixate, first, second]
          variables:
            f1: {levels: [1, 2, 3, 4]}
            higher: {levels: [0, 1]}
            f2: {formula: "f1 + 1 - 2 * higher"}
            delay: {levels: [200, 400, 800], unit: ms}
          periods:
            - before: {ms: 300, show: {fixation: 1}}
            - first: {ms: 500, show: {fixation: 1, tone: f1 / 4}, noise: {tone: 0.5}}
            - delay: {ms: delay, show: {fixation: 1}}
            - second: {ms: 500, show: {fixation: 1, tone: f2 / 4}, noise: {tone: 0.5}}
            - decision: {ms: 200, want: 2 - higher, weight: 5}
      """;

  private TaskGrammar() {}

  /**
   * The grammar for a person.
   *
   * @return plain text, one group after the other, and an example
   */
  public static String text() {
    StringBuilder text =
        new StringBuilder("task composed: a task composed of periods and stimuli\n");
    Grammar.append(text, List.of(TASK, VARIABLE, PERIOD, DIRECTION));
    return text.append("\nexample:\n").append(EXAMPLE.indent(2)).toString();
  }

  /**
   * An example of a composed task.
   *
   * @return YAML
   */
  public static String example() {
    return EXAMPLE;
  }
}
