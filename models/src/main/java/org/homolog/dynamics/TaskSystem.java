package org.homolog.dynamics;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.learning.TrainedNetwork;
import org.homolog.learning.TrainingHistory;
import org.homolog.network.ContinuousTimeRecurrent;
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
 * A recurrent network doing a task, as a system with every facet it has: responses on the task's
 * grid, performance, dynamics, and itself with units silenced.
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
    if (!(trained.network().spec() instanceof ContinuousTimeRecurrent)) {
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
    Population responses = trained.respondToGrid(task).population(name, "recurrent", conditions);
    return NeuralSystem.builder(
            name + "/recurrent",
            trained.history().ending() == TrainingHistory.Ending.UNTRAINED
                ? NeuralSystem.Kind.UNTRAINED
                : NeuralSystem.Kind.TRAINED)
        .facet(Population.class, responses)
        .facet(Performance.class, trained.performance(task, trials, conditions))
        .facet(Dynamics.class, ContinuousTimeDynamics.of(trained.network()))
        .facet(Perturbable.class, this)
        .provenance("seed", Long.toString(trained.seed()))
        .build();
  }

  @Override
  public List<String> units() {
    int count = ((ContinuousTimeRecurrent) trained.network().spec()).units();
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }

  /**
   * {@inheritDoc}
   *
   * <p>A unit's output is silenced by setting its outgoing recurrent and readout weights to zero;
   * it still receives.
   */
  @Override
  public NeuralSystem silence(int[] silenced) {
    return new TaskSystem(name, lesioned(silenced), task, conditions, trials).system();
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

  /**
   * The network with the outgoing weights of some units at zero.
   *
   * @param silenced places in {@link #units}
   * @return the network
   * @throws IllegalArgumentException if a place does not exist
   */
  public TrainedNetwork lesioned(int[] silenced) {
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
    return new TrainedNetwork(
        trained.network().with(Weights.of(weights.shapes(), values)),
        trained.history(),
        trained.seed(),
        trained.provenance());
  }
}
