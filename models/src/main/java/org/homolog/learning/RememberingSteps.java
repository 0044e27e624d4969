package org.homolog.learning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.torch.Precision;
import org.homolog.torch.Tensors;

/**
 * An optimiser at work: counts its steps and owns as many arrays per weight array as its rule
 * remembers quantities.
 */
final class RememberingSteps implements Optimiser.Steps {
  private final Rule rule;
  private final List<NDList> remembered = new ArrayList<>();
  private long taken;

  /** One step of a rule. */
  interface Rule {
    /**
     * Changes the weights in place.
     *
     * @param scope for intermediate arrays
     * @param gradients one per weight array
     * @param remembered one list per quantity, changed in place
     * @param step number of this step, from 1
     * @param rate step size
     * @param decay L2 penalty
     */
    void apply(
        NDManager scope,
        NDList gradients,
        List<NDList> remembered,
        long step,
        double rate,
        double decay);
  }

  RememberingSteps(NDManager owner, NDList weights, int quantities, Rule rule) {
    this.rule = rule;
    for (int i = 0; i < quantities; i++) {
      NDList list = new NDList(weights.stream().map(NDArray::zerosLike).toList());
      list.attach(owner);
      remembered.add(list);
    }
  }

  @Override
  public void apply(NDManager scope, NDList gradients, double learningRate, double decay) {
    rule.apply(scope, gradients, remembered, ++taken, learningRate, decay);
  }

  @Override
  public Optimiser.Memory memory() {
    List<double[]> values = new ArrayList<>();
    remembered.forEach(list -> list.forEach(array -> values.add(Tensors.doubles(array))));
    return new Optimiser.Memory(taken, values);
  }

  @Override
  public void restore(Optimiser.Memory memory) {
    List<NDArray> arrays = remembered.stream().flatMap(List::stream).toList();
    boolean fits = arrays.size() == memory.values().size();
    for (int i = 0; fits && i < arrays.size(); i++) {
      fits = arrays.get(i).size() == memory.values().get(i).length;
    }
    if (!fits) {
      throw HomologException.damaged(
          "what the optimiser remembers does not fit the network's weights");
    }
    for (int i = 0; i < arrays.size(); i++) {
      NDArray array = arrays.get(i);
      try (NDArray copy =
          Tensors.of(
              array.getManager(),
              memory.values().get(i),
              array.getShape(),
              Precision.of(array.getDataType()))) {
        copy.copyTo(array);
      }
    }
    taken = memory.steps();
  }
}
