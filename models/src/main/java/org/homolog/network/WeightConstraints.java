package org.homolog.network;

import java.util.ArrayList;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;

/**
 * How the weights that act in a network of leaky units are made from the arrays that learning
 * changes: {@code Wr = s_j (|fixed| + mask |learned|)}, s_j the sign of the sending unit and |.|
 * the magnitude that Dale's law takes, both left out where there is no law. Constraints are a way
 * of making weights, not a correction after a step: they hold to the last bit whatever an optimiser
 * remembers or decays.
 *
 * @param units number of units
 * @param dale what makes the magnitude
 * @param signs +1 or -1 per unit; acts under Dale's law only
 * @param masked whether a stored mask {@code Wr_mask} of zeros and ones says which recurrent
 *     weights learning makes
 * @param fixed whether a stored array {@code Wr_fixed} is added, which learning leaves alone
 * @param anchor strength of the pull to {@code Wr_anchor}, 0 for none
 * @param reached 1 for every unit that inputs reach, 0 for the others
 * @param readFrom first unit the readout reads
 * @param readTo one past the last unit the readout reads
 * @param frozen arrays that learning leaves alone
 * @param trainInitialState whether the initial state is learned
 */
@SuppressWarnings("ArrayRecordComponent")
record WeightConstraints(
    int units,
    DaleConstraint dale,
    double[] signs,
    boolean masked,
    boolean fixed,
    double anchor,
    double[] reached,
    int readFrom,
    int readTo,
    List<String> frozen,
    boolean trainInitialState) {
  /** How many arrays there are before the mask. */
  static final int LEARNED = 6;

  static final String MASK = "Wr_mask";
  static final String FIXED = "Wr_fixed";
  static final String ANCHOR = "Wr_anchor";
  static final String ANCHORING = "Wr_anchoring";

  /** How files tell what the arrays mean. */
  static final String CONVENTIONS =
      "Wr is made as s_j (m(Wr_fixed) + Wr_mask m(Wr)) from the arrays of these names, where they are"
          + " there: m is the magnitude and s_j the sign of the sending unit under Dale's law, both"
          + " left out without it. A soft constraint adds beta sum Wr_anchoring (Wr - Wr_anchor)^2 to"
          + " the loss. Columns of Wy belong to the units that are read.";

  WeightConstraints {
    frozen = List.copyOf(frozen);
  }

  /** Refuses names of arrays that cannot be frozen. */
  static void checkFrozen(List<String> frozen, boolean trainInitialState) {
    WeightShape.frozen(learned(1, 1, 1, 1, trainInitialState), frozen);
  }

  boolean anchored() {
    return anchor > 0;
  }

  /** Whether every input reaches every unit. */
  boolean reachesAll() {
    for (double unit : reached) {
      if (unit == 0) {
        return false;
      }
    }
    return true;
  }

  List<WeightShape> shapes(int inputs, int outputs) {
    List<WeightShape> shapes =
        new ArrayList<>(learned(units, inputs, outputs, readTo - readFrom, trainInitialState));
    List<Integer> square = List.of(units, units);
    if (masked) {
      shapes.add(new WeightShape(MASK, square, false));
    }
    if (fixed) {
      shapes.add(new WeightShape(FIXED, square, false));
    }
    if (anchored()) {
      shapes.add(new WeightShape(ANCHOR, square, false));
      shapes.add(new WeightShape(ANCHORING, square, false));
    }
    return WeightShape.frozen(shapes, frozen);
  }

  private static List<WeightShape> learned(
      int units, int inputs, int outputs, int read, boolean trainInitialState) {
    return List.of(
        new WeightShape("Wr", List.of(units, units), true),
        new WeightShape("Wx", List.of(units, inputs), true),
        new WeightShape("b", List.of(units), true),
        new WeightShape("Wy", List.of(outputs, read), true),
        new WeightShape("by", List.of(outputs), true),
        new WeightShape("r0", List.of(units), trainInitialState));
  }

  /** Refuses a mask that is none, and a pull away from the anchor. */
  void check(Weights weights) {
    if (masked) {
      for (double value : weights.values(MASK)) {
        if (value != 0 && value != 1) {
          throw HomologException.mistake(
              MASK + ": a mask holds zeros and ones, but this one holds " + value);
        }
      }
    }
    if (anchored()) {
      for (double value : weights.values(ANCHORING)) {
        if (value < 0) {
          throw HomologException.mistake(
              ANCHORING
                  + ": a weight of the soft constraint must be 0 or more, but one is "
                  + value);
        }
      }
    }
  }

  /** The recurrent weights that act, in double precision. */
  double[] recurrent(double[] learned, double[] mask, double[] unlearned) {
    double[] recurrent = new double[learned.length];
    for (int i = 0; i < recurrent.length; i++) {
      double value = dale.value(learned[i]);
      if (masked) {
        value *= mask[i];
      }
      if (fixed) {
        value += dale.value(unlearned[i]);
      }
      recurrent[i] = dale == DaleConstraint.NONE ? value : value * signs[i % units];
    }
    return recurrent;
  }

  /** The weights that act, in double precision. */
  ActingWeights acting(Weights weights) {
    double[] recurrent =
        recurrent(
            weights.values("Wr"),
            masked ? weights.values(MASK) : new double[0],
            fixed ? weights.values(FIXED) : new double[0]);
    Matrix input = weights.matrix("Wx");
    for (int i = 0; i < input.array().length; i++) {
      input.array()[i] *= reached[i / input.columns()];
    }
    Matrix read = weights.matrix("Wy");
    Matrix output = Matrix.zeros(read.rows(), units);
    for (int i = 0; i < read.rows(); i++) {
      System.arraycopy(
          read.array(), i * read.columns(), output.array(), i * units + readFrom, read.columns());
    }
    return new ActingWeights(
        Matrix.of(units, units, recurrent),
        input,
        weights.values("b"),
        output,
        weights.values("by"),
        weights.values("r0"));
  }
}
