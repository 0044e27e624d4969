package org.homolog.study;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.homolog.failure.HomologException;
import org.homolog.population.Population;
import org.homolog.population.PseudoPopulation;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;

/**
 * Sessions described elsewhere, joined into one population.
 *
 * @param spec what the study says
 * @param sessions the sessions; each member of a cohort is one
 */
record PseudoSource(SystemSpec.Pseudo spec, List<Source> sessions) implements Source {
  @Override
  public String name() {
    return spec.name();
  }

  @Override
  public NeuralSystem.Kind kind() {
    return sessions.get(0).kind();
  }

  @Override
  public String key() {
    return ContentKey.of("pseudo-population")
        .with("sessions", sessions.stream().map(Source::key).toList())
        .with("names", spec.of())
        .with("joining", spec.joining().toString())
        .with("steps", spec.steps().stream().map(Step::text).toList())
        .hash();
  }

  @Override
  public List<String> fits() {
    return sessions.stream().flatMap(session -> session.fits().stream()).distinct().toList();
  }

  @Override
  public boolean isReadAtOnce() {
    return sessions.stream().allMatch(Source::isReadAtOnce);
  }

  @Override
  public Set<Class<?>> facets() {
    return Set.of(Population.class);
  }

  @Override
  public Cohort build(Function<String, Path> products) {
    Map<String, Population> joined = new LinkedHashMap<>();
    for (Source session : sessions) {
      Cohort built = session.build(products);
      for (NeuralSystem member : built.members()) {
        String called =
            built.members().size() == 1 ? session.name() : session.name() + " " + member.name();
        if (joined.put(called, member.require(Population.class)) != null) {
          throw HomologException.mistake(
              spec.pseudo().path("of") + ": session " + called + " is named twice");
        }
      }
    }
    Population population = Step.all(spec.steps(), spec.joining().join(joined));
    NeuralSystem.Builder builder =
        NeuralSystem.builder(name(), kind())
            .contentKey(key())
            .facet(Population.class, population.withName(name()));
    provenance().forEach(builder::provenance);
    return Cohort.of(builder.build());
  }

  @Override
  public Map<String, String> provenance() {
    PseudoPopulation joining = spec.joining();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("sessions", String.join(", ", spec.of()));
    facts.put(
        "values",
        "sessions joined by condition: "
            + (joining.folds() == 1 ? "no folds" : joining.folds() + " folds")
            + ", "
            + (joining.trials() == 0 ? "as many" : Integer.toString(joining.trials()))
            + " pseudo-trials per condition and fold"
            + (joining.trials() == 0 ? " as entries allow" : "")
            + ", seed "
            + joining.seed());
    if (!spec.steps().isEmpty()) {
      facts.put(
          "operations", spec.steps().stream().map(Step::text).collect(Collectors.joining("; ")));
    }
    return facts;
  }

  @Override
  public String about() {
    return spec.about();
  }

  @Override
  public String citation() {
    return joined(Source::citation);
  }

  @Override
  public String licence() {
    return joined(Source::licence);
  }

  private String joined(Function<Source, String> fact) {
    return sessions.stream()
        .map(fact)
        .filter(text -> !text.isEmpty())
        .distinct()
        .collect(Collectors.joining("; "));
  }
}
