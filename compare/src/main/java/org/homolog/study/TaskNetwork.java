package org.homolog.study;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.learning.TrainingOptions;
import org.homolog.network.Network;
import org.homolog.network.NetworkSpec;
import org.homolog.network.Weights;
import org.homolog.network.foreign.TorchScriptNetwork;
import org.homolog.network.importing.NameMap;
import org.homolog.network.importing.NamedArrays;
import org.homolog.network.importing.WeightImport;
import org.homolog.plugin.PluginLoader;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Options;
import org.homolog.spi.Task;
import org.homolog.torch.DeviceChoice;
import org.homolog.torch.Torch;

/**
 * A network to be trained on a task, everything resolved.
 *
 * @param spec what the study says
 * @param network the network
 * @param own the task
 * @param curriculum what it learns, that task in the end
 * @param training how it is trained
 * @param weights weights that another program made; the network is then not trained
 * @param studySeed the study's seed
 */
record TaskNetwork(
    SystemSpec.Network spec,
    NetworkSpec network,
    StudyTasks.Made own,
    StudyCurriculum curriculum,
    TrainingOptions training,
    Optional<LoadedWeights> weights,
    long studySeed) {

  Task task() {
    return own.task();
  }

  /**
   * Weights that another program made.
   *
   * @param file where they are
   * @param sha256 hash of the file
   * @param names what the network's arrays are made of
   */
  record LoadedWeights(Path file, String sha256, NameMap names) {
    /** A network for a task with these weights. */
    Network into(NetworkSpec network, Task task, long seed) {
      Network whole = into(network, task.inputs().size(), task.outputs().size(), seed);
      if (network instanceof TorchScriptNetwork) {
        whole.respond(task.draw(0, 0, 1, Task.Mode.NOISELESS), Torch.on(DeviceChoice.CPU));
      }
      return whole;
    }

    /** A network with these weights. */
    Network into(NetworkSpec network, int inputs, int outputs, long seed) {
      return network instanceof TorchScriptNetwork
          ? fixed(network, inputs, outputs)
          : WeightImport.of(network, inputs, outputs, NamedArrays.read(file), names, seed);
    }

    /** A network that is a file. */
    private Network fixed(NetworkSpec network, int inputs, int outputs) {
      if (!names.lines().isEmpty() || !names.ignored().isEmpty()) {
        throw HomologException.mistake(
            "names: a torchscript network has its weights in itself; leave names and ignore out");
      }
      return new Network(network, inputs, outputs, Weights.of(List.of(), Map.of()));
    }
  }

  /** The seed of one of its networks: the same for equal networks, wherever they stand. */
  long seed(int member) {
    return CounterRandom.seed(studySeed, "network", identity(), Integer.toString(member));
  }

  /** What a network is before any training. */
  private String identity() {
    return ContentKey.of("network")
        .with("kind", network.kind())
        .with("options", Options.resolved((Record) network))
        .with("task", own.task().id())
        .with("task options", own.options())
        .with("task provider", own.provider().hash())
        .hash();
  }

  /** Content key of one trained network. */
  String key(int member) {
    if (weights.isPresent()) {
      return ContentKey.of("weights")
          .with("homolog", PluginLoader.version())
          .with("network", identity())
          .with("file", weights.get().sha256())
          .with("names", weights.get().names().toString())
          .with("seed", Long.toString(seed(member)))
          .hash();
    }
    return ContentKey.of("training")
        .with("homolog", PluginLoader.version())
        .with("network", identity())
        .with("rule", spec.rule())
        .with("training", Options.resolved(training))
        .with("curriculum", curriculum.identity())
        .with("seed", Long.toString(seed(member)))
        .hash();
  }

  /** Content key of one network before training. */
  String untrainedKey(int member) {
    return ContentKey.of("untrained")
        .with("homolog", PluginLoader.version())
        .with("network", identity())
        .with("seed", Long.toString(seed(member)))
        .hash();
  }

  List<Integer> members() {
    return java.util.stream.IntStream.rangeClosed(1, spec.seeds()).boxed().toList();
  }

  Map<String, String> provenance() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("network", network.kind() + " " + Options.resolved((Record) network));
    facts.put("task", own.task().id() + " " + own.options() + ", from " + own.provider().origin());
    if (!curriculum.identity().isEmpty()) {
      facts.put("learned", curriculum.curriculum().text());
    }
    if (weights.isPresent()) {
      facts.put(
          "weights", weights.get().file().getFileName() + ", sha256 " + weights.get().sha256());
    } else {
      facts.put("rule", spec.rule() + " " + Options.resolved(training));
      facts.put("networks", Integer.toString(spec.seeds()));
    }
    facts.put("seed", Long.toString(studySeed));
    return facts;
  }
}
