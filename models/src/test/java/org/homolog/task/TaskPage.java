package org.homolog.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.homolog.population.Column;
import org.homolog.spi.Description;
import org.homolog.spi.Options;
import org.homolog.spi.Reference;
import org.homolog.spi.Task;
import org.homolog.spi.TaskFactory;
import org.homolog.spi.Trials;

/**
 * A page of documentation about tasks, written from what they say of themselves and from trials
 * drawn with their default options.
 */
final class TaskPage {
  private static final int DRAWN = 300;
  private static final int NAMED = 8;

  private final TaskFactory<?> kind;
  private final Task task;
  private final Trials trials;

  private TaskPage(TaskFactory<?> kind) {
    this.kind = kind;
    this.task = byDefault(kind);
    this.trials = task.draw(1, 0, DRAWN, Task.Mode.TRAIN);
  }

  private static <O extends Record> Task byDefault(TaskFactory<O> kind) {
    return kind.create(Options.defaults(kind.options()));
  }

  /**
   * The page.
   *
   * @param kinds the tasks; those with the same options stand together
   * @return Markdown: a table of all, then a section each
   */
  static String of(List<TaskFactory<?>> kinds) {
    Map<Class<?>, List<TaskFactory<?>>> alike = new LinkedHashMap<>();
    Map<Class<?>, StringBuilder> sections = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder();
    text.append("| task | inputs | outputs | step | trial | chance | shortcut | ideal |\n");
    text.append("|---|---|---|---|---|---|---|---|\n");
    for (TaskFactory<?> kind : kinds) {
      // One at a time: trials of all tasks together would take much memory.
      TaskPage page = new TaskPage(kind);
      alike.computeIfAbsent(kind.options(), key -> new ArrayList<>()).add(kind);
      sections.computeIfAbsent(kind.options(), key -> new StringBuilder()).append(page.section());
      text.append(page.row());
    }
    sections.forEach(
        (options, section) ->
            text.append(section).append(options(alike.getOrDefault(options, List.of()))));
    return text.toString();
  }

  private String row() {
    return String.format(
            Locale.ROOT,
            "| [`%s`](#%s) | %d | %d | %s ms | %s s | %s | %s | %s |%n",
            task.id(),
            task.id(),
            task.inputs().size(),
            task.outputs().size(),
            number(task.stepSeconds() * 1000),
            range(k -> trials.lengths()[k] * task.stepSeconds()),
            share(OptionalDouble.of(task.chance())),
            share(task.shortcut()),
            share(task.idealObserver()))
        .replace(System.lineSeparator(), "\n");
  }

  private String section() {
    Description about = kind.describe();
    StringBuilder text = new StringBuilder("\n### " + task.id() + "\n\n");
    text.append("**").append(about.title()).append(".** ").append(about.summary()).append("\n\n");
    text.append("- ").append(about.formula()).append('\n');
    text.append("- inputs: ").append(names(task.inputs())).append('\n');
    text.append("- outputs: ").append(names(task.outputs()));
    text.append(
        task.loss() == Task.Loss.CROSS_ENTROPY
            ? " (classes, cross-entropy)\n"
            : " (values, squared error)\n");
    text.append("- trials: ").append(columns()).append('\n');
    int test = task.gridSize();
    int psychometric = task.gridSize(Task.Mode.PSYCHOMETRIC);
    text.append("- grid: ").append(test).append(" trials");
    text.append(psychometric == test ? "\n" : "; psychometric grid: " + psychometric + "\n");
    text.append("- chance ").append(share(OptionalDouble.of(task.chance())));
    text.append(", shortcut ").append(share(task.shortcut()));
    text.append(", ideal observer ").append(share(task.idealObserver())).append(". ");
    text.append(task.baselines()).append('\n');
    for (Reference paper : about.references()) {
      text.append("- ").append(paper.citation());
      text.append(paper.doi().isEmpty() ? "\n" : ", doi:" + paper.doi() + "\n");
    }
    if (!about.elsewhere().isEmpty()) {
      text.append("- elsewhere: ").append(about.elsewhere()).append('\n');
    }
    return text.toString();
  }

  private static String options(List<TaskFactory<?>> alike) {
    StringBuilder text = new StringBuilder("\nOptions of `");
    text.append(alike.get(0).describe().id());
    if (alike.size() > 1) {
      text.append("` to `").append(alike.get(alike.size() - 1).describe().id());
    }
    text.append('`');
    text.append(":\n\n| option | default | unit | meaning |\n|---|---|---|---|\n");
    for (Options.Described option : Options.describe(alike.get(0).options())) {
      text.append("| `").append(option.name()).append("` | ");
      text.append(option.byDefault().isEmpty() ? "none" : option.byDefault()).append(" | ");
      text.append(option.unit()).append(" | ").append(option.text()).append(" |\n");
    }
    return text.toString();
  }

  private static String names(List<String> names) {
    if (names.size() <= NAMED) {
      return String.join(", ", names);
    }
    return String.join(", ", names.subList(0, 3))
        + ", ... "
        + names.get(names.size() - 1)
        + " ("
        + names.size()
        + " in all)";
  }

  /** The columns of the trials with what they hold; times of events are those of drawn trials. */
  private String columns() {
    List<String> parts = new ArrayList<>();
    parts.add("length " + range(k -> trials.lengths()[k] * task.stepSeconds()) + " s");
    for (Column column : trials.conditions().columns()) {
      String text = "`" + column.name() + "`";
      if (column.isNumeric()) {
        text += " " + range(column::number);
        text += column.unit().isEmpty() ? "" : " " + column.unit();
      } else {
        text +=
            " "
                + String.join(
                    " or ",
                    IntStream.range(0, DRAWN).mapToObj(column::text).distinct().sorted().toList());
      }
      parts.add(text);
    }
    return String.join(", ", parts);
  }

  private static String range(IntToDoubleFunction values) {
    double[] sorted = IntStream.range(0, DRAWN).mapToDouble(values).sorted().toArray();
    double[] present = Arrays.stream(sorted).filter(value -> !Double.isNaN(value)).toArray();
    if (present.length == 0) {
      return "none";
    }
    String low = number(present[0]);
    String high = number(present[present.length - 1]);
    return low.equals(high) ? low : low + " to " + high;
  }

  /** Three significant digits, or a whole number. */
  private static String number(double value) {
    if (Math.abs(value - Math.rint(value)) < 1e-9) {
      return Long.toString(Math.round(value));
    }
    String text = String.format(Locale.ROOT, "%.3g", value);
    return text.contains(".") && !text.contains("e")
        ? text.replaceAll("0+$", "").replaceAll("\\.$", "")
        : text;
  }

  private static String share(OptionalDouble value) {
    if (value.isEmpty()) {
      return "none stated";
    }
    double share = value.getAsDouble();
    return share > 0.9995 && share < 1 ? "above 0.999" : String.format(Locale.ROOT, "%.3f", share);
  }
}
