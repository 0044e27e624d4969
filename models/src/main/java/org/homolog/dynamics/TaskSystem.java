package org.homolog.dynamics;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.learning.TrainedNetwork;
import org.homolog.learning.TrainingHistory;
import org.homolog.network.HeldRollOut;
import org.homolog.network.Responses;
import org.homolog.perturbation.Lesion;
import org.homolog.perturbation.LesionEffect;
import org.homolog.perturbation.LesionMap;
import org.homolog.perturbation.Lesionable;
import org.homolog.perturbation.Lesioning;
import org.homolog.perturbation.UnitLesion;
import org.homolog.population.Population;
import org.homolog.spi.Task;
import org.homolog.system.Dynamics;
import org.homolog.system.NeuralSystem;
import org.homolog.system.Performance;
import org.homolog.system.Perturbable;

/**
 * A layer of a network doing a task, as a system with every facet it has: responses on the task's
 * grid, performance, itself with lesions, and dynamics where its kind has them.
 *
 * @param name the network's name
 * @param trained the network
 * @param layer the layer, one whose units can be silenced
 * @param task the task
 * @param conditions columns of the trials' table that make a condition
 * @param trials trials that performance is measured on
 */
public record TaskSystem(
    String name,
    TrainedNetwork trained,
    String layer,
    Task task,
    List<String> conditions,
    int trials)
    implements Lesionable {

  /**
   * Checks the network.
   *
   * @throws HomologException if the layer's units cannot be silenced, or no trial is asked for
   */
  public TaskSystem {
    conditions = List.copyOf(conditions);
    if (!trained.network().spec().heldLayers().contains(layer)) {
      throw HomologException.mistake(
          "network "
              + name
              + " of kind "
              + trained.network().spec().kind()
              + " has no layer "
              + layer
              + " whose units can be silenced");
    }
    if (trials < 1) {
      throw HomologException.mistake(
          "performance needs 1 trial or more, but " + trials + " were asked for");
    }
  }

  /**
   * The first layer of a network whose units can be silenced.
   *
   * @param name the network's name
   * @param trained the network
   * @param task the task
   * @param conditions columns of the trials' table that make a condition
   * @param trials trials that performance is measured on
   * @throws HomologException if there is no such layer, or no trial is asked for
   */
  public TaskSystem(
      String name, TrainedNetwork trained, Task task, List<String> conditions, int trials) {
    this(
        name,
        trained,
        trained.network().spec().heldLayers().stream().findFirst().orElse("recurrent"),
        task,
        conditions,
        trials);
  }

  /**
   * The system of the layer, named {@code name/layer}.
   *
   * @return the system with population, performance, dynamics and perturbation
   */
  public NeuralSystem system() {
    return start(trained.respondToGrid(task), dynamics(new int[0]))
        .facet(Performance.class, trained.performance(task, trials, conditions))
        .build();
  }

  private NeuralSystem.Builder start(Responses responses, Optional<Dynamics> dynamics) {
    NeuralSystem.Builder builder =
        NeuralSystem.builder(
                name + "/" + layer,
                trained.history().ending() == TrainingHistory.Ending.UNTRAINED
                    ? NeuralSystem.Kind.UNTRAINED
                    : NeuralSystem.Kind.TRAINED)
            .facet(Population.class, responses.population(name, layer, conditions))
            .facet(Perturbable.class, this)
            .provenance("seed", Long.toString(trained.seed()));
    dynamics.ifPresent(map -> builder.facet(Dynamics.class, map));
    return builder;
  }

  @Override
  public List<String> units() {
    int count = HeldRollOut.of(trained.network(), layer).units();
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }

  /**
   * {@inheritDoc}
   *
   * <p>A unit's output is held at zero; it still receives.
   */
  @Override
  public NeuralSystem silence(int[] silenced) {
    return start(respondWithout(silenced), dynamics(silenced))
        .facet(Performance.class, performances(List.of(silenced)).get(0))
        .build();
  }

  @Override
  public NeuralSystem lesioned(Lesion lesion) {
    return start(respond(lesion), dynamics(lesion)).build();
  }

  @Override
  public LesionMap lesions(List<? extends Lesion> lesions) {
    return lesioning().map(lesions);
  }

  private Lesioning lesioning() {
    return Lesioning.of(trained, layer, task, trials, conditions);
  }

  /**
   * What the network does on the task's grid with some units silenced.
   *
   * @param silenced places in {@link #units}
   * @return the responses
   * @throws IllegalArgumentException if a place does not exist
   */
  public Responses respondWithout(int[] silenced) {
    return silenced.length == 0
        ? trained.respondToGrid(task)
        : respond(UnitLesion.of("units", silenced));
  }

  /**
   * What the network does on the task's grid under a lesion.
   *
   * @param lesion the lesion
   * @return the responses
   * @throws IllegalArgumentException if a place does not exist
   */
  public Responses respond(Lesion lesion) {
    return Lesioning.respond(trained, layer, trained.respondToGrid(task).trials(), lesion);
  }

  /**
   * The one-step map with some units silenced.
   *
   * @param silenced places in {@link #units}
   * @return the map, or empty if the network's kind has none, or several layers
   * @throws IllegalArgumentException if a place does not exist
   */
  public Optional<Dynamics> dynamics(int[] silenced) {
    return layer.equals("recurrent") && NetworkDynamics.isKnown(trained.network().spec())
        ? Optional.of(NetworkDynamics.of(trained.network(), silenced))
        : Optional.empty();
  }

  /**
   * The one-step map under a lesion.
   *
   * @param lesion the lesion
   * @return the map, or empty if there is none or units are not silenced throughout
   * @throws IllegalArgumentException if a place does not exist
   */
  public Optional<Dynamics> dynamics(Lesion lesion) {
    return lesion instanceof UnitLesion units && units.isSilencing()
        ? dynamics(units.units().stream().mapToInt(Integer::intValue).toArray())
        : Optional.empty();
  }

  /**
   * {@inheritDoc}
   *
   * <p>All sets are computed in batched roll-outs, in double precision.
   */
  @Override
  public List<Performance> performances(List<int[]> sets) {
    Lesioning lesioning = lesioning();
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
}
