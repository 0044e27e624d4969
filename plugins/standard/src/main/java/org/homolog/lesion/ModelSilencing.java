package org.homolog.lesion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.geometry.ConditionColumn;
import org.homolog.geometry.Copies;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.linalg.Matrix;
import org.homolog.population.Population;
import org.homolog.spi.Design;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;
import org.homolog.system.NeuralSystem;
import org.homolog.system.Performance;
import org.homolog.system.Perturbable;

/** What silencing groups of a model's units does. */
final class ModelSilencing {
  private ModelSilencing() {}

  static Inactivated of(Sample sample, LesionOptions options, Run run) {
    NeuralSystem system = sample.system();
    Perturbable perturbable = system.require(Perturbable.class);
    FunctionalGroups groups = groups(sample, options, run);
    int units = perturbable.units().size();
    if (groups.groupOf().length != units) {
      throw HomologException.mistake(
          "system "
              + system.name()
              + " has "
              + groups.groupOf().length
              + " units with responses, but "
              + units
              + " that can be silenced; do not select units of a model that is to be silenced");
    }
    List<int[]> sets = new ArrayList<>(List.of(new int[0]));
    IntStream.range(0, groups.names().size()).forEach(g -> sets.add(groups.units(g)));
    IntStream.range(0, units).forEach(u -> sets.add(new int[] {u}));
    run.checkCancelled();
    List<Performance> performances = perturbable.performances(sets);
    List<String> labels = sample.whole().conditions();
    double[][] scores = new double[sets.size()][];
    Arrays.setAll(scores, i -> byCondition(performances.get(i), labels, system.name()));
    Matrix effects = Matrix.zeros(groups.names().size(), labels.size());
    for (int i = 0; i < effects.array().length; i++) {
      int group = i / labels.size();
      int condition = i % labels.size();
      effects.array()[i] = scores[0][condition] - scores[1 + group][condition];
    }
    double[] singles = new double[units];
    Arrays.setAll(singles, u -> apart(scores[0], scores[1 + groups.names().size() + u]));
    EffectProfile behaviour =
        new EffectProfile(
            system.name(),
            groups.names(),
            groups.sizes(),
            labels,
            scores[0],
            effects,
            singles,
            groups.groupOf(),
            Matrix.zeros(groups.names().size(), 0),
            "");
    return new Inactivated(
        behaviour,
        options.geometry() ? responses(sample, perturbable, groups, options, run) : List.of());
  }

  private static double apart(double[] intact, double[] lesioned) {
    double sum = 0;
    int count = 0;
    for (int c = 0; c < intact.length; c++) {
      if (!Double.isNaN(intact[c]) && !Double.isNaN(lesioned[c])) {
        sum += intact[c] - lesioned[c];
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  private static double[] byCondition(Performance performance, List<String> labels, String system) {
    double[] values =
        labels.stream()
            .mapToDouble(label -> performance.byCondition().getOrDefault(label, Double.NaN))
            .toArray();
    if (Arrays.stream(values).allMatch(Double::isNaN)) {
      throw HomologException.mistake(
          "the performance of system "
              + system
              + " is told for the conditions "
              + performance.byCondition().keySet()
              + ", none of which is one of the study's, such as \""
              + labels.get(0)
              + "\"");
    }
    return values;
  }

  /** The model's groups; where units are exchanged, as many others in each. */
  private static FunctionalGroups groups(Sample sample, LesionOptions options, Run run) {
    Sample whole = sample.whole();
    Population population = whole.require(Population.class);
    FunctionalGroups groups;
    if (options.by().isEmpty()) {
      ResponseMatrix responses = ResponseMatrix.of(whole, options, Copies.LEFT_OUT, run);
      groups =
          FunctionalGroups.byPreference(
              responses.values(),
              ConditionColumn.of(whole, options.column()).texts(responses.conditions()),
              population.handleMissing(options.missing()).unitCount());
    } else {
      groups = FunctionalGroups.byColumn(sample.system().name(), population.units(), options.by());
    }
    return LeaveOut.isExchange(sample)
        ? groups.exchanged(sample.draw().orElseThrow().rows())
        : groups;
  }

  private static List<Matrix> responses(
      Sample sample,
      Perturbable perturbable,
      FunctionalGroups groups,
      LesionOptions options,
      Run run) {
    Design design = new Design(sample.whole().conditions());
    List<Matrix> all = new ArrayList<>();
    all.add(ResponseMatrix.of(sample.whole(), options, Copies.LEFT_OUT, run).values());
    for (int g = 0; g < groups.names().size(); g++) {
      run.checkCancelled();
      int[] members = groups.units(g);
      all.add(
          members.length == 0
              ? all.get(0)
              : ResponseMatrix.of(
                      design.sample(perturbable.silence(members)), options, Copies.LEFT_OUT, run)
                  .values());
    }
    return all;
  }
}
