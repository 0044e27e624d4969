package org.homolog.importer.nwb;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.importer.mapping.OptionReader;
import org.homolog.population.Column;
import org.homolog.population.Recording;
import org.homolog.population.SampledSeries;
import org.homolog.population.SpikeTrains;
import org.homolog.population.Table;

/** Series whose paths match a pattern, gathered into one series or one set of units. */
final class Gathering {
  private static final Pattern PIECE = Pattern.compile("\\d+|\\D+");

  private final String place;
  private final String text;
  private final Pattern pattern;

  private Gathering(String place, String text) {
    this.place = place;
    this.text = text;
    // Each star is a group of its own; everything else stands for itself.
    this.pattern =
        Pattern.compile(
            Arrays.stream(text.split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining("([^/]*)")));
  }

  static Gathering of(OptionReader options, String key) {
    String text = options.requiredText(key);
    if (!text.contains("*")) {
      throw HomologException.mistake(
          options.at(key)
              + ": a pattern of paths needs a *, such as /processing/ophys/*/trace, but is \""
              + text
              + "\"");
    }
    return new Gathering(options.at(key), text.startsWith("/") ? text : "/" + text);
  }

  /** The series that match, by what the stars stand for. */
  private Map<String, SampledSeries> matching(Map<String, ? extends SampledSeries> series) {
    Map<String, SampledSeries> found = new LinkedHashMap<>();
    series.forEach(
        (path, one) -> {
          Matcher matcher = pattern.matcher(path);
          if (matcher.matches()) {
            found.put(
                IntStream.rangeClosed(1, matcher.groupCount())
                    .mapToObj(matcher::group)
                    .collect(Collectors.joining("/")),
                one);
          }
        });
    if (found.isEmpty()) {
      List<String> some = series.keySet().stream().limit(12).toList();
      throw HomologException.mistake(
          place
              + ": no series matches "
              + text
              + (some.isEmpty() ? "; the file has no series" : "; there are " + some));
    }
    Map<String, SampledSeries> ordered = new LinkedHashMap<>();
    found.keySet().stream()
        .sorted(Comparator.comparing(Gathering::padded))
        .forEach(member -> ordered.put(member, found.get(member)));
    return ordered;
  }

  /** A key that sorts numbers inside texts as numbers: neuron2 before neuron10. */
  private static String padded(String member) {
    StringBuilder key = new StringBuilder();
    Matcher pieces = PIECE.matcher(member);
    while (pieces.find()) {
      String piece = pieces.group();
      boolean number = Character.isDigit(piece.charAt(0));
      String digits = number ? new BigInteger(piece).toString() : "";
      // The number of digits goes first, so that longer numbers come later.
      key.append(number ? String.format("%05d%s", digits.length(), digits) : piece);
    }
    return key + "\0" + member;
  }

  /** One series whose channels are those of all that match. */
  SampledSeries series(Map<String, ? extends SampledSeries> all) {
    Map<String, SampledSeries> members = matching(all);
    Map.Entry<String, SampledSeries> first = members.entrySet().iterator().next();
    members.forEach(
        (member, series) -> {
          if (!GatheredSeries.sameTimes(first.getValue(), series)) {
            throw HomologException.mistake(
                place
                    + ": "
                    + first.getKey()
                    + " and "
                    + member
                    + " are not sampled at the same times, so that they make no one series");
          }
          if (!series.unit().equals(first.getValue().unit())) {
            throw HomologException.mistake(
                place
                    + ": "
                    + first.getKey()
                    + " is in \""
                    + first.getValue().unit()
                    + "\" and "
                    + member
                    + " in \""
                    + series.unit()
                    + "\"; one series has one unit");
          }
        });
    return new GatheredSeries(members, "gathered from " + text);
  }

  /** Units whose spike times are the times of the series that match. */
  void units(Map<String, ? extends SampledSeries> all, Recording.Builder recording) {
    Map<String, SampledSeries> members = matching(all);
    List<SampledSeries> trains = List.copyOf(members.values());
    recording.units(
        Table.of(Column.texts("unit", members.keySet().toArray(String[]::new))),
        new SpikeTrains() {
          @Override
          public int unitCount() {
            return trains.size();
          }

          @Override
          public long count(int unit) {
            return trains.get(unit).sampleCount();
          }

          @Override
          public double[] times(int unit) {
            SampledSeries series = trains.get(unit);
            double[] times = series.times(0, Math.toIntExact(series.sampleCount()));
            Arrays.sort(times);
            return times;
          }
        });
  }
}
