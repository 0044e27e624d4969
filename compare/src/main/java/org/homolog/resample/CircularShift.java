package org.homolog.resample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.population.ValueSource;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Axis;
import org.homolog.spi.Draw;

/**
 * Time shifted in a circle: what comes out at the end enters at the start. Every course keeps its
 * values and, but for the seam, its autocorrelation; what is lost is when things happen.
 */
public final class CircularShift {
  private CircularShift() {}

  /**
   * The courses of bins that are conditions of their own: places of conditions in the order of
   * time, one list per clip or trial type.
   *
   * @param population a population whose conditions are those of the design, in its order
   * @return courses of two bins or more; empty if conditions are no bins of time
   */
  public static List<int[]> courses(Population population) {
    if (!population.conditionColumns().contains(Population.SECONDS)) {
      return List.of();
    }
    Table conditions = population.conditions();
    List<Column> clips =
        population.conditionColumns().stream()
            .filter(name -> !name.equals(Population.SECONDS))
            .map(conditions::column)
            .toList();
    Column seconds = conditions.column(Population.SECONDS);
    Map<List<String>, List<Integer>> courses = new LinkedHashMap<>();
    for (int i = 0; i < conditions.rows(); i++) {
      int row = i;
      courses
          .computeIfAbsent(
              clips.stream().map(clip -> clip.text(row)).toList(), key -> new ArrayList<>())
          .add(row);
    }
    return courses.values().stream()
        .filter(course -> course.size() > 1)
        .map(
            course ->
                course.stream()
                    .sorted(Comparator.comparingDouble(seconds::number))
                    .mapToInt(Integer::intValue)
                    .toArray())
        .toList();
  }

  /**
   * How many shifts there are beside none.
   *
   * @param courses lengths of the courses
   * @param atMost where to stop counting
   * @return the number, at most {@code atMost + 1}
   */
  static int shifts(int[] courses, int atMost) {
    long count = 1;
    for (int length : courses) {
      count = Math.min(count * length, atMost + 2L);
    }
    return (int) Math.min(count - 1, atMost + 1L);
  }

  /** How far each course is shifted, from 0 to one less than its length; not all stay. */
  static int[] offsets(int[] courses, Optional<CounterRandom> random, int number) {
    if (random.isEmpty()) {
      int[] offsets = new int[courses.length];
      int rest = number + 1;
      for (int i = 0; i < courses.length; i++) {
        offsets[i] = rest % courses[i];
        rest /= courses[i];
      }
      return offsets;
    }
    int[] offsets;
    do {
      offsets = IntStream.of(courses).map(length -> random.get().nextInt(length)).toArray();
    } while (Arrays.stream(offsets).allMatch(offset -> offset == 0));
    return offsets;
  }

  /**
   * Bins that are conditions, shifted: labels stay and values move.
   *
   * @param courses places of conditions in the order of time
   * @param offsets how far each course is shifted
   * @param conditions how many conditions there are
   * @return the shuffle
   */
  public static Draw ofConditions(List<int[]> courses, int[] offsets, int conditions) {
    int[] rows = IntStream.range(0, conditions).toArray();
    for (int k = 0; k < offsets.length; k++) {
      int[] course = courses.get(k);
      for (int i = 0; i < course.length; i++) {
        rows[course[i]] = course[Math.floorMod(i - offsets[k], course.length)];
      }
    }
    return Draw.shuffle(Axis.CONDITION, rows);
  }

  /**
   * Bins of trials shifted, those of a condition all alike.
   *
   * @param population entries x times x units
   * @param offsets how far the courses of each condition are shifted, in bins
   * @return a view of the shifted population
   */
  public static Population ofTime(Population population, int[] offsets) {
    int times = population.timeCount();
    int units = population.unitCount();
    int[] conditionOf = new int[population.entryCount()];
    Arrays.setAll(conditionOf, population::conditionOf);
    ValueSource shifted =
        (entry, destination, offset) -> {
          double[] one = new double[times * units];
          population.read(entry, one, 0);
          for (int t = 0; t < times; t++) {
            int from = Math.floorMod(t - offsets[conditionOf[entry]], times);
            System.arraycopy(one, from * units, destination, offset + t * units, units);
          }
        };
    return population.toBuilder()
        .source(shifted)
        .grouped(population.conditionLabels(), conditionOf);
  }
}
