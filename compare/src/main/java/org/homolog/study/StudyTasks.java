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
import org.homolog.study.grammar.TaskGrammar;
import org.homolog.study.yaml.Node;
import org.homolog.study.yaml.Problems;
import org.homolog.task.TaskLinter;
import org.homolog.task.composed.ComposedTask;
import org.homolog.task.composed.Composition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tasks as a study names them: {@code task: {ID: {options}}}, or composes them. */
final class StudyTasks {
  private static final Logger LOG = LoggerFactory.getLogger(StudyTasks.class);

  private final Registry registry;
  private final Problems problems;

  StudyTasks(Registry registry, Problems problems) {
    this.registry = registry;
    this.problems = problems;
  }

  /**
   * A task, all options resolved.
   *
   * @param kind its id in the study; that of the task itself may say more
   * @param task the task
   * @param options its options as text
   * @param provider where it comes from
   */
  record Made(String kind, Task task, Map<String, String> options, Provider provider) {
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
    if (only.getKey().equals(TaskGrammar.ID)) {
      return composed(options, at.path("task") + "." + TaskGrammar.ID);
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

  private Optional<Made> composed(Node node, String path) {
    Optional<Composition> composition = CompositionReader.read(node, path, problems);
    if (composition.isEmpty()) {
      return Optional.empty();
    }
    try {
      Task task = ComposedTask.of(composition.get());
      TaskLinter.examine(task, 1, 200).stream()
          .findFirst()
          .ifPresent(finding -> LOG.warn("{}: {}", path, finding.text()));
      return Optional.of(
          new Made(
              TaskGrammar.ID,
              task,
              Map.of("composition", String.valueOf(node.plain())),
              builtIn()));
    } catch (HomologException e) {
      problems.add(node.place(), path, String.valueOf(e.getMessage()), e.kind());
      return Optional.empty();
    }
  }

  /** homolog's own tasks, whose hash is its version. */
  private Provider builtIn() {
    return registry.task("random-dots").provider();
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
    return new Made(
        factory.describe().id(), factory.create(options), Options.resolved(options), provider);
  }
}
