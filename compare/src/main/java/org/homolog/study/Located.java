package org.homolog.study;

import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.study.grammar.Fields;
import org.homolog.study.yaml.Node;
import org.homolog.study.yaml.Node.Place;
import org.homolog.study.yaml.Problems;

/**
 * Finds the line and column of what a failure complains of, from the path its message begins with.
 */
final class Located {
  private Located() {}

  /** Reports a failure whose message begins with a path at or below a key. */
  static void report(Problems problems, Fields fields, String key, HomologException failure) {
    String path = fields.path(key);
    String message = String.valueOf(failure.getMessage());
    Place place = fields.place(key);
    int colon = message.indexOf(": ");
    // Importers know their options as "recording", not whose they are.
    String said =
        message.startsWith("recording")
            ? fields.path().replaceAll("\\.recording$", "") + "." + message
            : message;
    if (said.length() != message.length()) {
      colon = said.indexOf(": ");
    }
    if (colon > 0 && said.startsWith(path)) {
      String inner = said.substring(path.length(), colon);
      Place found = fields.node(key).map(node -> descend(node, inner)).orElse(place);
      problems.add(found, path + inner, said.substring(colon + 2), failure.kind());
      return;
    }
    problems.add(place, path, message, failure.kind());
  }

  /** The place of a path such as {@code .axes[2].labels} below a node; as deep as it exists. */
  private static Place descend(Node node, String path) {
    Node at = node;
    String rest = path;
    while (!rest.isEmpty()) {
      if (rest.startsWith("[") && at instanceof Node.Items items) {
        int end = rest.indexOf(']');
        int item = end < 0 ? 0 : number(rest.substring(1, end));
        if (item < 1 || item > items.items().size()) {
          break;
        }
        at = items.items().get(item - 1);
        rest = rest.substring(end + 1);
      } else if (rest.startsWith(".") && at instanceof Node.Group group) {
        String wanted = rest.substring(1);
        Map.Entry<String, Node.Entry> next = null;
        for (Map.Entry<String, Node.Entry> entry : group.entries().entrySet()) {
          String key = entry.getKey();
          boolean whole =
              wanted.startsWith(key)
                  && (wanted.length() == key.length()
                      || ".[".indexOf(wanted.charAt(key.length())) >= 0);
          if (whole && (next == null || key.length() > next.getKey().length())) {
            next = entry;
          }
        }
        if (next == null) {
          break;
        }
        at = next.getValue().value();
        rest = wanted.substring(next.getKey().length());
      } else {
        break;
      }
    }
    return at.place();
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
  }
}
