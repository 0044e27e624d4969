package org.homolog.standard;

import java.util.List;
import org.homolog.spi.Comparison;
import org.homolog.spi.Description;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;
import org.homolog.spi.Score;

/** A comparison that prepares every draw anew. */
record WithoutFastPath<O extends Record, P>(Comparison<O, P> comparison)
    implements Comparison<O, P> {

  @Override
  public Description describe() {
    return comparison.describe();
  }

  @Override
  public Class<O> options() {
    return comparison.options();
  }

  @Override
  public P prepare(Sample sample, O options, Run run) {
    return comparison.prepare(sample, options, run);
  }

  @Override
  public List<Score> score(P reference, P candidate, O options, Run run) {
    return comparison.score(reference, candidate, options, run);
  }
}
