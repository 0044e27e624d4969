package org.homolog.perturbation;

import java.util.List;
import org.homolog.failure.HomologException;

/**
 * All recurrent connections from one group of units to another cut.
 *
 * @param name what is taken out, in a few words
 * @param from places of the sending units, from 0
 * @param to places of the receiving units, from 0
 */
public record ConnectionLesion(String name, List<Integer> from, List<Integer> to)
    implements Lesion {
  /** Copies the groups. */
  public ConnectionLesion {
    from = List.copyOf(from);
    to = List.copyOf(to);
    if (from.isEmpty() || to.isEmpty()) {
      throw HomologException.mistake("lesion " + name + " cuts no connection");
    }
  }
}
