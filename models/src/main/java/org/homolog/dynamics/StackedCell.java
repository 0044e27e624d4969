package org.homolog.dynamics;

import java.util.List;

/**
 * Recurrent layers on top of one another: each layer's input is what the layer below shows at the
 * end of the same step. A state is those of the layers, lowest first.
 *
 * @param layers the layers, lowest first
 */
public record StackedCell(List<Cell> layers) implements Cell {
  /**
   * Checks that there is a layer.
   *
   * @throws IllegalArgumentException if there is none
   */
  public StackedCell {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a stack needs one layer or more");
    }
  }

  @Override
  public int stateCount() {
    return layers.stream().mapToInt(Cell::stateCount).sum();
  }

  @Override
  public int inputCount() {
    return layers.get(0).inputCount();
  }

  @Override
  public <V> V next(V state, V external, Arithmetic<V> in) {
    return through(state, external, in, false);
  }

  @Override
  public <V> V target(V state, V external, Arithmetic<V> in) {
    return through(state, external, in, true);
  }

  private <V> V through(V state, V external, Arithmetic<V> in, boolean target) {
    V below = external;
    V stacked = external;
    int from = 0;
    for (Cell layer : layers) {
      V own = in.part(state, from, layer.stateCount());
      V next = layer.next(own, below, in);
      V wanted = target ? layer.target(own, below, in) : next;
      stacked = from == 0 ? wanted : in.join(stacked, wanted);
      below = layer.output(next, in);
      from += layer.stateCount();
    }
    return stacked;
  }

  @Override
  public <V> V output(V state, Arithmetic<V> in) {
    Cell last = layers.get(layers.size() - 1);
    int from = stateCount() - last.stateCount();
    return last.output(in.part(state, from, last.stateCount()), in);
  }
}
