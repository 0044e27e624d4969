package org.homolog.lesion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.RowFilter;
import org.homolog.population.Table;
import org.homolog.spi.Sample;

/** What inactivation trials of a recording show. */
final class RecordedInactivation {
  private final Population population;
  private final LesionOptions options;
  private final Column inactivated;
  private final List<String> names;
  private final String system;
  private final List<String> labels;
  private final int[][] entries;
  private final double[] strengths;

  private RecordedInactivation(Sample sample, LesionOptions options) {
    system = sample.system().name();
    labels = sample.whole().conditions();
    this.options = options;
    strengths = ModelLesions.strengths(sample, options);
    population = sample.require(Population.class).handleMissing(options.missing());
    entries = entries(population, labels);
    Table trials = population.entries();
    inactivated =
        trials
            .find(options.inactivation())
            .orElseThrow(
                () ->
                    HomologException.mistake(
                        "inactivation: system "
                            + system
                            + ": "
                            + HomologException.unknownText(
                                "column of the trials", options.inactivation(), trials.names())));
    TreeSet<String> values = new TreeSet<>();
    for (int i = 0; i < trials.rows(); i++) {
      if (!inactivated.isMissing(i)) {
        values.add(inactivated.text(i));
      }
    }
    if (!values.contains(options.control())) {
      throw HomologException.mistake(
          "control: no trial of system "
              + system
              + " has \""
              + options.control()
              + "\" in column "
              + options.inactivation()
              + "; its values are "
              + values);
    }
    values.remove(options.control());
    names = List.copyOf(values);
  }

  /** The entries of each condition of the design, none for one that a draw of repeats left out. */
  private static int[][] entries(Population population, List<String> labels) {
    int[][] byCondition = population.entriesByCondition();
    int[][] entries = new int[labels.size()][];
    Arrays.setAll(
        entries,
        c -> {
          int place = population.conditionLabels().indexOf(labels.get(c));
          return place < 0 ? new int[0] : byCondition[place];
        });
    return entries;
  }

  static Inactivated of(Sample sample, LesionOptions options) {
    if (LeaveOut.isExchange(sample)) {
      throw HomologException.mistake(
          "which units of "
              + sample.system().name()
              + " were inactivated is a fact of the experiment: the null of random sets needs the"
              + " model as candidate");
    }
    return new RecordedInactivation(sample, options).all();
  }

  private Inactivated all() {
    if (names.isEmpty()) {
      return new Inactivated(
          EffectProfile.none(
              system, "system " + system + " has no trials in which something was inactivated"),
          List.of(),
          Matrix.zeros(0, 0),
          strengths,
          ModelDetail.NONE);
    }
    RowFilter right = RowFilter.parse(options.outcome());
    double[] intact = new double[labels.size()];
    Matrix effects = Matrix.zeros(names.size(), labels.size());
    for (int c = 0; c < labels.size(); c++) {
      intact[c] = share(entries[c], options.control(), right);
      for (int g = 0; g < names.size(); g++) {
        effects.array()[g * labels.size() + c] = intact[c] - share(entries[c], names.get(g), right);
      }
    }
    int[] unknown = new int[names.size()];
    Arrays.fill(unknown, -1);
    EffectProfile behaviour =
        new EffectProfile(
            system,
            names,
            unknown,
            labels,
            intact,
            effects,
            new double[0],
            new int[0],
            Matrix.zeros(names.size(), 0),
            "");
    List<Matrix> courses = options.geometry() ? courses() : List.of();
    int units = population.unitCount();
    return new Inactivated(
        behaviour,
        options.time() == org.homolog.geometry.TimeBins.AVERAGE
            ? courses.stream().map(one -> Speeds.averaged(one, units)).toList()
            : courses,
        Speeds.ofAll(courses, units),
        strengths,
        ModelDetail.NONE);
  }

  /** The share answered rightly of the trials with one value; NaN without such a trial. */
  private double share(int[] entries, String value, RowFilter right) {
    int all = 0;
    int rightly = 0;
    for (int entry : entries) {
      if (!inactivated.isMissing(entry) && inactivated.text(entry).equals(value)) {
        all++;
        rightly += right.accepts(population.entries(), entry) ? 1 : 0;
      }
    }
    return all == 0 ? Double.NaN : rightly / (double) all;
  }

  /** Mean responses, conditions x (bins x units), without inactivation and with each. */
  private List<Matrix> courses() {
    List<String> wanted = new ArrayList<>(List.of(options.control()));
    wanted.addAll(names);
    int width = population.timeCount() * population.unitCount();
    List<Matrix> all = new ArrayList<>();
    double[] one = new double[width];
    for (String value : wanted) {
      Matrix means = Matrix.zeros(entries.length, width);
      for (int c = 0; c < entries.length; c++) {
        int[] chosen =
            Arrays.stream(entries[c])
                .filter(e -> !inactivated.isMissing(e) && inactivated.text(e).equals(value))
                .toArray();
        for (int entry : chosen) {
          population.read(entry, one, 0);
          for (int i = 0; i < width; i++) {
            means.array()[c * width + i] += one[i] / chosen.length;
          }
        }
        if (chosen.length == 0) {
          Arrays.fill(means.array(), c * width, (c + 1) * width, Double.NaN);
        }
      }
      all.add(means);
    }
    return all;
  }
}
