package org.homolog.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.homolog.dynamics.NetworkDynamics;
import org.homolog.dynamics.TaskSystem;
import org.homolog.learning.NetworkFile;
import org.homolog.learning.TaskTraining;
import org.homolog.learning.TrainedNetwork;
import org.homolog.network.ResponseWindow;
import org.homolog.network.Responses;
import org.homolog.population.Population;
import org.homolog.system.Cohort;
import org.homolog.system.Dynamics;
import org.homolog.system.NeuralSystem;
import org.homolog.system.Performance;
import org.homolog.system.Perturbable;

/**
 * One layer of networks trained on a task, or of their untrained twins: a cohort over seeds.
 *
 * @param network what is trained
 * @param layer the layer
 * @param trained whether after training
 * @param window which part of the trials; empty for each step of all of it
 * @param steps operations, in order
 * @param labels its conditions
 */
record LayerSource(
    TaskNetwork network,
    String layer,
    boolean trained,
    Optional<ResponseWindow> window,
    List<Step> steps,
    List<String> labels)
    implements Source {
  private static final int JUDGED = 500;

  @Override
  public String name() {
    return wholeName() + "/" + layer;
  }

  private String wholeName() {
    return network.spec().name() + (trained ? "" : "-untrained");
  }

  @Override
  public NeuralSystem.Kind kind() {
    return trained ? NeuralSystem.Kind.TRAINED : NeuralSystem.Kind.UNTRAINED;
  }

  private String memberKey(int member) {
    return ContentKey.of("responses")
        .with("network", trained ? network.key(member) : network.untrainedKey(member))
        .with("layer", layer)
        .with("conditions", conditionColumns())
        .with("window", window.map(Object::toString).orElse(""))
        .with("steps", steps.stream().map(Step::text).toList())
        .hash();
  }

  private List<String> conditionColumns() {
    return network.spec().respond().orElseThrow().conditions();
  }

  @Override
  public String key() {
    return ContentKey.of("layer")
        .with("members", network.members().stream().map(this::memberKey).toList())
        .hash();
  }

  @Override
  public List<String> fits() {
    return trained ? network.members().stream().map(network::key).toList() : List.of();
  }

  @Override
  public boolean isReadAtOnce() {
    return false;
  }

  @Override
  public Set<Class<?>> facets() {
    Set<Class<?>> facets = new LinkedHashSet<>(List.of(Population.class, Performance.class));
    if (hasDynamics()) {
      facets.add(Dynamics.class);
    }
    if (isSilenced()) {
      facets.add(Perturbable.class);
    }
    return facets;
  }

  /** Whether its units can be silenced. */
  private boolean isSilenced() {
    return network.network().heldLayers().contains(layer);
  }

  private boolean hasDynamics() {
    return layer.equals("recurrent") && NetworkDynamics.isKnown(network.network());
  }

  @Override
  public Optional<List<String>> conditions() {
    return Optional.of(labels);
  }

  private TrainedNetwork load(int member, Function<String, Path> products) {
    return trained
        ? NetworkFile.read(products.apply(network.key(member)))
        : TaskTraining.untrained(network.network(), network.task(), network.seed(member));
  }

  @Override
  public Cohort build(Function<String, Path> products) {
    List<NeuralSystem> systems = new ArrayList<>();
    for (int member : network.members()) {
      systems.add(system(member, load(member, products)));
    }
    return new Cohort(name(), systems.size() == 1 ? "" : "seed", systems);
  }

  private NeuralSystem system(int member, TrainedNetwork loaded) {
    NeuralSystem.Builder builder =
        start(spelled(member), loaded.respondToGrid(network.task()))
            .facet(Performance.class, performance(loaded))
            .contentKey(memberKey(member));
    if (hasDynamics()) {
      builder.facet(Dynamics.class, NetworkDynamics.of(loaded.network()));
    }
    if (isSilenced()) {
      TaskSystem whole =
          new TaskSystem(wholeName(), loaded, layer, network.task(), conditionColumns(), JUDGED);
      builder.facet(Perturbable.class, new SilencedLayer(this, spelled(member), whole));
    }
    network.provenance().forEach(builder::provenance);
    return builder.provenance("network seed", Long.toString(loaded.seed())).build();
  }

  /** A system whose responses are read as the study says. */
  NeuralSystem.Builder start(String called, Responses responses) {
    Population population =
        window
            .map(w -> responses.population(wholeName(), layer, conditionColumns(), w))
            .orElseGet(() -> responses.population(wholeName(), layer, conditionColumns()));
    return NeuralSystem.builder(called, kind())
        .facet(Population.class, Step.all(steps, population));
  }

  private String spelled(int member) {
    return network.spec().seeds() == 1 ? name() : "seed " + member;
  }

  private Performance performance(TrainedNetwork loaded) {
    return loaded.performance(network.task(), JUDGED, conditionColumns());
  }

  @Override
  public Map<String, String> provenance() {
    Map<String, String> facts = network.provenance();
    facts.put("layer", layer);
    facts.put(
        "responses",
        "to every condition of the task, noise off; a condition is "
            + String.join(" x ", conditionColumns())
            + window
                .map(
                    w ->
                        "; bins of "
                            + w.bin()
                            + " s from "
                            + w.start()
                            + " to "
                            + w.stop()
                            + " s around "
                            + (w.event().isEmpty() ? "the trial's start" : w.event()))
                .orElse("; each step of the trial"));
    if (!steps.isEmpty()) {
      facts.put("operations", steps.stream().map(Step::text).collect(Collectors.joining("; ")));
    }
    return facts;
  }

  @Override
  public Map<String, String> facts(Function<String, Path> products) {
    Map<String, String> facts = new LinkedHashMap<>();
    List<String> accuracies = new ArrayList<>();
    List<String> endings = new ArrayList<>();
    for (int member : network.members()) {
      TrainedNetwork loaded = load(member, products);
      accuracies.add(number(performance(loaded).overall()));
      endings.add(
          network.weights().isPresent()
              ? "weights loaded"
              : loaded.history().steps()
                  + " steps ("
                  + loaded.history().ending().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                  + ")");
    }
    facts.put("accuracy", String.join(", ", accuracies));
    facts.put("chance", number(network.task().chance()));
    OptionalDouble shortcut = network.task().shortcut();
    shortcut.ifPresent(value -> facts.put("shortcut", number(value)));
    network.task().idealObserver().ifPresent(v -> facts.put("ideal observer", number(v)));
    if (trained) {
      facts.put("training", String.join(", ", endings));
    }
    return facts;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  @Override
  public String about() {
    return network.spec().about();
  }

  @Override
  public String citation() {
    return network.own().provider().info().citation();
  }

  @Override
  public String licence() {
    return "";
  }
}
