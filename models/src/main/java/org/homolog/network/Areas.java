package org.homolog.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homolog.failure.HomologException;

/**
 * Areas of a network, each a run of units, and the projections between them.
 *
 * @param all the areas, in order of their units
 * @param projections the projections
 */
record Areas(List<Area> all, List<Projection> projections) {
  private static final Pattern AREA = Pattern.compile("([A-Za-z][A-Za-z0-9_.-]*)\\s+(\\d{1,6})");
  private static final Pattern PROJECTION =
      Pattern.compile("(\\S+)\\s*->\\s*(\\S+)\\s+(\\d*\\.?\\d+(?:[eE]-?\\d+)?)");

  /**
   * An area.
   *
   * @param name its name
   * @param from its first unit
   * @param to one past its last unit
   */
  record Area(String name, int from, int to) {
    int units() {
      return to - from;
    }
  }

  /**
   * A projection.
   *
   * @param from the sending area
   * @param to the receiving area
   * @param density share of connections that exist
   */
  record Projection(Area from, Area to, double density) {}

  /** Areas and projections as a study writes them. */
  static Areas of(List<String> areas, List<String> projections) {
    List<Area> all = new ArrayList<>();
    int units = 0;
    for (String written : areas) {
      Matcher matcher = AREA.matcher(written.strip());
      if (!matcher.matches() || Integer.parseInt(matcher.group(2)) < 1) {
        throw HomologException.mistake(
            "areas: \"" + written + "\" is not NAME UNITS, such as v1 80");
      }
      String name = matcher.group(1);
      if (name.equals("output") || all.stream().anyMatch(area -> area.name().equals(name))) {
        throw HomologException.mistake(
            "areas: there is already a layer with the name \"" + name + "\"");
      }
      int to = Math.addExact(units, Integer.parseInt(matcher.group(2)));
      all.add(new Area(name, units, to));
      units = to;
    }
    if (all.isEmpty()) {
      throw HomologException.mistake("areas: one area or more is needed, such as [v1 80, v2 80]");
    }
    Areas made = new Areas(List.copyOf(all), List.of());
    List<Projection> between = new ArrayList<>();
    for (String written : projections) {
      between.add(made.projection(written));
    }
    for (Projection one : between) {
      long same =
          between.stream()
              .filter(p -> p.from().equals(one.from()) && p.to().equals(one.to()))
              .count();
      if (same > 1) {
        throw HomologException.mistake(
            "projections: " + one.from().name() + " -> " + one.to().name() + " is said twice");
      }
    }
    return new Areas(made.all(), List.copyOf(between));
  }

  private Projection projection(String written) {
    Matcher matcher = PROJECTION.matcher(written.strip());
    if (!matcher.matches()) {
      throw HomologException.mistake(
          "projections: \"" + written + "\" is not FROM -> TO DENSITY, such as v1 -> v2 0.2");
    }
    Area from = named("projections", matcher.group(1));
    Area to = named("projections", matcher.group(2));
    double density = Double.parseDouble(matcher.group(3));
    if (from.equals(to)) {
      throw HomologException.mistake(
          "projections: \""
              + written
              + "\" leads back to its own area; density says how dense connections within areas are");
    }
    if (!(density >= 0 && density <= 1)) {
      throw HomologException.mistake(
          "projections: the density of \"" + written + "\" is not from 0 to 1");
    }
    return new Projection(from, to, density);
  }

  /** The area of a name. */
  Area named(String option, String name) {
    return all.stream()
        .filter(area -> area.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                HomologException.mistake(
                    option
                        + ": "
                        + HomologException.unknownText(
                            "area", name, all.stream().map(Area::name).toList())));
  }

  int units() {
    return all.get(all.size() - 1).to();
  }

  /** The projection from one area to another, if there is one. */
  Optional<Projection> between(Area from, Area to) {
    return projections.stream().filter(p -> p.from().equals(from) && p.to().equals(to)).findFirst();
  }
}
