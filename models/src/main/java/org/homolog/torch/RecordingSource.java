package org.homolog.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homolog.failure.HomologException;

/**
 * Changes the text of a TorchScript class so that its {@code forward} returns what its modules give
 * beside its output. A statement takes one line; a call {@code (module).forward(...)} within it
 * moves to a line of its own before it.
 */
final class RecordingSource {
  private static final Pattern FORWARD =
      Pattern.compile("  def forward\\(self: [^)]*\\) -> ([^:]+):\n");
  private static final Pattern OWN =
      Pattern.compile("(?m)^    (\\w+) = (?:self\\.(\\w+)|getattr\\(self, \"([^\"]+)\"\\))$");

  private final String file;
  private final List<String> lines;

  private RecordingSource(String file, List<String> lines) {
    this.file = file;
    this.lines = lines;
  }

  /** The source with a changed class; as it is, if its forward does not return one tensor. */
  static String of(String file, String source, String name, List<String> modules) {
    int begin = source.indexOf("class " + name + "(Module):\n");
    Matcher forward = FORWARD.matcher(source);
    if (begin < 0 || !forward.find(begin) || !forward.group(1).equals("Tensor")) {
      return source;
    }
    int body = forward.end();
    int end = body;
    while (source.startsWith("    ", end)) {
      int next = source.indexOf('\n', end);
      end = next < 0 ? source.length() : next + 1;
    }
    List<String> lines = new ArrayList<>(List.of(source.substring(body, end).split("\n")));
    RecordingSource changing = new RecordingSource(file, lines);
    for (int i = 0; i < modules.size(); i++) {
      changing.record(modules.get(i), "_layer" + i);
    }
    changing.returnAll(modules);
    return source.substring(0, forward.start(1))
        + "Dict[str, Tensor]"
        + source.substring(forward.end(1), body)
        + String.join("\n", lines)
        + "\n"
        + source.substring(end);
  }

  private void record(String module, String variable) {
    List<String> callers = new ArrayList<>(List.of("(self." + module + ").forward("));
    TreeSet<String> known = new TreeSet<>();
    Matcher own = OWN.matcher(String.join("\n", lines));
    while (own.find()) {
      String named = own.group(2) == null ? own.group(3) : own.group(2);
      known.add(named);
      if (named.equals(module)) {
        callers.add("(" + own.group(1) + ").forward(");
      }
    }
    int line = -1;
    int from = -1;
    int calls = 0;
    String found = "";
    for (int i = 0; i < lines.size(); i++) {
      for (String caller : callers) {
        for (int at = lines.get(i).indexOf(caller);
            at >= 0;
            at = lines.get(i).indexOf(caller, at + 1)) {
          calls++;
          line = i;
          from = at;
          found = caller;
        }
      }
    }
    if (calls != 1 || lines.get(line).startsWith("     ")) {
      throw HomologException.unsupported(
          file
              + ": layer \""
              + module
              + "\" is "
              + (calls == 0 ? "none that forward calls" : "called more than once, or in a loop")
              + (known.isEmpty() ? "" : "; there are " + String.join(", ", known))
              + "; let forward return a dictionary of the layers that are wanted");
    }
    String statement = lines.get(line);
    int to = closing(statement, from + found.length());
    lines.set(line, statement.substring(0, from) + variable + statement.substring(to));
    lines.add(line, "    " + variable + " = " + statement.substring(from, to));
  }

  /** One past the parenthesis that closes what was opened before a place; text may hold others. */
  private int closing(String statement, int from) {
    int depth = 1;
    boolean text = false;
    for (int i = from; i < statement.length(); i++) {
      char c = statement.charAt(i);
      if (c == '"' && statement.charAt(i - 1) != '\\') {
        text = !text;
      } else if (!text && c == '(') {
        depth++;
      } else if (!text && c == ')' && --depth == 0) {
        return i + 1;
      }
    }
    throw HomologException.damaged(
        file + ": the program has a call that does not end: " + statement);
  }

  private void returnAll(List<String> modules) {
    int last = lines.size() - 1;
    long returns = lines.stream().filter(line -> line.strip().startsWith("return ")).count();
    if (returns != 1 || !lines.get(last).startsWith("    return ")) {
      throw HomologException.unsupported(
          file
              + ": forward returns from several places; let it return a dictionary of the layers that"
              + " are wanted");
    }
    StringBuilder all = new StringBuilder("    return {");
    for (int i = 0; i < modules.size(); i++) {
      all.append('"').append(modules.get(i)).append("\": _layer").append(i).append(", ");
    }
    String output = lines.get(last).substring("    return ".length());
    lines.set(last, all.append("\"output\": ").append(output).append('}').toString());
  }
}
