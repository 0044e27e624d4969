package org.homolog.dynamics;

import org.homolog.linalg.Matrix;
import org.homolog.network.ActivationFunction;

/**
 * What a cell's formula is made of. A formula is written once over any kind of value; with numbers
 * it gives the next state, with numbers and their derivatives the exact Jacobian (forward
 * differentiation, no differences), with intervals an enclosure of both that rounding cannot break.
 *
 * @param <V> a vector of some kind of value
 */
public interface Arithmetic<V> {
  /**
   * A linear map.
   *
   * @param weights m x n
   * @param x n values
   * @return weights x, m values
   */
  V linear(Matrix weights, V x);

  /**
   * Fixed numbers.
   *
   * @param values the numbers; not copied
   * @return the same as values of this kind
   */
  V constant(double[] values);

  /**
   * A sum, element by element.
   *
   * @param a n values
   * @param b n values
   * @return a + b
   */
  V plus(V a, V b);

  /**
   * A product, element by element.
   *
   * @param a n values
   * @param b n values
   * @return a b
   */
  V times(V a, V b);

  /**
   * A quotient, element by element.
   *
   * @param a n values
   * @param b n values above zero
   * @return a / b
   */
  V divide(V a, V b);

  /**
   * A multiple.
   *
   * @param factor the factor
   * @param a n values
   * @return factor a
   */
  V scale(double factor, V a);

  /**
   * An activation function of each element.
   *
   * @param function the function
   * @param a n values
   * @return f(a)
   */
  V activate(ActivationFunction function, V a);

  /**
   * Some of the elements.
   *
   * @param a n values
   * @param from the first wanted, from 0
   * @param count how many
   * @return count values
   */
  V part(V a, int from, int count);

  /**
   * One vector after the other.
   *
   * @param a m values
   * @param b n values
   * @return m + n values
   */
  V join(V a, V b);

  /**
   * A difference, element by element.
   *
   * @param a n values
   * @param b n values
   * @return a - b
   */
  default V minus(V a, V b) {
    return plus(a, scale(-1, b));
  }

  /**
   * Two vectors mixed.
   *
   * @param share how much of the second, a number from 0 to 1
   * @param a n values
   * @param b n values
   * @return (1 - share) a + share b
   */
  default V mix(double share, V a, V b) {
    return share == 1 ? b : plus(scale(1 - share, a), scale(share, b));
  }
}
