package org.homolog.network.layered;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.homolog.failure.HomologException;
import org.homolog.spi.Options;

/**
 * A part as a line of text declares it: {@code KIND VALUE ... OPTION=VALUE ... [from=LAYER]
 * [as=NAME]}. Values without a name are the part's options in order; a list's items are divided by
 * a slash. For example {@code convolution 16 kernel=5 relu as=v1}, or {@code add v1}.
 *
 * @param text the line
 * @param kind the kind of part
 * @param part the part
 * @param from the layer it stands on; empty for the one before
 * @param as the name given to it; empty for none
 */
record Declared(String text, String kind, Part part, String from, String as) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

  /**
   * Reads a line.
   *
   * @throws HomologException quoting the line and what would be right
   */
  static Declared of(String text) {
    List<String> words = Arrays.stream(text.strip().split("\\s+")).toList();
    try {
      if (text.isBlank()) {
        throw HomologException.mistake("there is no part in it");
      }
      if (text.contains(",") || text.contains("[") || text.contains("]")) {
        throw HomologException.mistake(
            "a part is words divided by blanks, and items of a list are divided by a slash");
      }
      return read(text.strip(), PartKinds.named(words.get(0)), words.subList(1, words.size()));
    } catch (HomologException | Options.InvalidOption e) {
      throw HomologException.mistake("layers: \"" + text + "\": " + e.getMessage());
    }
  }

  private static Declared read(String text, PartKinds.Kind kind, List<String> words) {
    Map<String, Object> options = new LinkedHashMap<>();
    List<Options.Described> known = Options.describe(kind.options());
    List<Options.Described> open = new ArrayList<>(known);
    String from = "";
    String as = "";
    for (String word : words) {
      int equals = word.indexOf('=');
      String name = equals < 0 ? "" : word.substring(0, equals);
      String value = word.substring(equals + 1);
      if (name.equals("from")) {
        from = value;
      } else if (name.equals("as")) {
        as = named(value);
      } else {
        if (equals < 0) {
          Options.Described next = suited(open, word);
          name = next.name();
        }
        String given = name;
        open.removeIf(option -> option.name().equals(given));
        boolean list =
            known.stream().anyMatch(o -> o.name().equals(given) && o.type().startsWith("list"));
        if (options.put(name, list ? List.of(value.split("/")) : value) != null) {
          throw HomologException.mistake("option " + name + " is given twice");
        }
      }
    }
    return new Declared(text, kind.name(), (Part) Options.bind(kind.options(), options), from, as);
  }

  /** A word that is a choice belongs to the option that has it; any other to the next in order. */
  private static Options.Described suited(List<Options.Described> open, String word) {
    for (Options.Described option : open) {
      if (option.choices().contains(word)) {
        return option;
      }
    }
    for (Options.Described option : open) {
      if (option.choices().isEmpty()) {
        return option;
      }
    }
    throw HomologException.mistake("there is no option left that \"" + word + "\" could be");
  }

  private static String named(String name) {
    if (!NAME.matcher(name).matches()) {
      throw HomologException.mistake(
          "the name \"" + name + "\" must be letters, digits, - and _, beginning with a letter");
    }
    if (name.equals("input") || name.equals("output")) {
      throw HomologException.mistake("the name " + name + " is taken; give another");
    }
    return name;
  }
}
