package org.homolog.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.homolog.failure.HomologException;
import org.homolog.learning.TrainingOptions;
import org.homolog.network.NetworkKinds;
import org.homolog.network.NetworkSpec;
import org.homolog.network.ResponseWindow;
import org.homolog.network.foreign.TorchScriptNetwork;
import org.homolog.network.importing.NameMap;
import org.homolog.plugin.Registry;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.spi.Options;
import org.homolog.spi.Task;
import org.homolog.spi.Trials;
import org.homolog.study.grammar.Fields;
import org.homolog.study.grammar.Grammar;
import org.homolog.study.yaml.Problems;
import org.homolog.torch.DeviceChoice;
import org.homolog.torch.Torch;

/** Networks of a study as sources: one per layer, and their untrained twins. */
final class NetworkSources {
  private static final String RULE = "gradient";

  private final Sources sources;
  private final Registry registry;
  private final StudyFiles files;
  private final Study study;
  private final Problems problems;

  NetworkSources(
      Sources sources, Registry registry, StudyFiles files, Study study, Problems problems) {
    this.sources = sources;
    this.registry = registry;
    this.files = files;
    this.study = study;
    this.problems = problems;
  }

  List<Source> make(SystemSpec.Network spec) {
    Optional<NetworkSpec> network = network(spec);
    if (!spec.isTrained() && !spec.inputs().isEmpty()) {
      return new StimulatedSources(sources, study, problems, this::loaded).make(spec, network);
    }
    if (spec.weights().isPresent()) {
      Optional<TrainingOptions> none = Optional.of(Options.defaults(TrainingOptions.class));
      return resolved(spec, network, none).map(this::layers).orElse(List.of());
    }
    if (!spec.rule().equals(RULE)) {
      train(spec).problem("rule", HomologException.unknownText("rule", spec.rule(), List.of(RULE)));
    }
    if (!spec.targets().isEmpty()) {
      return new FittedSources(sources, study, problems).make(spec, network, train(spec));
    }
    return resolved(spec, network, training(spec)).map(this::layers).orElse(List.of());
  }

  /**
   * A network of the study that is trained on a task, without its responses.
   *
   * @return the network; empty, and reported, where it is wrong
   */
  Optional<TaskNetwork> trained(SystemSpec.Network spec) {
    if (spec.weights().isPresent()) {
      spec.at().problem("model", "the weights of " + spec.name() + " are given; it is not trained");
      return Optional.empty();
    }
    return resolved(spec, network(spec), training(spec));
  }

  private Optional<TrainingOptions> training(SystemSpec.Network spec) {
    Optional<TrainingOptions> training =
        BoundOptions.of(
            train(spec), problems, () -> Options.bind(TrainingOptions.class, spec.ruleOptions()));
    if (training.isPresent() && training.get().device() == DeviceChoice.GPU) {
      try {
        Torch.on(DeviceChoice.GPU);
      } catch (HomologException e) {
        train(spec).problem("device", String.valueOf(e.getMessage()));
        return Optional.empty();
      }
    }
    return training;
  }

  private Optional<NetworkSpec> network(SystemSpec.Network spec) {
    Fields model = spec.at().group("model", Grammar.MODEL).orElseThrow();
    try {
      NetworkKinds.Kind kind = NetworkKinds.named(spec.network());
      Map<String, Object> options = new LinkedHashMap<>(spec.options());
      if (kind.options() == TorchScriptNetwork.class) {
        Optional<StudyFiles.Found> found = program(spec, model);
        if (found.isEmpty()) {
          return Optional.empty();
        }
        options.put("file", found.get().path().toString());
        options.put("sha256", found.get().sha256());
      }
      return BoundOptions.of(model, problems, () -> kind.bind(options));
    } catch (HomologException e) {
      model.problem("network", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** The file of a network that is a file. */
  private Optional<StudyFiles.Found> program(SystemSpec.Network spec, Fields model) {
    if (spec.weights().isEmpty() || spec.options().containsKey("file")) {
      model.problem(
          spec.options().containsKey("file") ? "file" : "network",
          "a torchscript network is fixed; name its file with weights: {file: FILE}, without train");
      return Optional.empty();
    }
    return files.find(spec.weights().get().file(), problems);
  }

  private Fields train(SystemSpec.Network spec) {
    return spec.at().group("train", Grammar.TRAIN).orElseThrow();
  }

  private Optional<TaskNetwork> resolved(
      SystemSpec.Network spec, Optional<NetworkSpec> network, Optional<TrainingOptions> training) {
    StudyTasks tasks = new StudyTasks(registry, problems);
    Optional<StudyTasks.Made> made = tasks.read(spec.at());
    Optional<StudyCurriculum> curriculum =
        made.flatMap(
            own ->
                spec.weights().isPresent()
                    ? Optional.of(StudyCurriculum.of(own))
                    : StudyCurriculum.read(tasks, own, train(spec), problems));
    if (made.isEmpty() || network.isEmpty() || training.isEmpty() || curriculum.isEmpty()) {
      return Optional.empty();
    }
    Task task = made.get().task();
    double step = network.get().stepSeconds();
    if (step != 0 && Math.abs(step - task.stepSeconds()) > 1e-9 * step) {
      spec.at()
          .problem(
              "model",
              "the network's step is "
                  + step * 1000
                  + " ms and that of the task "
                  + task.id()
                  + " "
                  + task.stepSeconds() * 1000
                  + " ms; give both the same dt");
      return Optional.empty();
    }
    try {
      network.get().shapes(task.inputs().size(), task.outputs().size());
    } catch (HomologException e) {
      spec.at().problem("model", "the task " + task.id() + " does not fit: " + e.getMessage());
      return Optional.empty();
    }
    Optional<TaskNetwork.LoadedWeights> weights =
        spec.weights().flatMap(given -> loaded(given, w -> w.into(network.get(), task, 0)));
    if (spec.weights().isPresent() && weights.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new TaskNetwork(
            spec,
            network.get(),
            made.get(),
            curriculum.get(),
            training.get(),
            weights,
            study.seed()));
  }

  /** Weights of a file, tried on the network so that what does not fit is told before a run. */
  private Optional<TaskNetwork.LoadedWeights> loaded(
      SystemSpec.GivenWeights given, Consumer<TaskNetwork.LoadedWeights> trial) {
    Optional<StudyFiles.Found> found = files.find(given.file(), problems);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try {
      NameMap names = NameMap.of(given.names(), given.ignore());
      TaskNetwork.LoadedWeights weights =
          new TaskNetwork.LoadedWeights(found.get().path(), found.get().sha256(), names);
      trial.accept(weights);
      return Optional.of(weights);
    } catch (HomologException e) {
      Fields at = given.file().at();
      String message = String.valueOf(e.getMessage());
      String key = message.startsWith("names: ") && at.has("names") ? "names" : "file";
      problems.add(at.place(key), at.path(key), message, e.kind());
      return Optional.empty();
    }
  }

  private List<Source> layers(TaskNetwork network) {
    SystemSpec.Network spec = network.spec();
    SystemSpec.Respond respond = spec.respond().orElseThrow();
    List<String> all = network.network().layerNames();
    List<String> wanted =
        respond.layers().isEmpty() ? network.network().populationLayers() : respond.layers();
    for (String layer : wanted) {
      if (!all.contains(layer)) {
        respond.at().problem("layers", HomologException.unknownText("layer", layer, all));
      }
    }
    Optional<Optional<ResponseWindow>> window = window(respond, network);
    Optional<List<String>> labels = window.flatMap(w -> labels(network, respond, w));
    if (labels.isEmpty() || !all.containsAll(wanted)) {
      return List.of();
    }
    network.members().forEach(member -> sources.add(new TrainingJob(network, member)));
    List<Source> layers = new ArrayList<>();
    for (boolean trained : spec.untrained() ? List.of(true, false) : List.of(true)) {
      for (String layer : wanted) {
        layers.add(
            new LayerSource(network, layer, trained, window.get(), spec.steps(), labels.get()));
      }
    }
    return layers;
  }

  private Optional<Optional<ResponseWindow>> window(
      SystemSpec.Respond respond, TaskNetwork network) {
    if (respond.window().isEmpty()) {
      for (String key : List.of("bin", "event")) {
        if (respond.at().has(key)) {
          respond.at().problem(key, "this goes with a window; add window: [from, to]");
        }
      }
      return Optional.of(Optional.empty());
    }
    double from = respond.window().get().get(0);
    double to = respond.window().get().get(1);
    double step = network.network().stepSeconds();
    double bin = respond.bin() > 0 ? respond.bin() : step > 0 ? step : to - from;
    if (step == 0 || bin < step * (1 - 1e-9)) {
      respond
          .at()
          .problem(
              respond.at().has("bin") ? "bin" : "window",
              step == 0
                  ? "a " + network.network().kind() + " has no time; leave window out"
                  : "a bin of " + bin + " s is shorter than the network's step of " + step + " s");
      return Optional.empty();
    }
    try {
      return Optional.of(Optional.of(new ResponseWindow(respond.event(), from, to, bin)));
    } catch (HomologException e) {
      respond.at().problem("window", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** The conditions the responses will have: those of the task's grid, after all operations. */
  private Optional<List<String>> labels(
      TaskNetwork network, SystemSpec.Respond respond, Optional<ResponseWindow> window) {
    Task task = network.task();
    Trials grid = task.draw(0, 0, task.gridSize(), Task.Mode.NOISELESS);
    Table trials = grid.conditions();
    List<String> needed = new ArrayList<>(respond.conditions());
    needed.add(respond.event());
    for (String column : needed) {
      if (!column.isEmpty() && !trials.has(column)) {
        respond
            .at()
            .problem(
                column.equals(respond.event()) ? "event" : "conditions",
                HomologException.unknownText(
                    "column of the trials of " + task.id(), column, trials.names()));
        return Optional.empty();
      }
    }
    double step = network.network().stepSeconds();
    double[] times = new double[window.map(ResponseWindow::bins).orElse(grid.steps())];
    for (int i = 0; i < times.length; i++) {
      int bin = i;
      times[i] = window.map(w -> w.start() + (bin + 0.5) * w.bin()).orElse((bin + 1) * step);
    }
    long[] numbers = new long[trials.rows()];
    java.util.Arrays.setAll(numbers, i -> i);
    Population population =
        Population.builder(
                trials.has("trial") ? trials : trials.with(Column.integers("trial", numbers)),
                Table.of(Column.texts("unit", "any")))
            .conditions(respond.conditions())
            .repeats("trial")
            .times(times)
            .values(new double[trials.rows() * times.length])
            .build();
    for (Step operation : network.spec().steps()) {
      try {
        population = operation.operation().apply(population);
      } catch (HomologException e) {
        problems.add(operation.place(), operation.path(), String.valueOf(e.getMessage()), e.kind());
        return Optional.empty();
      }
    }
    return Optional.of(population.conditionLabels());
  }
}
