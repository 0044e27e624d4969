package org.homolog.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.homolog.dynamics.NetworkDynamics;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.network.Network;
import org.homolog.network.WeightShape;
import org.homolog.network.Weights;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.PopulationBuilder;
import org.homolog.population.Table;
import org.homolog.system.Cohort;
import org.homolog.system.Dynamics;
import org.homolog.system.NeuralSystem;
import org.homolog.system.Performance;

/**
 * A layer of networks fitted to recorded trials. The output is every trial as expected by the fold
 * that has not seen it. A recurrent layer is a cohort over folds, never pooled: each fold's network
 * in all trials, with its dynamics and its own held-out score.
 *
 * @param fitted the networks
 * @param layer "output" or a recurrent layer
 * @param labels the conditions
 */
record FittedDynamicsSource(FittedDynamics fitted, String layer, List<String> labels)
    implements Source {
  private static final String IN_SAMPLE =
      "in sample: each fold's network has seen all trials but those it holds out; folds are members"
          + " and are never pooled";

  @Override
  public String name() {
    return fitted.spec().name() + "/" + layer;
  }

  @Override
  public NeuralSystem.Kind kind() {
    return NeuralSystem.Kind.FITTED;
  }

  private boolean isOutput() {
    return layer.equals("output");
  }

  private boolean hasDynamics() {
    return NetworkDynamics.isOf(fitted.network(), layer);
  }

  @Override
  public String key() {
    return ContentKey.of("fitted layer in time").with("fits", fits()).with("layer", layer).hash();
  }

  @Override
  public List<String> fits() {
    return fitted.members().stream().map(fitted::key).toList();
  }

  @Override
  public Set<Class<?>> facets() {
    return hasDynamics()
        ? Set.of(Population.class, Performance.class, Dynamics.class)
        : Set.of(Population.class, Performance.class);
  }

  @Override
  public Optional<List<String>> conditions() {
    return Optional.of(labels);
  }

  @Override
  public Cohort build(Function<String, Path> products) {
    Population trials = fitted.trials();
    List<NeuralSystem> systems = new ArrayList<>();
    boolean severalSeeds = fitted.spec().seeds() > 1;
    for (int member : fitted.members()) {
      try (Hdf5File file = Hdf5File.open(products.apply(fitted.key(member)))) {
        if (isOutput()) {
          String called = severalSeeds ? "seed " + member : name();
          Population expected = population(trials, trials.units(), file, "/predictions");
          systems.add(start(called, member, file, "/performance", expected).build());
        } else {
          int folds = fitted.folds(trials).count();
          for (int fold = 1; fold <= folds; fold++) {
            systems.add(recurrent(file, trials, member, fold, severalSeeds));
          }
        }
      }
    }
    String axis = isOutput() ? "seed" : severalSeeds ? "fold and seed" : "fold";
    return new Cohort(name(), systems.size() == 1 ? "" : axis, systems);
  }

  private NeuralSystem recurrent(
      Hdf5File file, Population trials, int member, int fold, boolean severalSeeds) {
    String path = "/folds/" + fold;
    String held = file.group(path).attributes().text("held out").orElse("");
    int units = Math.toIntExact(file.dataset(path + "/" + layer).shape()[1]);
    String[] names = new String[units];
    Arrays.setAll(names, i -> layer + " " + (i + 1));
    Population activity =
        population(trials, Table.of(Column.texts("unit", names)), file, path + "/" + layer);
    NeuralSystem.Builder builder =
        start(
            "without " + held + (severalSeeds ? ", seed " + member : ""),
            member,
            file,
            path + "/performance",
            activity);
    if (hasDynamics()) {
      builder.facet(Dynamics.class, NetworkDynamics.of(network(file, path, trials.unitCount())));
    }
    return builder.build();
  }

  private Population population(Population trials, Table units, Hdf5File file, String path) {
    Hdf5Dataset dataset = file.dataset(path);
    long rows = (long) trials.entryCount() * trials.timeCount();
    if (!Arrays.equals(dataset.shape(), new long[] {rows, units.rows()})) {
      throw HomologException.damaged(
          file.path()
              + ": "
              + path
              + " has the shape "
              + Arrays.toString(dataset.shape())
              + " instead of "
              + rows
              + " x "
              + units.rows());
    }
    PopulationBuilder builder =
        Population.builder(trials.entries(), units)
            .name(name())
            .time(trials.time())
            .conditions(trials.conditionColumns())
            .valueUnit(isOutput() ? trials.valueUnit() : "activity")
            .values(dataset.doubles());
    trials.repeatColumn().ifPresent(builder::repeats);
    return builder.build();
  }

  private Network network(Hdf5File file, String path, int outputs) {
    int inputs = (int) file.dataset(path + "/inputs").doubles()[0];
    List<WeightShape> shapes = fitted.network().shapes(inputs, outputs);
    Map<String, double[]> values = new LinkedHashMap<>();
    for (WeightShape shape : shapes) {
      values.put(shape.name(), file.dataset(path + "/weights/" + shape.name()).doubles());
    }
    return new Network(fitted.network(), inputs, outputs, Weights.of(shapes, values));
  }

  private NeuralSystem.Builder start(
      String called, int member, Hdf5File file, String path, Population population) {
    NeuralSystem.Builder builder =
        NeuralSystem.builder(called, kind())
            .contentKey(
                ContentKey.of("fitted member in time")
                    .with("fit", fitted.key(member))
                    .with("layer", layer)
                    .with("member", called)
                    .hash())
            .facet(Population.class, population)
            .facet(Performance.class, performance(file, path));
    provenance().forEach(builder::provenance);
    return builder;
  }

  private static Performance performance(Hdf5File file, String path) {
    String[] conditions = file.dataset(path + "/conditions").strings();
    double[] values = file.dataset(path + "/by_condition").doubles();
    Map<String, Double> byCondition = new LinkedHashMap<>();
    for (int i = 0; i < conditions.length; i++) {
      byCondition.put(conditions[i], values[i]);
    }
    return Performance.of(
        file.dataset(path + "/measure").strings()[0],
        file.dataset(path + "/overall").doubles()[0],
        byCondition,
        OptionalDouble.of(0),
        OptionalDouble.empty());
  }

  @Override
  public Map<String, String> provenance() {
    Map<String, String> facts = fitted.provenance();
    facts.put("layer", layer);
    facts.put(
        "scored",
        isOutput()
            ? "held out: every trial as expected by the network that has not seen it"
            : IN_SAMPLE);
    return facts;
  }

  @Override
  public Optional<String> caution() {
    return isOutput() ? Optional.empty() : Optional.of(IN_SAMPLE);
  }

  @Override
  public Map<String, String> facts(Function<String, Path> products) {
    Map<String, List<String>> told = new LinkedHashMap<>();
    for (int member : fitted.members()) {
      try (Hdf5File file = Hdf5File.open(products.apply(fitted.key(member)))) {
        Performance performance = performance(file, "/performance");
        told.computeIfAbsent("held-out " + performance.measure(), key -> new ArrayList<>())
            .add(number(performance.overall()));
        if (fitted.options().heldOutUnits() > 0) {
          told.computeIfAbsent("the same over held-in units", key -> new ArrayList<>())
              .add(number(file.dataset("/held_in").doubles()[0]));
        }
      }
    }
    Map<String, String> facts = new LinkedHashMap<>();
    told.forEach((fact, values) -> facts.put(fact, String.join(", ", values)));
    return facts;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  @Override
  public String about() {
    String label =
        isOutput() ? "Held-out predictions." : "In-sample activity, one member per fold.";
    return (fitted.spec().about() + " " + label).strip();
  }

  @Override
  public String citation() {
    return "";
  }

  @Override
  public String licence() {
    return "";
  }
}
