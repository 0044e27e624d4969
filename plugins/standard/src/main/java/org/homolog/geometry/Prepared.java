package org.homolog.geometry;

import java.util.function.BiFunction;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.spi.Draw;
import org.jspecify.annotations.Nullable;

/**
 * The responses of one system and what a comparison derives from them. It is derived once, when it
 * is first asked for, and is the same whoever asks: a draw of conditions costs nothing until it is
 * scored.
 *
 * @param <T> what is derived; immutable
 */
public final class Prepared<T> {
  private final ResponseMatrix responses;
  private final BiFunction<ResponseMatrix, LinearAlgebra, T> derivation;
  private volatile @Nullable T derived;

  /**
   * Responses before anything is derived from them.
   *
   * @param responses the responses
   * @param derivation what is made of them; a pure function
   */
  public Prepared(
      ResponseMatrix responses, BiFunction<ResponseMatrix, LinearAlgebra, T> derivation) {
    this.responses = responses;
    this.derivation = derivation;
  }

  /**
   * The responses.
   *
   * @return the responses, under the draw if there is one
   */
  public ResponseMatrix responses() {
    return responses;
  }

  /**
   * What is derived.
   *
   * @param algebra the algebra, used if nothing was derived yet
   * @return the derived value
   */
  public T derived(LinearAlgebra algebra) {
    T value = derived;
    if (value == null) {
      value = derivation.apply(responses, algebra);
      derived = value;
    }
    return value;
  }

  /**
   * The same under a draw of conditions.
   *
   * @param draw a draw over conditions
   * @param copies what becomes of copies of a condition
   * @return the drawn responses, before anything is derived
   */
  public Prepared<T> drawn(Draw draw, Copies copies) {
    return new Prepared<>(responses.drawn(draw, copies), derivation);
  }
}
