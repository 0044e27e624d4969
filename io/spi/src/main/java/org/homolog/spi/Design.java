package org.homolog.spi;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homolog.failure.HomologException;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.system.Dissimilarities;
import org.homolog.system.NeuralSystem;
import org.jspecify.annotations.Nullable;

/**
 * The conditions that the systems of a comparison share, in one order. Systems are matched by
 * condition label.
 *
 * @param conditions distinct labels
 */
public record Design(List<String> conditions) {
  /**
   * Checks the labels.
   *
   * @throws HomologException if there is none or one occurs twice
   */
  public Design {
    conditions = List.copyOf(conditions);
    if (conditions.isEmpty()) {
      throw HomologException.mistake(
          "the systems share no condition; conditions are matched by their labels");
    }
    if (new LinkedHashSet<>(conditions).size() != conditions.size()) {
      throw HomologException.mistake("a condition's label occurs twice in the design");
    }
  }

  /**
   * The conditions that all systems have, in the order of the first.
   *
   * @param systems the systems; those with neither population nor dissimilarities are passed over
   * @return the design
   * @throws HomologException if they share none, with an example of labels from each side
   */
  public static Design shared(List<NeuralSystem> systems) {
    @Nullable Set<String> shared = null;
    NeuralSystem first = systems.get(0);
    for (NeuralSystem system : systems) {
      List<String> labels = system.conditions();
      if (labels.isEmpty()) {
        continue;
      }
      if (shared == null) {
        shared = new LinkedHashSet<>(labels);
        first = system;
      } else {
        shared.retainAll(new LinkedHashSet<>(labels));
        if (shared.isEmpty()) {
          throw HomologException.mistake(
              "systems "
                  + first.name()
                  + " and "
                  + system.name()
                  + " share no condition: one has \""
                  + first.conditions().get(0)
                  + "\", the other \""
                  + labels.get(0)
                  + "\"; conditions are matched by their labels");
        }
      }
    }
    return new Design(shared == null ? List.of() : List.copyOf(shared));
  }

  /**
   * A member under this design.
   *
   * @param system the member
   * @return the whole sample
   */
  public Sample sample(NeuralSystem system) {
    return new Drawn(this, system, null);
  }

  /**
   * A member under this design and a draw over conditions, repeats or units.
   *
   * @param system the member
   * @param draw the draw
   * @return the drawn sample
   * @throws IllegalArgumentException if the draw is over members, which are drawn as whole systems,
   *     or over sessions, which are drawn as groups of units
   */
  public Sample sample(NeuralSystem system, Draw draw) {
    if (draw.axis() == Axis.MEMBER) {
      throw new IllegalArgumentException("members are drawn as whole systems, not within a sample");
    }
    if (draw.axis() == Axis.SESSION) {
      throw new IllegalArgumentException("sessions are drawn as groups of units: draw over UNIT");
    }
    return new Drawn(this, system, draw);
  }

  private static final class Drawn implements Sample {
    private final Design design;
    private final NeuralSystem system;
    private final @Nullable Draw draw;
    private final int[] rows;

    Drawn(Design design, NeuralSystem system, @Nullable Draw draw) {
      this.design = design;
      this.system = system;
      this.draw = draw;
      if (draw != null && draw.axis() == Axis.CONDITION) {
        rows = draw.rows();
      } else {
        rows = new int[design.conditions().size()];
        Arrays.setAll(rows, i -> i);
      }
    }

    @Override
    public NeuralSystem system() {
      return system;
    }

    @Override
    public int[] rows() {
      return rows.clone();
    }

    @Override
    public List<String> conditions() {
      if (draw != null && draw.purpose() == Draw.Purpose.SHUFFLE) {
        return design.conditions();
      }
      return Arrays.stream(rows).mapToObj(design.conditions()::get).toList();
    }

    @Override
    public Optional<Draw> draw() {
      return Optional.ofNullable(draw);
    }

    @Override
    public Sample whole() {
      return draw == null ? this : design.sample(system);
    }

    @Override
    public <F> F require(Class<F> facet) {
      F found = system.require(facet);
      if (found instanceof Population population) {
        return facet.cast(drawn(population.orderConditions(design.conditions())));
      }
      if (found instanceof Dissimilarities dissimilarities) {
        return facet.cast(drawn(dissimilarities.orderConditions(design.conditions())));
      }
      return found;
    }

    private Population drawn(Population ordered) {
      if (draw == null) {
        return ordered;
      }
      boolean shuffle = draw.purpose() == Draw.Purpose.SHUFFLE;
      return switch (draw.axis()) {
        case CONDITION -> shuffle ? shuffled(ordered) : ordered.drawConditions(rows);
        case REPEAT ->
            shuffle ? ordered.shuffleRepeats(draw.rows()) : ordered.drawRepeats(draw.rows());
        default -> ordered.selectUnits(draw.rows());
      };
    }

    /**
     * Labels in place, values moved: each place keeps its label and takes over the entries of
     * another condition.
     */
    private Population shuffled(Population ordered) {
      return ordered
          .drawConditions(rows)
          .relabelled(ordered.conditionLabels(), ordered.conditions());
    }

    private Dissimilarities drawn(Dissimilarities ordered) {
      if (draw == null) {
        return ordered;
      }
      if (draw.axis() != Axis.CONDITION) {
        throw HomologException.mistake(
            "system "
                + system.name()
                + " has dissimilarities only; nothing can be drawn over its "
                + Options.kebab(draw.axis().name())
                + "s");
      }
      double[] values = new double[rows.length * (rows.length - 1) / 2];
      int at = 0;
      for (int i = 0; i < rows.length; i++) {
        for (int j = i + 1; j < rows.length; j++) {
          values[at++] = rows[i] == rows[j] ? Double.NaN : ordered.get(rows[i], rows[j]);
        }
      }
      boolean shuffle = draw.purpose() == Draw.Purpose.SHUFFLE;
      Table table = shuffle ? ordered.conditions() : ordered.conditions().select(rows);
      return Dissimilarities.of(
          table, places(shuffle, ordered.labels()), values, ordered.measure());
    }

    /** Labels made distinct, because copies of a condition are rows of their own. */
    private List<String> places(boolean shuffle, List<String> labels) {
      if (shuffle) {
        return labels;
      }
      String[] named = new String[rows.length];
      int[] seen = new int[labels.size()];
      for (int i = 0; i < rows.length; i++) {
        int copy = ++seen[rows[i]];
        named[i] = copy == 1 ? labels.get(rows[i]) : labels.get(rows[i]) + " (copy " + copy + ")";
      }
      return List.of(named);
    }
  }
}
