package org.homolog.study;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Hdf5File;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;

/**
 * A layer of a network that is not trained here, as it answers to stimuli.
 *
 * @param network the network
 * @param layer the layer
 * @param labels the conditions
 */
record StimulatedSource(StimulatedNetwork network, String layer, List<String> labels)
    implements Source {
  @Override
  public String name() {
    return network.spec().name() + "/" + layer;
  }

  @Override
  public NeuralSystem.Kind kind() {
    return network.weights().isPresent() ? NeuralSystem.Kind.TRAINED : NeuralSystem.Kind.UNTRAINED;
  }

  @Override
  public String key() {
    return ContentKey.of("answers")
        .with("network", network.key())
        .with("layer", layer)
        .with("steps", network.spec().steps().stream().map(Step::text).toList())
        .hash();
  }

  @Override
  public List<String> fits() {
    return List.of(network.key());
  }

  @Override
  public Set<Class<?>> facets() {
    return Set.of(Population.class);
  }

  @Override
  public Optional<List<String>> conditions() {
    return Optional.of(labels);
  }

  @Override
  public Cohort build(Function<String, Path> products) {
    Population stimuli = network.stimuli();
    double[] activity;
    try (Hdf5File file = Hdf5File.open(products.apply(network.key()))) {
      activity = file.dataset("/layers/" + layer).doubles();
    }
    int rows = stimuli.conditionCount();
    if (activity.length % rows != 0) {
      throw HomologException.damaged(
          name() + ": " + activity.length + " answers cannot be those to " + rows + " stimuli");
    }
    String[] names = new String[activity.length / rows];
    Arrays.setAll(names, i -> layer + " " + (i + 1));
    Population population =
        Population.builder(stimuli.conditions(), Table.of(Column.texts("unit", names)))
            .name(name())
            .conditions(stimuli.conditionColumns())
            .valueUnit("activity")
            .values(activity)
            .build();
    NeuralSystem.Builder builder =
        NeuralSystem.builder(name(), kind())
            .contentKey(key())
            .facet(Population.class, Step.all(network.spec().steps(), population));
    provenance().forEach(builder::provenance);
    return Cohort.of(builder.build());
  }

  @Override
  public Map<String, String> provenance() {
    Map<String, String> facts = network.provenance();
    facts.put("layer", layer);
    return facts;
  }

  @Override
  public String about() {
    return network.spec().about();
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
