package org.homolog.network.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.homolog.failure.HomologException;

/**
 * What each weight array of a network is made of, in the names of another program. A line is {@code
 * OWN = TERM + TERM ...}; a term is an array's name, with {@code '} after it if it is to be
 * transposed, a number that all values take, or {@code initial} for what the network begins with.
 * Arrays without a line have the same name there.
 *
 * @param lines own name to terms, in order
 * @param ignored names of arrays that are left aside
 */
public record NameMap(Map<String, List<Term>> lines, Set<String> ignored) {
  /** The word for what a network begins with. */
  private static final String INITIAL = "initial";

  /**
   * A part of a sum.
   *
   * @param name an array's name; empty for a number or the initial values
   * @param transposed whether rows become columns
   * @param value the number that all values take, if it is one
   */
  public record Term(String name, boolean transposed, OptionalDouble value) {
    /** Whether it is what the network begins with. */
    boolean isInitial() {
      return name.isEmpty() && value.isEmpty();
    }
  }

  /** Copies the lines. */
  public NameMap {
    lines = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(lines));
    ignored = Set.copyOf(ignored);
  }

  /**
   * A map from its lines.
   *
   * @param written lines such as {@code b = rnn.bias_ih_l0 + rnn.bias_hh_l0}
   * @param ignored names of arrays that are left aside
   * @return the map
   * @throws HomologException naming the line that is not one
   */
  public static NameMap of(List<String> written, List<String> ignored) {
    Map<String, List<Term>> lines = new LinkedHashMap<>();
    for (String line : written) {
      int equals = line.indexOf('=');
      String own = equals < 0 ? "" : line.substring(0, equals).strip();
      List<Term> terms = new ArrayList<>();
      for (String term : line.substring(equals + 1).split("\\s\\+\\s", -1)) {
        terms.add(term(line, term.strip()));
      }
      if (own.isEmpty() || lines.put(own, terms) != null) {
        throw HomologException.mistake(
            "names: \""
                + line
                + "\" "
                + (own.isEmpty()
                    ? "is not of the form OWN = THEIRS, such as Wr = rnn.weight_hh_l0"
                    : "says once more what " + own + " is"));
      }
    }
    return new NameMap(lines, Set.copyOf(ignored));
  }

  private static Term term(String line, String term) {
    if (term.isEmpty() || term.equals("'")) {
      throw HomologException.mistake("names: \"" + line + "\" lacks a name after = or +");
    }
    if (term.equals(INITIAL)) {
      return new Term("", false, OptionalDouble.empty());
    }
    boolean transposed = term.endsWith("'");
    try {
      return new Term("", false, OptionalDouble.of(Double.parseDouble(term)));
    } catch (NumberFormatException e) {
      String name = transposed ? term.substring(0, term.length() - 1) : term;
      return new Term(name, transposed, OptionalDouble.empty());
    }
  }

  /** What an own array is made of. */
  List<Term> terms(String own) {
    return lines.getOrDefault(own, List.of(new Term(own, false, OptionalDouble.empty())));
  }
}
