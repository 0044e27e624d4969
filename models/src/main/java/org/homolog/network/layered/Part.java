package org.homolog.network.layered;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One computation of a network: an options record that says what it is, which weights it has, and
 * what it computes.
 *
 * <p>What it computes is TorchScript in the form that archives have, from which the engine derives
 * gradients. In it {@code {in}} is the activity of the layer it stands on, {@code {in1}} and so on
 * those of {@link #others}, {@code {out}} the result, {@code {v}} the beginning of names of its
 * own, {@code {random}} its random numbers, and a weight's name in braces that weight. Activities
 * are {@code [entries, units]} or {@code [entries, channels, height, width]}; entries are steps
 * times trials, time first, of which there are {@code T} and {@code B}. {@code training} is true
 * while learning.
 */
public interface Part {
  /**
   * Random numbers a part needs for one presentation.
   *
   * @param extent of which there are as many as entries
   * @param keep given, zeros and ones, a one with this probability; otherwise standard normal
   */
  record Randomness(Extent extent, OptionalDouble keep) {}

  /**
   * Layers it reads beside the one it stands on.
   *
   * @return their names
   */
  default List<String> others() {
    return List.of();
  }

  /**
   * What its result is.
   *
   * @param site where it stands
   * @return the extent of {@code {out}}
   * @throws org.homolog.failure.HomologException if it cannot stand there; the message says why, of
   *     "it"
   */
  Extent extent(Site site);

  /**
   * Its weights.
   *
   * @param site where it stands
   * @return arrays in order
   */
  default List<PartWeight> weights(Site site) {
    return List.of();
  }

  /**
   * What it computes.
   *
   * @param site where it stands
   * @return TorchScript lines
   */
  String script(Site site);

  /**
   * Further activity that can be looked at, such as a membrane potential; {@code {v}} and its name
   * hold it.
   *
   * @return names; the layers are named after the part and these
   */
  default List<String> traces() {
    return List.of();
  }

  /**
   * What a trace is.
   *
   * @param trace its name
   * @param site where the part stands
   * @return its extent
   */
  default Extent trace(String trace, Site site) {
    return extent(site);
  }

  /** How the output of a part can be held at given values. */
  enum Holding {
    /** It cannot. */
    NONE,
    /** After it is computed: a part without memory. */
    AFTERWARDS,
    /**
     * While it is computed: lines such as <code>{hold {v}r at 0}</code> in its script say where an
     * array of {@code [trials, units]} is its output of a place in time, 0 before the first step.
     */
    WITHIN
  }

  /**
   * How its output can be held, so that lesions can be made.
   *
   * @return not at all, unless the part says otherwise
   */
  default Holding holding() {
    return Holding.NONE;
  }

  /**
   * Its output before the first step.
   *
   * @return the same for all units
   */
  default double start() {
    return 0;
  }

  /**
   * The weight array through which its units act on each other.
   *
   * @return the name of an array of receiving x sending units; empty if they do not
   */
  default Optional<String> recurrentWeight() {
    return Optional.empty();
  }

  /**
   * Random numbers that act while learning; evaluation goes without.
   *
   * @param site where it stands
   * @return what is drawn, if anything
   */
  default Optional<Randomness> randomness(Site site) {
    return Optional.empty();
  }
}
