package org.homolog.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.homolog.learning.Sweep;
import org.homolog.learning.TaskOutcome;
import org.homolog.learning.TrainingReport;
import org.homolog.plugin.PluginLoader;
import org.homolog.result.TrainingTable;
import org.homolog.store.OutputFolder;
import org.homolog.study.NetworkTraining;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains the networks of a study by themselves. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Trains networks of a study, without comparing anything, and tells how well they do their task"
          + " beside chance, shortcut and ideal observer, overall and by what makes the task hard. An"
          + " interrupted training goes on from its checkpoint with the same command, to the same"
          + " bits, and networks that are finished are kept. Of several networks, the second goes to"
          + " FILE-2, and so on; of several systems, each to FILE-SYSTEM. A sweep trains them under every"
          + " combination of the values given, and tells which conclusions hold across it.",
      ""
    })
@SuppressWarnings("NullAway.Init")
final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StudyOptions study;
  @Mixin private PluginOptions plugins;

  @Option(
      names = "--system",
      paramLabel = "NAME",
      split = ",",
      description =
          "the system of the study whose networks are trained, or several (default: all that are"
              + " trained on tasks)")
  private List<String> systems = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description =
          "the HDF5 file of the trained network; replaced where it exists, unless it is this very"
              + " network")
  private Path out;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description =
          "also write how well they do as comma-separated values: a line per network and task, and"
              + " one per level of what makes the task hard")
  private @Nullable Path csv;

  @Option(
      names = "--member",
      paramLabel = "N",
      description = "train the N-th of several networks only")
  private @Nullable Integer member;

  @Option(
      names = "--sweep",
      paramLabel = "OPTION=VALUE,...",
      description =
          "try each of these values, such as train.learning-rate=0.001,0.01 or model.units=32,64;"
              + " may be given several times; values of lists stand in brackets")
  private List<String> sweep = new ArrayList<>();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "how many networks are trained at a time (default: one per processor)")
  private @Nullable Integer threads;

  @Override
  public Integer call() {
    int count = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    if (count < 1) {
      throw usage("--threads is 1 or more, not " + count);
    }
    List<NetworkTraining> all = study.training(plugins.load(), count, systems);
    List<Map<String, String>> settings = Sweep.grid(axes());
    List<TrainingSession.Work> work = new ArrayList<>();
    for (NetworkTraining networks : all) {
      String system = all.size() == 1 ? "" : "-" + networks.name();
      for (int i = 0; i < settings.size(); i++) {
        NetworkTraining chosen =
            settings.get(i).isEmpty() ? networks : networks.with(settings.get(i));
        for (int one : members(networks)) {
          work.add(new TrainingSession.Work(chosen, one, settings.get(i), file(system, i, one)));
        }
      }
    }
    PrintWriter err = spec.commandLine().getErr();
    List<List<TaskOutcome>> outcomes = new TrainingSession(count, err).train(work);
    if (csv != null) {
      OutputFolder.write(csv, table(work, outcomes));
    }
    int done = 0;
    for (NetworkTraining networks : all) {
      int members = members(networks).size();
      int next = done + settings.size() * members;
      String heading = all.size() == 1 ? "" : networks.name() + "\n";
      spec.commandLine()
          .getOut()
          .print(heading + text(settings, members, outcomes.subList(done, next)));
      done = next;
    }
    return 0;
  }

  private static String table(List<TrainingSession.Work> work, List<List<TaskOutcome>> outcomes) {
    TrainingTable table = new TrainingTable(PluginLoader.version());
    for (int i = 0; i < work.size(); i++) {
      TrainingSession.Work one = work.get(i);
      String setting =
          one.setting().entrySet().stream()
              .map(entry -> entry.getKey() + "=" + entry.getValue())
              .collect(Collectors.joining(" "));
      outcomes.get(i).forEach(outcome -> table.add(one.networks().name(), setting, outcome));
    }
    return table.text();
  }

  private List<Integer> members(NetworkTraining networks) {
    List<Integer> all = networks.members();
    if (member == null) {
      return all;
    }
    if (!all.contains(member)) {
      throw usage(
          "--member " + member + " does not exist; " + networks.name() + " has " + all.size());
    }
    return List.of(member);
  }

  private Map<String, List<String>> axes() {
    Map<String, List<String>> axes = new LinkedHashMap<>();
    for (String text : sweep) {
      int equals = text.indexOf('=');
      if (equals < 1 || axes.containsKey(text.substring(0, equals))) {
        throw usage(
            "--sweep "
                + text
                + ": write OPTION=VALUE,VALUE, and each option once, such as"
                + " --sweep train.learning-rate=0.001,0.01");
      }
      // Commas within brackets belong to a value.
      axes.put(
          text.substring(0, equals), List.of(text.substring(equals + 1).split(",(?![^\\[]*\\])")));
    }
    return axes;
  }

  /** FILE for the first network; FILE-2 for the second; with a sweep, FILE-SETTING-NETWORK. */
  private Path file(String system, int setting, int one) {
    String name = String.valueOf(out.getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String ending = dot > 0 ? name.substring(dot) : "";
    String number = one == 1 || member != null ? "" : "-" + one;
    return out.resolveSibling(
        stem + system + (sweep.isEmpty() ? number : "-" + (setting + 1) + "-" + one) + ending);
  }

  private String text(
      List<Map<String, String>> settings, int members, List<List<TaskOutcome>> outcomes) {
    if (sweep.isEmpty()) {
      return new TrainingReport(outcomes.stream().flatMap(List::stream).toList()).text();
    }
    List<Sweep.Tried> tried = new ArrayList<>();
    for (int i = 0; i < settings.size(); i++) {
      List<TaskOutcome> of =
          outcomes.subList(i * members, (i + 1) * members).stream().flatMap(List::stream).toList();
      tried.add(new Sweep.Tried(settings.get(i), new TrainingReport(of)));
    }
    Sweep whole = new Sweep(tried);
    return whole.text(whole.usual());
  }

  private RuntimeException usage(String problem) {
    return new CommandLine.ParameterException(spec.commandLine(), problem);
  }
}
