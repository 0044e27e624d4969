package org.homolog.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.homolog.failure.HomologException;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;

/**
 * Systems described elsewhere that stand for one.
 *
 * @param spec what the study says
 * @param members the members
 */
record CohortSource(SystemSpec.Members spec, List<Source> members) implements Source {
  @Override
  public String name() {
    return spec.name();
  }

  @Override
  public NeuralSystem.Kind kind() {
    return members.get(0).kind();
  }

  @Override
  public String key() {
    return ContentKey.of("cohort")
        .with("members", members.stream().map(Source::key).toList())
        .with("names", spec.of())
        .with("member", spec.member())
        .hash();
  }

  @Override
  public List<String> fits() {
    return members.stream().flatMap(member -> member.fits().stream()).distinct().toList();
  }

  @Override
  public Set<Class<?>> facets() {
    Set<Class<?>> shared = new LinkedHashSet<>(members.get(0).facets());
    members.forEach(member -> shared.retainAll(member.facets()));
    return shared;
  }

  @Override
  public Cohort build(Function<String, Path> products) {
    List<NeuralSystem> systems = new ArrayList<>();
    for (Source member : members) {
      Cohort built = member.build(products);
      if (built.members().size() > 1) {
        throw HomologException.mistake(
            spec.cohort().path("of")
                + ": "
                + member.name()
                + " is a cohort itself; name single systems");
      }
      systems.add(built.members().get(0));
    }
    return new Cohort(name(), spec.member(), systems);
  }

  @Override
  public Map<String, String> provenance() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("members", String.join(", ", spec.of()));
    facts.put("a member is", spec.member());
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
    return members.stream()
        .map(fact)
        .filter(text -> !text.isEmpty())
        .distinct()
        .collect(Collectors.joining("; "));
  }
}
