package org.homolog.network.layered;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a part's script where its output can be held. What is held comes from four arrays:
 * which units, when, at what, and what is added to the output, by which it can be differentiated.
 */
final class HoldLines {
  /** The arguments of the script that hold outputs, in order. */
  static final String[] ARGUMENTS = {"held_which", "held_when", "held_at", "held_more"};

  /** Arrays of these arguments for each place in time, for scripts that go step by step. */
  static final String BY_TIME =
      """
      when_times = torch.unbind(held_when, 0)
      at_times = torch.unbind(held_at, 0)
      more_times = torch.unbind(held_more, 0)
      """;

  private static final Pattern LINE =
      Pattern.compile("^( *)\\{hold (\\S+) at (.+)\\}\\R?", Pattern.MULTILINE);

  private static final String WITHIN =
      "$1$2 = torch.add(torch.lerp($2, at_times[$3], torch.mul(held_which, when_times[$3])),"
          + " more_times[$3])\n";

  private static final String AFTERWARDS =
      """

      {v}free = torch.reshape({out}, [T, B, -1])
      {v}when = torch.mul(held_which, torch.slice(held_when, 0, 1))
      {v}held = torch.lerp({v}free, torch.slice(held_at, 0, 1), {v}when)
      {out} = torch.reshape(torch.add({v}held, torch.slice(held_more, 0, 1)), torch.size({out}))
      """
          .stripTrailing();

  private HoldLines() {}

  /** The script of a part that runs free. */
  static String dropped(String script) {
    return LINE.matcher(script).replaceAll("");
  }

  /** The script of a part whose output is held. */
  static String kept(String script, Part.Holding holding) {
    Matcher lines = LINE.matcher(script);
    return switch (holding) {
      case WITHIN -> lines.replaceAll(WITHIN);
      case AFTERWARDS -> script + AFTERWARDS;
      case NONE -> throw new IllegalStateException("a part that cannot be held");
    };
  }
}
