package org.homolog.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.learning.Curriculum;
import org.homolog.learning.LearningListener;
import org.homolog.learning.NetworkFile;
import org.homolog.learning.Safekeeping;
import org.homolog.learning.TaskOutcome;
import org.homolog.learning.TrainedNetwork;
import org.homolog.learning.TrainingOptions;
import org.homolog.network.NetworkKinds;
import org.homolog.network.NetworkSpec;
import org.homolog.plugin.Registry;
import org.homolog.spi.Options;
import org.homolog.spi.Task;
import org.homolog.study.grammar.TaskGrammar;

/** The networks of one system of a study, to be trained by themselves. Immutable. */
public final class NetworkTraining {
  private static final int TEST_TRIALS = 2000;

  /** The fact by which a trained network is known again. */
  private static final String KEY = "key";

  private final TaskNetwork network;
  private final Registry registry;

  NetworkTraining(TaskNetwork network, Registry registry) {
    this.network = network;
    this.registry = registry;
  }

  /**
   * The system's name.
   *
   * @return as in the study
   */
  public String name() {
    return network.spec().name();
  }

  /**
   * The networks, each with a seed of its own.
   *
   * @return numbers, from 1
   */
  public List<Integer> members() {
    return network.members();
  }

  /**
   * Trains one of the networks. It is the one that {@code homolog run} trains.
   *
   * @param member which, from 1
   * @param listener told how it goes
   * @param safekeeping where checkpoints go
   * @return the network
   */
  public TrainedNetwork train(int member, LearningListener listener, Safekeeping safekeeping) {
    return new TrainingJob(network, member)
        .train(listener, safekeeping)
        .with(Map.of(KEY, network.key(member)));
  }

  /**
   * A network that was trained before, if it is this one: of the same declaration, curriculum,
   * options, seed and version of homolog.
   *
   * @param member which, from 1
   * @param file where it may be
   * @return the network; empty where the file is not there or holds something else
   */
  public Optional<TrainedNetwork> finished(int member, Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      TrainedNetwork found = NetworkFile.read(file);
      return Optional.of(found)
          .filter(known -> network.key(member).equals(known.provenance().get(KEY)));
    } catch (HomologException e) {
      return Optional.empty();
    }
  }

  /**
   * How well a network does each of its tasks.
   *
   * @param member which, from 1
   * @param trained the network
   * @return one outcome per task that it learned in the end
   */
  public List<TaskOutcome> outcomes(int member, TrainedNetwork trained) {
    List<TaskOutcome> outcomes = new ArrayList<>();
    for (Task task : network.curriculum().curriculum().tasks()) {
      int grid = task.gridSize();
      int trials = grid * Math.max(1, (TEST_TRIALS + grid - 1) / grid);
      outcomes.add(TaskOutcome.of("seed " + member, trained, task, trials));
    }
    return outcomes;
  }

  /**
   * The same networks with other hyper-parameters.
   *
   * @param values such as {@code train.learning-rate} to 0.01, {@code model.units} to 128, or
   *     {@code task.coherences} to [12.8, 51.2]
   * @return the networks
   * @throws HomologException if there is no such hyper-parameter, or its value is wrong
   */
  public NetworkTraining with(Map<String, String> values) {
    Map<String, Map<String, Object>> groups = new LinkedHashMap<>();
    groups.put("model", new HashMap<>(network.spec().options()));
    groups.put("train", new HashMap<>(network.spec().ruleOptions()));
    groups.put("task", new HashMap<>(network.own().options()));
    Map<String, Object> task = groups.get("task");
    if (task != null) {
      task.replaceAll((name, text) -> value(String.valueOf(text)));
    }
    values.forEach((path, text) -> put(groups, path, text));
    try {
      NetworkSpec spec =
          NetworkKinds.named(network.spec().network()).bind(groups.getOrDefault("model", Map.of()));
      TrainingOptions training =
          Options.bind(TrainingOptions.class, groups.getOrDefault("train", Map.of()));
      StudyTasks.Made own =
          values.keySet().stream().anyMatch(path -> path.startsWith("task."))
              ? otherwise(groups.getOrDefault("task", Map.of()))
              : network.own();
      return new NetworkTraining(
          new TaskNetwork(
              network.spec(),
              spec,
              own,
              curriculum(own),
              training,
              Optional.empty(),
              network.studySeed()),
          registry);
    } catch (Options.InvalidOption e) {
      throw HomologException.of(HomologException.Kind.MISTAKE, values + ": " + e.getMessage(), e);
    }
  }

  /** The network's own task with other options. */
  private StudyTasks.Made otherwise(Map<String, Object> options) {
    if (network.own().kind().equals(TaskGrammar.ID)) {
      throw HomologException.mistake(
          "the task "
              + network.own().task().id()
              + " is composed in the study and has no options to be tried out; write a study for"
              + " each");
    }
    return StudyTasks.make(registry.task(network.own().kind()), options);
  }

  /** The same curriculum with another task in the place of the network's own. */
  private StudyCurriculum curriculum(StudyTasks.Made own) {
    Curriculum old = network.curriculum().curriculum();
    List<Curriculum.Share> last = new ArrayList<>(old.last());
    last.set(0, new Curriculum.Share(own.task(), 1));
    return new StudyCurriculum(new Curriculum(old.before(), last), network.curriculum().identity());
  }

  private static void put(Map<String, Map<String, Object>> groups, String path, String text) {
    int dot = path.indexOf('.');
    Map<String, Object> group = dot < 0 ? null : groups.get(path.substring(0, dot));
    if (group == null) {
      throw HomologException.mistake(
          "\""
              + path
              + "\" is no hyper-parameter; write train.OPTION, model.OPTION or task.OPTION");
    }
    group.put(path.substring(dot + 1), value(text));
  }

  /** A list is written as [a, b]. */
  private static Object value(String text) {
    if (!text.startsWith("[") || !text.endsWith("]")) {
      return text;
    }
    String inner = text.substring(1, text.length() - 1).strip();
    return inner.isEmpty() ? List.of() : List.of(inner.split("\\s*,\\s*"));
  }
}
