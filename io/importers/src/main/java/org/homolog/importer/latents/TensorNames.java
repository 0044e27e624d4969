package org.homolog.importer.latents;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of tensors: {@code train_spikes_heldin_forward} and its like. */
final class TensorNames {
  private static final Pattern SPIKES =
      Pattern.compile("(train|eval|val|test)_(spikes|rates)_held(in|out)(_forward)?");
  private static final Pattern BEHAVIOUR =
      Pattern.compile("(train|eval|val|test)(_decode)?_behaviou?r");
  private static final Pattern WIDTH = Pattern.compile(".*_(\\d{1,4})");

  private TensorNames() {}

  /**
   * A tensor of spikes or rates.
   *
   * @param stem such as {@code train_spikes}
   * @param held {@code in} or {@code out}
   * @param forward whether it holds the bins after the window
   */
  record Spikes(String stem, String held, boolean forward) {}

  static boolean isSpikes(String name) {
    return SPIKES.matcher(name).matches();
  }

  static Optional<Spikes> spikes(String name) {
    Matcher matcher = SPIKES.matcher(name);
    return matcher.matches()
        ? Optional.of(
            new Spikes(
                matcher.group(1) + "_" + matcher.group(2),
                matcher.group(3),
                matcher.group(4) != null))
        : Optional.empty();
  }

  static boolean isBehaviour(String name) {
    return BEHAVIOUR.matcher(name).matches();
  }

  /** The width of bins that a group's name ends in, in seconds; {@code mc_maze_20} says 0.02. */
  static Optional<Double> binOf(String group) {
    Matcher matcher = WIDTH.matcher(group);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int milliseconds = Integer.parseInt(matcher.group(1));
    return milliseconds > 0 && milliseconds <= 100
        ? Optional.of(milliseconds / 1e3)
        : Optional.empty();
  }
}
