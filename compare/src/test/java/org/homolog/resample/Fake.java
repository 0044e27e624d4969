package org.homolog.resample;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.homolog.failure.HomologException;
import org.homolog.population.Population;
import org.homolog.spi.Axis;
import org.homolog.spi.Comparison;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.homolog.spi.NullModel;
import org.homolog.spi.Outcome;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;
import org.homolog.spi.Score;

/**
 * Compares means over everything: the score is minus their distance, so that its behaviour is known
 * by hand. Fails where told to.
 */
final class Fake implements Comparison<Fake.Settings, Double> {
  /** Nothing to choose. */
  record Settings() {}

  final AtomicInteger wholes = new AtomicInteger();
  private final Description.Builder description;
  private final boolean pools;

  private Fake(Description.Builder description, boolean pools) {
    this.description = description;
    this.pools = pools;
  }

  static Fake pooling() {
    return new Fake(basics(), true);
  }

  static Fake with(Description.Builder description) {
    return new Fake(description, false);
  }

  static Description.Builder basics() {
    return Description.builder("fake", "Fake")
        .facets(Population.class)
        .drawable(Axis.CONDITION, Axis.REPEAT)
        .nulls(NullModel.PERMUTE_CONDITIONS, NullModel.PERMUTE_REPEATS)
        .refuses(NullModel.PERMUTE_UNITS, "the mean does not depend on the order of units")
        .direction(Direction.HIGHER_IS_CLOSER);
  }

  @Override
  public Description describe() {
    return description.build();
  }

  @Override
  public Class<Settings> options() {
    return Settings.class;
  }

  @Override
  public Double prepare(Sample sample, Settings options, Run run) {
    String name = sample.system().name();
    if (sample.draw().isEmpty()) {
      wholes.incrementAndGet();
      run.warn("prepared " + name);
    } else {
      run.warn("drawn " + name);
    }
    if (name.startsWith("broken")) {
      throw HomologException.mistake("cannot use " + name);
    }
    if (name.startsWith("defective")) {
      throw new ArrayIndexOutOfBoundsException("Index 3");
    }
    Population population = sample.require(Population.class).averageRepeats();
    double[] values = population.byEntry().array();
    double sum = 0;
    // Conditions weigh unlike, so that their order matters.
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * (1 + i / population.unitCount());
    }
    if (name.startsWith("lost") && sample.draw().isPresent() && sample.rows()[0] == 0) {
      return Double.NaN;
    }
    return name.startsWith("undefined") ? Double.NaN : sum / values.length;
  }

  @Override
  public Optional<Double> pool(List<Double> members, Settings options) {
    return pools
        ? Optional.of(members.stream().mapToDouble(x -> x).average().orElse(Double.NaN))
        : Optional.empty();
  }

  @Override
  public List<Score> score(Double reference, Double candidate, Settings options, Run run) {
    double distance = Math.abs(reference - candidate);
    return List.of(
        Double.isNaN(distance)
            ? Score.undefined("nearness", "fake", "a mean does not exist")
            : Score.of("nearness", "fake", -distance));
  }

  @Override
  public Outcome explain(Double reference, Double candidate, Settings options, Run run) {
    throw HomologException.mistake("nothing to draw");
  }
}
