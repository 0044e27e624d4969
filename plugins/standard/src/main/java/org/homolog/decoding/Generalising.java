package org.homolog.decoding;

import org.homolog.geometry.ConditionColumn;
import org.homolog.geometry.Copies;
import org.homolog.geometry.Prepared;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.geometry.TimeAxis;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.spi.Draw;

/**
 * The temporal generalisation of one system, computed when first asked for, with its time axis.
 * Immutable.
 */
public final class Generalising {
  private final Prepared<GeneralisationMatrix> prepared;
  private final TimeAxis time;

  private Generalising(Prepared<GeneralisationMatrix> prepared, TimeAxis time) {
    this.prepared = prepared;
    this.time = time;
  }

  static Generalising of(
      ResponseMatrix responses,
      TimeAxis time,
      ConditionColumn column,
      TemporalGeneralisationOptions options,
      long seed,
      LinearAlgebra algebra) {
    Prepared<GeneralisationMatrix> prepared =
        new Prepared<>(
            responses,
            (drawn, lent) ->
                GeneralisationMatrix.of(
                    LabelledTrials.of(
                        drawn,
                        column.texts(drawn.conditions()),
                        options.folds(),
                        options.across(),
                        seed),
                    time.bins(),
                    options.penalty(),
                    lent));
    prepared.derived(algebra);
    return new Generalising(prepared, time);
  }

  Generalising drawn(Draw draw) {
    return new Generalising(prepared.drawn(draw, Copies.LEFT_OUT), time);
  }

  /**
   * The system's name.
   *
   * @return the name
   */
  public String system() {
    return prepared.responses().system();
  }

  TimeAxis time() {
    return time;
  }

  GeneralisationMatrix matrix(LinearAlgebra algebra) {
    return prepared.derived(algebra);
  }

  @Override
  public String toString() {
    return "temporal generalisation of system " + system();
  }
}
