package org.homolog.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.learning.Curriculum;
import org.homolog.study.grammar.Fields;
import org.homolog.study.grammar.Grammar;
import org.homolog.study.yaml.Node;
import org.homolog.study.yaml.Problems;

/**
 * What a network learns: its task, others together with it, and what it learns before.
 *
 * @param curriculum the tasks
 * @param identity all of it but the network's own task in words, for keys of results
 */
record StudyCurriculum(Curriculum curriculum, List<String> identity) {

  /** A task alone. */
  static StudyCurriculum of(StudyTasks.Made own) {
    List<Curriculum.Share> share = List.of(new Curriculum.Share(own.task(), 1));
    return new StudyCurriculum(new Curriculum(List.of(), share), List.of());
  }

  /**
   * Reads what stands beside the task in a network's {@code train}.
   *
   * @return the curriculum; empty, and reported, where something is wrong
   */
  static Optional<StudyCurriculum> read(
      StudyTasks tasks, StudyTasks.Made own, Fields train, Problems problems) {
    List<String> identity = new ArrayList<>();
    List<Curriculum.Share> last = new ArrayList<>();
    last.add(new Curriculum.Share(own.task(), 1));
    boolean complete = shares(tasks, train, problems, last, identity);
    List<Curriculum.Part> before = new ArrayList<>();
    List<Node> items = train.items("first");
    for (int i = 0; i < items.size(); i++) {
      Fields at = Fields.of(Grammar.FIRST, items.get(i), path(train, "first", i), problems);
      Optional<StudyTasks.Made> task = tasks.read(at);
      complete &= task.isPresent();
      if (task.isEmpty()) {
        continue;
      }
      List<Curriculum.Share> shares = new ArrayList<>();
      shares.add(new Curriculum.Share(task.get().task(), 1));
      int steps = (int) at.wholeOr("steps");
      double until = at.numberOr("until");
      identity.add("first " + task.get().identity() + " " + steps + " " + until);
      complete &= shares(tasks, at, problems, shares, identity);
      if (steps > 0 && !Double.isNaN(until)) {
        before.add(new Curriculum.Part(shares, steps, until));
      }
    }
    if (!complete) {
      return Optional.empty();
    }
    try {
      return Optional.of(new StudyCurriculum(new Curriculum(before, last), identity));
    } catch (HomologException e) {
      problems.add(train.place(), train.path(), String.valueOf(e.getMessage()), e.kind());
      return Optional.empty();
    }
  }

  private static String path(Fields fields, String key, int item) {
    return fields.path(key) + "[" + (item + 1) + "]";
  }

  /** Adds the tasks that are learned beside another; whether all of them could be made. */
  private static boolean shares(
      StudyTasks tasks,
      Fields at,
      Problems problems,
      List<Curriculum.Share> shares,
      List<String> identity) {
    boolean complete = true;
    List<Node> items = at.items("beside");
    for (int i = 0; i < items.size(); i++) {
      Fields beside = Fields.of(Grammar.BESIDE, items.get(i), path(at, "beside", i), problems);
      Optional<StudyTasks.Made> task = tasks.read(beside);
      double weight = beside.numberOr("weight");
      complete &= task.isPresent();
      if (task.isPresent()) {
        shares.add(new Curriculum.Share(task.get().task(), weight));
        identity.add("beside " + task.get().identity() + " " + weight);
      }
    }
    return complete;
  }
}
