package org.homolog.behaviour;

import java.util.List;
import java.util.Optional;
import org.homolog.population.Population;
import org.homolog.spi.Axis;
import org.homolog.spi.Comparison;
import org.homolog.spi.Description;
import org.homolog.spi.Draw;
import org.homolog.spi.NullModel;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;
import org.homolog.spi.Score;
import org.homolog.system.NeuralSystem;
import org.homolog.system.Performance;

/**
 * What comparisons of behaviour have in common: they read trials, not activity; draws of conditions
 * pick among those of the whole; members are pooled by taking their trials together.
 *
 * @param <O> options
 */
abstract class BehaviourComparison<O extends Record & BehaviourOptions>
    implements Comparison<O, Behaviour> {
  private static final String NO_ACTIVITY = "behaviour does not depend on the activity of units";

  /** A description with what holds for all of them. */
  static Description.Builder describing(String id, String title) {
    return Description.builder(id, title)
        .facets(Population.class, Performance.class)
        .drawable(Axis.CONDITION, Axis.REPEAT, Axis.MEMBER)
        .refuses(NullModel.PERMUTE_UNITS, NO_ACTIVITY)
        .refuses(NullModel.RANDOM_ROTATION, NO_ACTIVITY)
        .refuses(NullModel.MATCHED_SPECTRUM, NO_ACTIVITY)
        .refuses(NullModel.CIRCULAR_SHIFT, NO_ACTIVITY)
        .refuses(
            NullModel.PERMUTE_REPEATS,
            "that null moves activity between trials; answers stay with the trials they were given"
                + " in")
        .nulls(NullModel.UNTRAINED);
  }

  @Override
  public final NeuralSystem reading(NeuralSystem system, O options) {
    return Behaviour.reading(system);
  }

  @Override
  public final Behaviour prepare(Sample sample, O options, Run run) {
    return Behaviour.of(sample, options.columns(), options);
  }

  @Override
  public final Optional<Behaviour> redraw(Behaviour whole, Draw draw, O options) {
    return draw.axis() == Axis.CONDITION ? Optional.of(whole.drawn(draw)) : Optional.empty();
  }

  @Override
  public final Optional<Behaviour> pool(List<Behaviour> members, O options) {
    return Optional.of(Behaviour.pooled(members));
  }

  /** A score, or the reason why there is none. */
  static Score score(String name, double value, String reason, BehaviourOptions options) {
    return Double.isFinite(value)
        ? Score.of(name, options.convention(), value)
        : Score.undefined(name, options.convention(), reason);
  }
}
