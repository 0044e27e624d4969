package org.homolog.importer.mapping;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.homolog.population.DataArray;
import org.homolog.population.Recording;

/**
 * The arrays whose names fit a pattern such as {@code /unit_*}{@code /spikes}, where {@code *}
 * stands for any text within one part of a path. They are ordered by what the star stands for,
 * numbers by their value.
 *
 * @param members the arrays, with their names
 */
record ArrayFamily(List<Member> members) {
  private static final Pattern DIGITS = Pattern.compile("\\d+|\\D+");

  /**
   * An array of a family.
   *
   * @param name its name in the recording
   * @param label what the star stands for; several stars are joined by a slash
   * @param array the array
   */
  record Member(String name, String label, DataArray array) {}

  static boolean isPattern(String name) {
    return name.indexOf('*') >= 0;
  }

  /** The arrays of a recording whose names fit a pattern; none if it has no star. */
  static ArrayFamily of(Recording recording, String pattern) {
    List<Member> members = new ArrayList<>();
    if (isPattern(pattern)) {
      Pattern fitting = compiled(pattern);
      recording
          .arrays()
          .forEach(
              (name, array) -> {
                Matcher matcher = fitting.matcher(name);
                if (matcher.matches()) {
                  members.add(new Member(name, label(matcher), array));
                }
              });
      members.sort(Comparator.comparing(Member::label, ArrayFamily::compare));
    }
    return new ArrayFamily(List.copyOf(members));
  }

  /**
   * The elements of a ragged array, which are listed as {@code name[1]}, {@code name[2]}, ... (a
   * MATLAB cell: {@code name{1}}).
   */
  static ArrayFamily ragged(Recording recording, String name) {
    ArrayFamily brackets = of(recording, name + "[*]");
    return brackets.members().isEmpty() ? of(recording, name + "{*}") : brackets;
  }

  /** The arrays as one, the members along a new first axis. */
  DataArray stacked() {
    return StackedArray.of(
        members.stream().map(Member::array).toList(),
        members.stream().map(Member::name).toList(),
        members.stream().map(Member::label).toList());
  }

  private static Pattern compiled(String pattern) {
    String body =
        pattern
            .chars()
            .mapToObj(c -> c == '*' ? "([^/]*)" : Pattern.quote(String.valueOf((char) c)))
            .collect(Collectors.joining());
    return Pattern.compile("/?" + body);
  }

  private static String label(Matcher matcher) {
    List<String> parts = new ArrayList<>();
    for (int group = 1; group <= matcher.groupCount(); group++) {
      parts.add(matcher.group(group));
    }
    return String.join("/", parts);
  }

  /** Runs of digits compare as numbers, everything else letter by letter. */
  private static int compare(String a, String b) {
    Matcher left = DIGITS.matcher(a);
    Matcher right = DIGITS.matcher(b);
    while (true) {
      boolean more = left.find();
      boolean other = right.find();
      if (!more || !other) {
        int order = Boolean.compare(more, other);
        return order != 0 ? order : a.compareTo(b);
      }
      String one = left.group();
      String two = right.group();
      boolean numbers = Character.isDigit(one.charAt(0)) && Character.isDigit(two.charAt(0));
      int order = numbers ? new BigInteger(one).compareTo(new BigInteger(two)) : one.compareTo(two);
      if (order != 0) {
        return order;
      }
    }
  }
}
