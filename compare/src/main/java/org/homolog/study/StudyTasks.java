package org.homolog.study;

import java.util.Map;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.plugin.Provided;
import org.homolog.plugin.Provider;
import org.homolog.plugin.Registry;
import org.homolog.spi.Options;
import org.homolog.spi.Task;
import org.homolog.spi.TaskFactory;
import org.homolog.study.grammar.Fields;
import org.homolog.study.yaml.Node;
import org.homolog.study.yaml.Problems;

/** Tasks as a study names them: {@code task: {ID: {options}}}. */
final class StudyTasks {
  private final Registry registry;
  private final Problems problems;

  StudyTasks(Registry registry, Problems problems) {
    this.registry = registry;
    this.problems = problems;
  }

  /**
   * A task, all options resolved.
   *
   * @param task the task
   * @param options its options as text
   * @param provider where it comes from
   */
  record Made(Task task, Map<String, String> options, Provider provider) {
    /** What it is, in words that differ between tasks that differ. */
    String identity() {
      return task.id() + " " + options + " " + provider.hash();
    }
  }

  /**
   * The task that stands at the key "task" of a group.
   *
   * @return the task; empty, and reported, where it is wrong
   */
  Optional<Made> read(Fields at) {
    Map<String, Node.Entry> named = at.named("task");
    if (named.size() != 1) {
      at.problem("task", "one task is named here, such as task: {random-dots: {}}");
      return Optional.empty();
    }
    Map.Entry<String, Node.Entry> only = named.entrySet().iterator().next();
    Node options = only.getValue().value();
    if (!(options instanceof Node.Group) && options.plain() != null) {
      at.problem("task", "options are a group of keys, such as task: {random-dots: {}}");
      return Optional.empty();
    }
    Provided<TaskFactory<?>> provided;
    try {
      provided = registry.task(only.getKey());
    } catch (HomologException e) {
      problems.add(
          only.getValue().place(), at.path("task"), String.valueOf(e.getMessage()), e.kind());
      return Optional.empty();
    }
    Fields open = at.open("task", only.getKey());
    return BoundOptions.of(open, problems, () -> make(provided, open.others()));
  }

  /**
   * A task from options.
   *
   * @throws Options.InvalidOption if an option is wrong
   */
  static Made make(Provided<TaskFactory<?>> provided, Map<String, Object> values) {
    return made(provided.item(), provided.provider(), values);
  }

  private static <O extends Record> Made made(
      TaskFactory<O> factory, Provider provider, Map<String, Object> values) {
    O options = Options.bind(factory.options(), values);
    return new Made(factory.create(options), Options.resolved(options), provider);
  }
}
