package org.homolog.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.homolog.failure.HomologException;
import org.homolog.geometry.Copies;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.geometry.TimeAxis;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;
import org.jspecify.annotations.Nullable;

/** The components of one system's responses, with what they are over. Immutable. */
public final class ComponentFit {
  /** Fits whose explained shares differ by less are equally good; the first is kept. */
  private static final double EQUAL = 1e-7;

  /** Fits less alike than this do not tell which components there are. */
  private static final double UNSTABLE = 0.8;

  private final String system;
  private final Tensor tensor;
  private final TimeAxis time;
  private final List<ComponentModel> models;
  private final int best;
  private final String obstacle;

  private ComponentFit(
      String system,
      Tensor tensor,
      TimeAxis time,
      List<ComponentModel> models,
      int best,
      String obstacle) {
    this.system = system;
    this.tensor = tensor;
    this.time = time;
    this.models = models;
    this.best = best;
    this.obstacle = obstacle;
  }

  static ComponentFit of(Sample sample, TensorOptions options, Run run) {
    ResponseMatrix responses = ResponseMatrix.of(sample, options, Copies.WEIGHED, run);
    Tensor raw = new Tensor(responses.values(), responses.conditions(), responses.bins());
    Tensor tensor = options.normalise() ? raw.normalised() : raw;
    ComponentFit fit = of(responses.system(), tensor, TimeAxis.of(sample), options, run);
    if (sample.draw().isEmpty() && fit.obstacle.isEmpty()) {
      fit.warn(options, run);
    }
    return fit;
  }

  private static ComponentFit of(
      String system, Tensor tensor, TimeAxis time, TensorOptions options, Run run) {
    String obstacle = obstacle(system, tensor);
    if (!obstacle.isEmpty()) {
      return new ComponentFit(system, tensor, time, List.of(), 0, obstacle);
    }
    long seed = run.random("starts of components");
    List<@Nullable ComponentModel> fits = new ArrayList<>();
    for (int start = 0; start < options.restarts(); start++) {
      fits.add(null);
    }
    run.parallel(
        options.restarts(),
        start -> {
          run.checkCancelled();
          fits.set(start, AlternatingFit.of(tensor, options, seed, start, run.algebra()));
        });
    List<ComponentModel> models = fits.stream().map(Objects::requireNonNull).toList();
    double most = models.stream().mapToDouble(ComponentModel::explained).max().orElse(0);
    int best = 0;
    while (models.get(best).explained() < most - EQUAL) {
      best++;
    }
    boolean lost = models.get(best).weights()[0] == 0;
    return new ComponentFit(
        system,
        tensor,
        time,
        models,
        best,
        lost ? "no part of the responses of " + system + " is positive in any component" : "");
  }

  private static String obstacle(String system, Tensor tensor) {
    if (tensor.bins() < 2 || tensor.conditions().size() < 2 || tensor.values().columns() < 2) {
      return "components are determined by two or more units, time bins and conditions, but system "
          + system
          + " has "
          + tensor.values().columns()
          + ", "
          + tensor.bins()
          + " and "
          + tensor.conditions().size();
    }
    return tensor.isZero() ? "all responses of " + system + " are zero" : "";
  }

  private void warn(TensorOptions options, Run run) {
    if (!best().converged()) {
      run.warn(
          "the best fit of "
              + system
              + " had not converged after "
              + options.iterations()
              + " iterations");
    }
    if (models.size() > 1 && stability() < UNSTABLE) {
      run.warn(
          String.format(
              Locale.ROOT,
              "fits of %s from different starts are alike by %.2f only: %d components are not determined;"
                  + " choose fewer",
              system,
              stability(),
              options.components()));
    }
  }

  /** Labels stay, responses move: so do the factors of conditions, and nothing else does. */
  ComponentFit shuffled(int[] rows) {
    if (!obstacle.isEmpty()) {
      return this;
    }
    int bins = tensor.bins();
    if (rows.length != tensor.conditions().size()) {
      throw HomologException.mistake(
          "permuting conditions needs all of them, but system "
              + system
              + " lacks "
              + (rows.length - tensor.conditions().size())
              + "; choose missing: drop-unit");
    }
    int[] moved = new int[rows.length * bins];
    Arrays.setAll(moved, i -> rows[i / bins] * bins + i % bins);
    return new ComponentFit(
        system,
        new Tensor(tensor.values().selectRows(moved), tensor.conditions(), bins),
        time,
        models.stream().map(model -> model.withConditions(rows)).toList(),
        best,
        obstacle);
  }

  /** The same responses with another number of components. */
  ComponentFit with(TensorOptions options, Run run) {
    return of(system, tensor, time, options, run);
  }

  /**
   * The system's name.
   *
   * @return the name
   */
  public String system() {
    return system;
  }

  List<String> conditions() {
    return tensor.conditions();
  }

  TimeAxis time() {
    return time;
  }

  /** Why there are no components; empty if there are. */
  String obstacle() {
    return obstacle;
  }

  ComponentModel best() {
    return models.get(best);
  }

  int starts() {
    return models.size();
  }

  /** How alike the other fits are to the best, on average; NaN without others. */
  double stability() {
    double sum = 0;
    for (int i = 0; i < models.size(); i++) {
      sum += i == best ? 0 : best().similarity(models.get(i));
    }
    return models.size() > 1 ? sum / (models.size() - 1) : Double.NaN;
  }

  @Override
  public String toString() {
    return "components of system " + system;
  }
}
