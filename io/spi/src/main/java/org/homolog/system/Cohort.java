package org.homolog.system;

import java.util.List;
import org.homolog.failure.HomologException;

/**
 * Members that stand for the same thing: the animals of a study, the sessions of an animal, the
 * seeds of a network, the folds of a fit. A single system is a cohort of one.
 *
 * @param name what they stand for
 * @param memberAxis what a member is: "subject", "session", "seed", "fold"; empty for a single
 *     system
 * @param members the members, in order
 */
public record Cohort(String name, String memberAxis, List<NeuralSystem> members) {
  /**
   * Checks the members.
   *
   * @throws HomologException if there is none
   */
  public Cohort {
    members = List.copyOf(members);
    if (members.isEmpty()) {
      throw HomologException.mistake("cohort " + name + " has no members");
    }
  }

  /**
   * A cohort of one.
   *
   * @param system its only member
   * @return the cohort
   */
  public static Cohort of(NeuralSystem system) {
    return new Cohort(system.name(), "", List.of(system));
  }
}
