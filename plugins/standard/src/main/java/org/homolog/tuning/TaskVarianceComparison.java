package org.homolog.tuning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.homolog.linalg.Matrix;
import org.homolog.matching.Assignment;
import org.homolog.population.Population;
import org.homolog.spi.Axis;
import org.homolog.spi.Comparison;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.homolog.spi.NullModel;
import org.homolog.spi.Outcome;
import org.homolog.spi.Reference;
import org.homolog.spi.Requirement;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;
import org.homolog.spi.Score;

/** Whether the units of two systems divide tasks among themselves in the same way. */
public final class TaskVarianceComparison implements Comparison<TaskVarianceOptions, TaskProfile> {
  private static final int LEAST_TASKS = 3;

  private static final Description DESCRIPTION =
      Description.builder("task-variance", "Task variance and its clusters")
          .summary(
              "The task variance of a unit is the variance of its mean responses over the conditions of a"
                  + " task, averaged over time bins; divided by the unit's largest over tasks, it tells in"
                  + " which tasks the unit takes part. Units are clustered by it, the number of clusters"
                  + " being that of the best mean silhouette, and clusters ordered by the task they prefer."
                  + " Clusters of the two systems are paired so that their mean profiles over tasks"
                  + " correlate best; the main score is the mean correlation of the pairs, as many as the"
                  + " system with fewer clusters has. The fractional variances of each pair of tasks are"
                  + " compared by their distributions over units. Under a draw of conditions a copy counts"
                  + " as a weight. Responses are averaged over repeats; what is left of their noise adds to"
                  + " every task's variance.")
          .formula(
              "v(i, A) = mean over t of var over conditions c in A of r_i(c, t), divisor: number of"
                  + " conditions; normalised v(i, A) / max over tasks. cluster-correlation: max over"
                  + " one-to-one p of mean_k r(profile_k, profile_p(k)), Pearson over tasks."
                  + " fractional-distance: mean over pairs of tasks A, B of the area between the"
                  + " distribution functions over units of (v(A) - v(B)) / (v(A) + v(B)).")
          .references(
              Reference.of(
                  "Yang, Joglekar, Song, Newsome & Wang 2019, Task representations in neural networks"
                      + " trained to perform many cognitive tasks, Nature Neuroscience 22:297-306",
                  "10.1038/s41593-018-0310-2"),
              Reference.of(
                  "Ward 1963, Hierarchical grouping to optimize an objective function, Journal of the"
                      + " American Statistical Association 58:236-244",
                  "10.1080/01621459.1963.10500845"),
              Reference.of(
                  "Rousseeuw 1987, Silhouettes: a graphical aid to the interpretation and validation of"
                      + " cluster analysis, Journal of Computational and Applied Mathematics 20:53-65",
                  "10.1016/0377-0427(87)90125-7"))
          .facets(Population.class)
          .drawable(Axis.CONDITION, Axis.REPEAT, Axis.UNIT, Axis.MEMBER)
          .nulls(NullModel.PERMUTE_CONDITIONS, NullModel.UNTRAINED)
          .refuses(NullModel.PERMUTE_UNITS, "no score depends on the order of units")
          .range(0, Double.POSITIVE_INFINITY, "fractional-distance", "cluster-count-difference")
          .range(1, Double.POSITIVE_INFINITY, "clusters-reference", "clusters-candidate")
          .range(-1, 1, "silhouette-reference", "silhouette-candidate")
          .direction(Direction.HIGHER_IS_CLOSER)
          .direction(Direction.LOWER_IS_CLOSER, "fractional-distance", "cluster-count-difference")
          .direction(
              Direction.NEUTRAL,
              "clusters-reference",
              "clusters-candidate",
              "silhouette-reference",
              "silhouette-candidate")
          .reliabilities("cluster-correlation")
          .convention("task-variance[column;method;threshold]")
          .cost(
              "prepare: O(D T N) and O(N^2) for the tree or O(N k) per start and iteration of k-means,"
                  + " O(N^2) per number of clusters for silhouettes; score: O(N log N) per pair of tasks")
          .elsewhere(
              "clustering.py of gyyang/multitask clusters by k-means and takes noise-free trials; here"
                  + " trees are cut too, and responses are averaged over repeats.")
          .build();

  /** For the plug-in. */
  public TaskVarianceComparison() {}

  @Override
  public Description describe() {
    return DESCRIPTION;
  }

  @Override
  public Description describe(TaskVarianceOptions options) {
    return DESCRIPTION.requiring(
        Requirement.column(List.of(options.column()), "it tells the task of a condition"));
  }

  @Override
  public Class<TaskVarianceOptions> options() {
    return TaskVarianceOptions.class;
  }

  @Override
  public TaskProfile prepare(Sample sample, TaskVarianceOptions options, Run run) {
    Population population = sample.require(Population.class);
    boolean named = !population.units().columns().isEmpty();
    List<String> labels =
        IntStream.range(0, population.unitCount())
            .mapToObj(u -> named ? population.units().columns().get(0).text(u) : "unit " + (u + 1))
            .toList();
    return TaskProfile.of(
        sample.system().name(),
        TaskVariance.of(population.withName(sample.system().name()), options.column()),
        labels,
        options,
        run.random("clusters"));
  }

  private static List<String> shared(TaskProfile reference, TaskProfile candidate) {
    return reference.variance().tasks().stream()
        .filter(candidate.variance().tasks()::contains)
        .toList();
  }

  @Override
  public List<Score> score(
      TaskProfile reference, TaskProfile candidate, TaskVarianceOptions options, Run run) {
    List<String> tasks = shared(reference, candidate);
    String idle =
        reference.active().length == 0 || candidate.active().length == 0
            ? "no unit of a system varies within a task"
            : "";
    List<Score> scores = new ArrayList<>();
    scores.add(
        score(
            "cluster-correlation",
            idle.isEmpty() && tasks.size() >= LEAST_TASKS
                ? clusterCorrelation(reference, candidate, tasks)
                : Double.NaN,
            idle.isEmpty()
                ? "the systems share "
                    + tasks.size()
                    + " tasks, and profiles need "
                    + LEAST_TASKS
                    + " or more; tasks are matched by name"
                : idle,
            options));
    scores.add(
        score(
            "fractional-distance",
            idle.isEmpty() ? fractionalDistance(reference, candidate, tasks) : Double.NaN,
            idle.isEmpty() ? "the systems share fewer than 2 tasks" : idle,
            options));
    int own = reference.clusters().clusters().count();
    int other = candidate.clusters().clusters().count();
    scores.add(score("cluster-count-difference", Math.abs(own - other), "", options));
    scores.add(score("clusters-reference", own, "", options));
    scores.add(score("clusters-candidate", other, "", options));
    String few = "too few units to be clustered";
    scores.add(score("silhouette-reference", reference.silhouette(), few, options));
    scores.add(score("silhouette-candidate", candidate.silhouette(), few, options));
    return List.copyOf(scores);
  }

  private static double clusterCorrelation(
      TaskProfile reference, TaskProfile candidate, List<String> tasks) {
    Matrix own = reference.profiles(tasks);
    Matrix other = candidate.profiles(tasks);
    Matrix correlations = MatchedUnits.correlations(own, other);
    int[] partner = Assignment.largest(correlations);
    double sum = 0;
    for (int i = 0; i < partner.length; i++) {
      sum += partner[i] < 0 ? 0 : correlations.get(i, partner[i]);
    }
    return sum / Math.min(own.rows(), other.rows());
  }

  private static double fractionalDistance(
      TaskProfile reference, TaskProfile candidate, List<String> tasks) {
    double sum = 0;
    int pairs = 0;
    for (int a = 0; a < tasks.size(); a++) {
      for (int b = a + 1; b < tasks.size(); b++) {
        double distance =
            Distributions.distance(
                reference.fractional(tasks.get(a), tasks.get(b)),
                candidate.fractional(tasks.get(a), tasks.get(b)));
        if (!Double.isNaN(distance)) {
          sum += distance;
          pairs++;
        }
      }
    }
    return pairs == 0 ? Double.NaN : sum / pairs;
  }

  private static Score score(
      String name, double value, String reason, TaskVarianceOptions options) {
    return Double.isNaN(value)
        ? Score.undefined(name, options.convention(), reason)
        : Score.of(name, options.convention(), value);
  }

  @Override
  public Outcome show(TaskProfile one, TaskVarianceOptions options, Run run) {
    return TaskFigures.ofOne(one);
  }

  @Override
  public Outcome explain(
      TaskProfile reference, TaskProfile candidate, TaskVarianceOptions options, Run run) {
    return TaskFigures.ofPair(reference, candidate, shared(reference, candidate));
  }

  /** Units in the order of their clusters, the most variable first. */
  static int[] sorted(TaskProfile one) {
    int[] labels = one.clusters().clusters().labels();
    return IntStream.range(0, labels.length)
        .boxed()
        .sorted(
            java.util.Comparator.comparingInt((Integer u) -> labels[u])
                .thenComparingDouble(
                    u -> -Arrays.stream(one.variance().values().row(one.active()[u])).sum()))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
