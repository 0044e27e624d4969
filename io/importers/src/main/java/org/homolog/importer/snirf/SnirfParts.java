package org.homolog.importer.snirf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.ElementType;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.hdf5.Hdf5Item;

/** What a group of a SNIRF file holds: indexed groups such as {@code stim2}, texts and numbers. */
final class SnirfParts {
  private SnirfParts() {}

  /**
   * The groups of a name, with or without an index behind it, in the order of the index.
   *
   * @param parent where they lie
   * @param stem such as {@code data}
   */
  static List<Hdf5Group> indexed(Hdf5Group parent, String stem) {
    Pattern pattern = Pattern.compile(Pattern.quote(stem) + "(\\d{0,9})");
    List<Hdf5Group> groups = new ArrayList<>();
    for (String name : parent.names()) {
      if (pattern.matcher(name).matches()) {
        parent.group(name).ifPresent(groups::add);
      }
    }
    groups.sort(Comparator.comparingInt(group -> index(pattern, group.name())));
    return groups;
  }

  private static int index(Pattern pattern, String name) {
    Matcher matcher = pattern.matcher(name);
    return matcher.matches() && !matcher.group(1).isEmpty()
        ? Integer.parseInt(matcher.group(1))
        : 0;
  }

  /** The texts of a dataset; empty where there is none or it holds something else. */
  static String[] texts(Hdf5Group group, String name) {
    return group
        .dataset(name)
        .filter(dataset -> dataset.type().kind() == ElementType.Kind.TEXT)
        .map(Hdf5Dataset::strings)
        .orElse(new String[0]);
  }

  static Optional<String> text(Hdf5Group group, String name) {
    return Arrays.stream(texts(group, name)).findFirst().map(String::strip);
  }

  /** The numbers of a dataset; empty where there is none or it holds something else. */
  static double[] numbers(Hdf5Group group, String name) {
    return group
        .dataset(name)
        .filter(dataset -> dataset.type().isNumber())
        .map(Hdf5Dataset::doubles)
        .orElse(new double[0]);
  }

  static OptionalDouble number(Hdf5Group group, String name) {
    return Arrays.stream(numbers(group, name)).findFirst();
  }

  /** A dataset that must exist and hold numbers. */
  static Hdf5Dataset required(Hdf5Group group, String name) {
    return group
        .dataset(name)
        .filter(dataset -> dataset.type().isNumber())
        .orElseThrow(
            () -> HomologException.damaged(group.path() + " has no numbers called " + name));
  }

  /** One fact, text or number, as text; empty for anything longer. */
  static Optional<String> fact(Hdf5Item item) {
    if (!(item instanceof Hdf5Dataset dataset) || dataset.elements() != 1) {
      return Optional.empty();
    }
    if (dataset.type().kind() == ElementType.Kind.TEXT) {
      return Optional.of(dataset.strings()[0].strip());
    }
    return dataset.type().isNumber() ? Optional.of(dataset.numbersAsText()[0]) : Optional.empty();
  }
}
