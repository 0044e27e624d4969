package org.homolog.dynamics;

import java.util.ArrayList;
import java.util.List;
import org.homolog.linalg.Matrix;
import org.homolog.network.ActivationFunction;
import org.jspecify.annotations.Nullable;

/**
 * Numbers, many vectors at a time, with a record of what was done to them, by which directions are
 * pushed through the derivative as often as wanted: row k of the directions through the Jacobian at
 * row k of the states.
 */
final class BatchTape implements Arithmetic<BatchTape.Node> {
  private static final int FIXED = -1;

  private final BatchValues values;
  private final Products products;
  private final List<Rule> rules = new ArrayList<>();

  /** A value; its number says which direction belongs to it, if any does. */
  record Node(int number, Matrix value) {
    boolean isFixed() {
      return number == FIXED;
    }
  }

  /** How the direction of a result follows from those before it. */
  private interface Rule {
    Matrix push(List<Matrix> directions);
  }

  BatchTape(Products products) {
    this.products = products;
    this.values = new BatchValues(products);
  }

  /** The one variable that directions are given for, to be made first. */
  Node variable(Matrix value) {
    return record(value, null);
  }

  /** Directions of a result that belong to directions of the variable. */
  Matrix push(Node result, Matrix directions) {
    if (result.isFixed()) {
      return Matrix.zeros(directions.rows(), result.value().columns());
    }
    List<Matrix> all = new ArrayList<>();
    all.add(directions);
    for (int i = 1; i <= result.number(); i++) {
      all.add(rules.get(i).push(all));
    }
    return all.get(result.number());
  }

  private Node record(Matrix value, @Nullable Rule rule) {
    rules.add(rule == null ? directions -> directions.get(0) : rule);
    return new Node(rules.size() - 1, value);
  }

  @Override
  public Node linear(Matrix weights, Node x) {
    Matrix value = values.linear(weights, x.value());
    return x.isFixed()
        ? new Node(FIXED, value)
        : record(value, d -> products.through(d.get(x.number()), weights));
  }

  @Override
  public Node constant(double[] fixed) {
    return new Node(FIXED, values.constant(fixed));
  }

  @Override
  public Node plus(Node a, Node b) {
    Matrix value = values.plus(a.value(), b.value());
    if (a.isFixed() && b.isFixed()) {
      return new Node(FIXED, value);
    }
    if (a.isFixed() || b.isFixed()) {
      int number = a.isFixed() ? b.number() : a.number();
      return record(value, d -> d.get(number));
    }
    return record(value, d -> values.plus(d.get(a.number()), d.get(b.number())));
  }

  @Override
  public Node times(Node a, Node b) {
    return weighted(values.times(a.value(), b.value()), a, b.value(), b, a.value());
  }

  @Override
  public Node divide(Node a, Node b) {
    Matrix value = values.divide(a.value(), b.value());
    Matrix slopeA = BatchValues.combine(b.value(), b.value(), (x, same) -> 1 / x);
    Matrix slopeB = BatchValues.combine(value, b.value(), (x, y) -> -x / y);
    return weighted(value, a, slopeA, b, slopeB);
  }

  private Node weighted(Matrix value, Node a, Matrix slopeA, Node b, Matrix slopeB) {
    if (a.isFixed() && b.isFixed()) {
      return new Node(FIXED, value);
    }
    if (a.isFixed() || b.isFixed()) {
      Matrix slope = a.isFixed() ? slopeB : slopeA;
      int number = a.isFixed() ? b.number() : a.number();
      return record(value, d -> values.times(slope, d.get(number)));
    }
    return record(
        value,
        d ->
            values.plus(
                values.times(slopeA, d.get(a.number())), values.times(slopeB, d.get(b.number()))));
  }

  @Override
  public Node scale(double factor, Node a) {
    Matrix value = values.scale(factor, a.value());
    return a.isFixed()
        ? new Node(FIXED, value)
        : record(value, d -> values.scale(factor, d.get(a.number())));
  }

  @Override
  public Node activate(ActivationFunction function, Node a) {
    Matrix value = values.activate(function, a.value());
    if (a.isFixed()) {
      return new Node(FIXED, value);
    }
    Matrix slopes = BatchValues.slopes(function, a.value(), value);
    return record(value, d -> values.times(slopes, d.get(a.number())));
  }

  @Override
  public Node part(Node a, int from, int count) {
    Matrix value = values.part(a.value(), from, count);
    return a.isFixed()
        ? new Node(FIXED, value)
        : record(value, d -> values.part(d.get(a.number()), from, count));
  }

  @Override
  public Node join(Node a, Node b) {
    Matrix value = values.join(a.value(), b.value());
    return a.isFixed() && b.isFixed()
        ? new Node(FIXED, value)
        : record(value, d -> values.join(direction(a, d), direction(b, d)));
  }

  private static Matrix direction(Node node, List<Matrix> directions) {
    return node.isFixed()
        ? Matrix.zeros(directions.get(0).rows(), node.value().columns())
        : directions.get(node.number());
  }
}
