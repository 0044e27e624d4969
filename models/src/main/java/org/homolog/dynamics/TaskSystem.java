package org.homolog.dynamics;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.learning.TrainedNetwork;
import org.homolog.learning.TrainingHistory;
import org.homolog.network.ContinuousTimeRecurrent;
import org.homolog.network.HeldRollOut;
import org.homolog.network.LeakyRecurrent;
import org.homolog.network.Network;
import org.homolog.network.Responses;
import org.homolog.network.WeightShape;
import org.homolog.network.Weights;
import org.homolog.perturbation.LesionEffect;
import org.homolog.perturbation.Lesioning;
import org.homolog.perturbation.UnitLesion;
import org.homolog.population.Population;
import org.homolog.spi.Task;
import org.homolog.system.Dynamics;
import org.homolog.system.NeuralSystem;
import org.homolog.system.Performance;
import org.homolog.system.Perturbable;

/**
 * A recurrent network of leaky units doing a task, as a system with every facet it has: responses
 * on the task's grid, performance, itself with units silenced, and dynamics where its kind has
 * them.
 *
 * @param name the network's name
 * @param trained the network
 * @param task the task
 * @param conditions columns of the trials' table that make a condition
 * @param trials trials that performance is measured on
 */
public record TaskSystem(
    String name, TrainedNetwork trained, Task task, List<String> conditions, int trials)
    implements Perturbable {

  /**
   * Checks the network.
   *
   * @throws HomologException if it is not recurrent, or no trial is asked for
   */
  public TaskSystem {
    conditions = List.copyOf(conditions);
    if (!(trained.network().spec() instanceof LeakyRecurrent)) {
      throw HomologException.mistake(
          "network "
              + name
              + " of kind "
              + trained.network().spec().kind()
              + " has no recurrent units");
    }
    if (trials < 1) {
      throw HomologException.mistake(
          "performance needs 1 trial or more, but " + trials + " were asked for");
    }
  }

  /**
   * The system of the recurrent layer, named {@code name/recurrent}.
   *
   * @return the system with population, performance, dynamics and perturbation
   */
  public NeuralSystem system() {
    return system(
        trained.respondToGrid(task),
        trained.performance(task, trials, conditions),
        dynamics(new int[0]));
  }

  private NeuralSystem system(
      Responses responses, Performance performance, Optional<Dynamics> dynamics) {
    NeuralSystem.Builder builder =
        NeuralSystem.builder(
                name + "/recurrent",
                trained.history().ending() == TrainingHistory.Ending.UNTRAINED
                    ? NeuralSystem.Kind.UNTRAINED
                    : NeuralSystem.Kind.TRAINED)
            .facet(Population.class, responses.population(name, "recurrent", conditions))
            .facet(Performance.class, performance)
            .facet(Perturbable.class, this)
            .provenance("seed", Long.toString(trained.seed()));
    dynamics.ifPresent(map -> builder.facet(Dynamics.class, map));
    return builder.build();
  }

  @Override
  public List<String> units() {
    int count = ((LeakyRecurrent) trained.network().spec()).units();
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }

  /**
   * {@inheritDoc}
   *
   * <p>A unit's output is held at zero; it still receives.
   */
  @Override
  public NeuralSystem silence(int[] silenced) {
    return system(
        respondWithout(silenced), performances(List.of(silenced)).get(0), dynamics(silenced));
  }

  /**
   * What the network does on the task's grid with some units silenced.
   *
   * @param silenced places in {@link #units}
   * @return the responses
   * @throws IllegalArgumentException if a place does not exist
   */
  public Responses respondWithout(int[] silenced) {
    return HeldRollOut.of(trained.network())
        .respond(trained.respondToGrid(task).trials(), silenced);
  }

  /**
   * The one-step map with some units silenced.
   *
   * @param silenced places in {@link #units}
   * @return the map, or empty if the network's kind has none
   * @throws IllegalArgumentException if a place does not exist
   */
  public Optional<Dynamics> dynamics(int[] silenced) {
    return trained.network().spec() instanceof ContinuousTimeRecurrent
        ? Optional.of(NetworkDynamics.of(lesioned(silenced)))
        : Optional.empty();
  }

  /**
   * {@inheritDoc}
   *
   * <p>All sets are computed in one batched roll-out, in double precision.
   */
  @Override
  public List<Performance> performances(List<int[]> sets) {
    Lesioning lesioning = Lesioning.of(trained, task, trials, conditions);
    List<UnitLesion> lesions =
        sets.stream()
            .filter(set -> set.length > 0)
            .map(set -> UnitLesion.of("a set of units", set))
            .toList();
    Iterator<LesionEffect> effects = lesioning.map(lesions).effects().iterator();
    return sets.stream()
        .map(set -> set.length == 0 ? lesioning.intact() : effects.next().score())
        .map(lesioning::performance)
        .toList();
  }

  /** The network with the outgoing weights of some units at zero. */
  private Network lesioned(int[] silenced) {
    Weights weights = trained.network().weights();
    Map<String, double[]> values = new LinkedHashMap<>();
    for (WeightShape shape : weights.shapes()) {
      values.put(shape.name(), weights.values(shape.name()));
    }
    int count = units().size();
    for (int unit : silenced) {
      if (unit < 0 || unit >= count) {
        throw new IllegalArgumentException(
            "there are " + count + " units, but unit " + unit + " was asked for");
      }
      for (String outgoing : List.of("Wr", "Wy")) {
        double[] matrix = values.getOrDefault(outgoing, new double[0]);
        for (int i = unit; i < matrix.length; i += count) {
          matrix[i] = 0;
        }
      }
    }
    return trained.network().with(Weights.of(weights.shapes(), values));
  }
}
