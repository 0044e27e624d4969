package org.homolog.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.homolog.failure.HomologException;
import org.homolog.fit.FitOptions;
import org.homolog.fit.RecurrentFitOptions;
import org.homolog.learning.TrainingOptions;
import org.homolog.network.NetworkKinds;
import org.homolog.network.layered.PartKinds;
import org.homolog.plugin.Registry;
import org.homolog.study.grammar.Grammar;
import org.homolog.study.grammar.TaskGrammar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains one thing a study can name. */
@Command(
    name = "describe",
    mixinStandardHelpOptions = true,
    description = {
      "Explains an importer, task, network, learning rule or comparison: what it does, its formula,"
          + " its options with their defaults, and the papers it follows. homolog describe study"
          + " explains how a study is written, homolog describe nulls the nulls it can ask for."
          + " Without a name, lists what there is.",
      ""
    })
@SuppressWarnings("NullAway.Init")
final class DescribeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private PluginOptions plugins;

  @Parameters(
      paramLabel = "ID",
      arity = "0..1",
      defaultValue = "",
      description = "what is explained, such as rsa, random-dots, nwb or study")
  private String id;

  @Option(
      names = "--pages",
      paramLabel = "DIR",
      description =
          "write a page of documentation in Markdown per comparison, and a list of them, to this"
              + " folder")
  private @Nullable Path pages;

  @Override
  public Integer call() {
    Registry registry = plugins.load();
    if (pages != null) {
      int files = ComparisonPages.write(registry, pages);
      spec.commandLine().getOut().println(files + " files in " + pages);
      return 0;
    }
    Map<String, Map<String, Supplier<String>>> kinds = kinds(registry);
    if (id.isEmpty()) {
      kinds.forEach(
          (kind, known) ->
              spec.commandLine().getOut().println(kind + ": " + String.join(", ", known.keySet())));
      return 0;
    }
    boolean found = false;
    for (Map.Entry<String, Map<String, Supplier<String>>> kind : kinds.entrySet()) {
      Supplier<String> text = kind.getValue().get(id);
      if (text != null) {
        spec.commandLine().getOut().print((found ? "\n" : "") + text.get());
        found = true;
      }
    }
    if (!found) {
      TreeSet<String> known = new TreeSet<>();
      kinds.values().forEach(names -> known.addAll(names.keySet()));
      throw HomologException.unknown(
          "importer, task, network, part, rule or comparison", id, known);
    }
    return 0;
  }

  private static Map<String, Map<String, Supplier<String>>> kinds(Registry registry) {
    Map<String, Map<String, Supplier<String>>> kinds = new LinkedHashMap<>();
    Map<String, Supplier<String>> comparisons = new LinkedHashMap<>();
    registry
        .analyses()
        .forEach(
            (name, item) ->
                comparisons.put(
                    name,
                    () ->
                        Explanation.of(
                            "comparison", item.item().describe(), item.item().options())));
    kinds.put("comparisons", comparisons);
    Map<String, Supplier<String>> tasks = new LinkedHashMap<>();
    registry
        .tasks()
        .forEach(
            (name, item) ->
                tasks.put(
                    name,
                    () -> Explanation.of("task", item.item().describe(), item.item().options())));
    tasks.put(TaskGrammar.ID, TaskGrammar::text);
    kinds.put("tasks", tasks);
    Map<String, Supplier<String>> networks = new LinkedHashMap<>();
    for (NetworkKinds.Kind kind : NetworkKinds.all()) {
      String title = "network " + kind.name() + ": " + kind.title();
      networks.put(kind.name(), () -> Explanation.of(title, kind.options()));
    }
    kinds.put("networks", networks);
    Map<String, Supplier<String>> parts = new LinkedHashMap<>();
    for (PartKinds.Kind kind : PartKinds.all()) {
      String title = "part " + kind.name() + ": " + kind.title();
      parts.put(kind.name(), () -> Explanation.of(title, kind.options()));
    }
    kinds.put("parts of networks", parts);
    kinds.put(
        "rules",
        Map.of(
            "gradient",
            () ->
                Explanation.of(
                    "rule gradient: gradient descent on the loss, back through time where there is"
                        + " time",
                    TrainingOptions.class)));
    Map<String, Supplier<String>> fits = new LinkedHashMap<>();
    fits.put(
        "stimulus-fit",
        () ->
            Explanation.of(
                "fit of a network without time to responses, beside the options of the rule",
                FitOptions.class));
    fits.put(
        "recurrent-fit",
        () ->
            Explanation.of(
                "fit of a network with a time course to trials, beside the options of the rule",
                RecurrentFitOptions.class));
    kinds.put("fits", fits);
    Map<String, Supplier<String>> importers = new LinkedHashMap<>();
    registry
        .importers()
        .forEach((name, item) -> importers.put(name, () -> Explanation.of(item.item())));
    kinds.put("importers", importers);
    Map<String, Supplier<String>> studies = new LinkedHashMap<>();
    studies.put("study", Grammar::text);
    studies.put("nulls", NullPage::text);
    kinds.put("study files", studies);
    return kinds;
  }
}
