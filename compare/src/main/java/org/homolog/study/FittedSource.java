package org.homolog.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.homolog.dynamics.LayerStimulation;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.network.Network;
import org.homolog.network.WeightShape;
import org.homolog.network.Weights;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;
import org.homolog.system.Stimulable;

/**
 * What a fitted network says of the recorded conditions. Its output is every condition as predicted
 * by the fold that has not seen it. A hidden layer is a cohort over folds, never pooled: each
 * fold's network responds to all conditions, of which it has seen most, so that what is scored on
 * it is in sample and labelled so.
 *
 * @param fitted the network
 * @param layer "output" or a hidden layer
 * @param labels the conditions
 */
record FittedSource(FittedNetwork fitted, String layer, List<String> labels) implements Source {
  private static final String IN_SAMPLE =
      "in sample: each fold's network has seen all conditions but those it holds out; folds are"
          + " members and are never pooled";

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

  @Override
  public String key() {
    return ContentKey.of("fitted layer").with("fits", fits()).with("layer", layer).hash();
  }

  @Override
  public List<String> fits() {
    return fitted.members().stream().map(fitted::key).toList();
  }

  @Override
  public Set<Class<?>> facets() {
    return isOutput() ? Set.of(Population.class) : Set.of(Population.class, Stimulable.class);
  }

  @Override
  public Optional<List<String>> conditions() {
    return Optional.of(labels);
  }

  @Override
  public Cohort build(Function<String, Path> products) {
    Population targets = fitted.targetPopulation();
    List<NeuralSystem> systems = new ArrayList<>();
    boolean severalSeeds = fitted.spec().seeds() > 1;
    int inputs = fitted.stimuli(targets).columns().size();
    for (int member : fitted.members()) {
      String seed = severalSeeds ? "seed " + member : "";
      try (Hdf5File file = Hdf5File.open(products.apply(fitted.key(member)))) {
        if (isOutput()) {
          systems.add(
              system(
                  severalSeeds ? seed : name(),
                  member,
                  targets.toBuilder()
                      .name(name())
                      .values(
                          values(
                              file, "/predictions", targets.conditionCount(), targets.unitCount()))
                      .build()));
          continue;
        }
        int folds = fitted.folds(targets).count();
        for (int fold = 1; fold <= folds; fold++) {
          String path = "/folds/" + fold + "/" + layer;
          int units = Math.toIntExact(file.dataset(path).shape()[1]);
          String held = file.group("/folds/" + fold).attributes().text("held out").orElse("");
          Population population =
              Population.builder(targets.conditions(), units(units))
                  .name(name())
                  .conditions(targets.conditionColumns())
                  .valueUnit("activity")
                  .values(values(file, path, targets.conditionCount(), units))
                  .build();
          String called = "without " + held + (severalSeeds ? ", " + seed : "");
          systems.add(
              start(called, member, population)
                  .facet(Stimulable.class, stimulation(file, fold, inputs, targets.unitCount()))
                  .build());
        }
      }
    }
    String axis = isOutput() ? "seed" : severalSeeds ? "fold and seed" : "fold";
    return new Cohort(name(), systems.size() == 1 ? "" : axis, systems);
  }

  private Table units(int count) {
    String[] names = new String[count];
    Arrays.setAll(names, i -> layer + " " + (i + 1));
    return Table.of(Column.texts("unit", names));
  }

  private static double[] values(Hdf5File file, String path, int rows, int columns) {
    Hdf5Dataset dataset = file.dataset(path);
    if (!Arrays.equals(dataset.shape(), new long[] {rows, columns})) {
      throw HomologException.damaged(
          file.path()
              + ": "
              + path
              + " has the shape "
              + Arrays.toString(dataset.shape())
              + " instead of "
              + rows
              + " x "
              + columns);
    }
    return dataset.doubles();
  }

  /** How the layer of one fold's network answers to inputs as its fold scaled them. */
  private Stimulable stimulation(Hdf5File file, int fold, int inputs, int outputs) {
    String path = "/folds/" + fold + "/weights/";
    Map<String, double[]> values = new LinkedHashMap<>();
    List<WeightShape> shapes = fitted.network().shapes(inputs, outputs);
    shapes.forEach(shape -> values.put(shape.name(), file.dataset(path + shape.name()).doubles()));
    return LayerStimulation.of(
        new Network(fitted.network(), inputs, outputs, Weights.of(shapes, values)), layer);
  }

  private NeuralSystem system(String called, int member, Population population) {
    return start(called, member, population).build();
  }

  private NeuralSystem.Builder start(String called, int member, Population population) {
    NeuralSystem.Builder builder =
        NeuralSystem.builder(called, kind())
            .contentKey(
                ContentKey.of("fitted member")
                    .with("fit", fitted.key(member))
                    .with("layer", layer)
                    .with("member", called)
                    .hash())
            .facet(Population.class, population);
    provenance().forEach(builder::provenance);
    return builder;
  }

  @Override
  public Map<String, String> provenance() {
    Map<String, String> facts = fitted.provenance();
    facts.put("layer", layer);
    facts.put(
        "scored",
        isOutput()
            ? "held out: every condition as predicted by the network that has not seen it"
            : IN_SAMPLE);
    return facts;
  }

  @Override
  public Optional<String> caution() {
    return isOutput() ? Optional.empty() : Optional.of(IN_SAMPLE);
  }

  @Override
  public Map<String, String> facts(Function<String, Path> products) {
    Map<String, String> facts = new LinkedHashMap<>();
    List<String> medians = new ArrayList<>();
    for (int member : fitted.members()) {
      try (Hdf5File file = Hdf5File.open(products.apply(fitted.key(member)))) {
        double[] explained =
            Arrays.stream(file.dataset("/explained").doubles())
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        int middle = explained.length / 2;
        double median =
            explained.length == 0
                ? Double.NaN
                : explained.length % 2 == 1
                    ? explained[middle]
                    : (explained[middle - 1] + explained[middle]) / 2;
        medians.add(String.format(Locale.ROOT, "%.3f", median));
      }
    }
    facts.put(
        "held-out explained variance, median over units (1 - SSE / SSE of the training mean)",
        String.join(", ", medians));
    return facts;
  }

  @Override
  public String about() {
    String label =
        isOutput() ? "Held-out predictions." : "In-sample responses, one member per fold.";
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
