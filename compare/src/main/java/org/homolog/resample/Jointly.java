package org.homolog.resample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.figure.Figure;
import org.homolog.population.Table;
import org.homolog.spi.Comparison;
import org.homolog.spi.Description;
import org.homolog.spi.Design;
import org.homolog.spi.Draw;
import org.homolog.spi.JointComparison;
import org.homolog.spi.Outcome;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;
import org.homolog.spi.Score;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;

/**
 * A comparison of all candidates together, seen as a comparison with one system that stands for
 * them: so it has the same ceilings, intervals and nulls as any other. All candidates are drawn
 * alike. The members of a candidate are pooled; those of the reference are rows of their own.
 */
final class Jointly<O extends Record, P> implements Comparison<O, Jointly.Prepared<P>> {
  private final JointComparison<O, P> joint;
  private final int candidates;

  /**
   * Several systems prepared under one design and draw.
   *
   * @param systems the members of each
   */
  record Prepared<P>(List<List<P>> systems) {}

  /**
   * Sees a joint comparison as one of pairs.
   *
   * @param candidates how many candidates there are
   */
  Jointly(JointComparison<O, P> joint, int candidates) {
    this.joint = joint;
    this.candidates = candidates;
  }

  @Override
  public Description describe() {
    return joint.describe();
  }

  @Override
  public Description describe(O options) {
    return joint.describe(options);
  }

  @Override
  public Class<O> options() {
    return joint.options();
  }

  @Override
  public Prepared<P> prepare(Sample sample, O options, Run run) {
    Optional<Together> together = sample.system().facet(Together.class);
    if (together.isEmpty()) {
      return new Prepared<>(List.of(List.of(joint.prepare(sample, options, run))));
    }
    List<List<P>> systems = new ArrayList<>();
    for (Cohort cohort : together.get().candidates()) {
      List<P> members = new ArrayList<>();
      for (NeuralSystem member : cohort.members()) {
        members.add(joint.prepare(alike(sample, member), options, run));
      }
      systems.add(List.copyOf(members));
    }
    return new Prepared<>(List.copyOf(systems));
  }

  /** A system under the design and draw of another. */
  private static Sample alike(Sample sample, NeuralSystem system) {
    Design design = new Design(sample.whole().conditions());
    return sample
        .draw()
        .map(draw -> design.sample(system, draw))
        .orElseGet(() -> design.sample(system));
  }

  @Override
  public Optional<Prepared<P>> redraw(Prepared<P> whole, Draw draw, O options) {
    List<List<P>> systems = new ArrayList<>();
    for (List<P> members : whole.systems()) {
      List<P> drawn = new ArrayList<>();
      for (P member : members) {
        Optional<P> one = joint.redraw(member, draw, options);
        if (one.isEmpty()) {
          return Optional.empty();
        }
        drawn.add(one.get());
      }
      systems.add(List.copyOf(drawn));
    }
    return Optional.of(new Prepared<>(List.copyOf(systems)));
  }

  @Override
  public Optional<Prepared<P>> pool(List<Prepared<P>> members, O options) {
    List<P> all = members.stream().flatMap(one -> one.systems().get(0).stream()).toList();
    boolean several = members.stream().anyMatch(one -> one.systems().size() > 1);
    return several ? Optional.empty() : Optional.of(new Prepared<>(List.of(all)));
  }

  @Override
  public List<Score> score(Prepared<P> reference, Prepared<P> candidate, O options, Run run) {
    List<P> systems = pooled(candidate, options);
    // A ceiling puts the reference in the candidates' place: there it stands for each of them.
    List<P> all = systems.size() == 1 ? Collections.nCopies(candidates, systems.get(0)) : systems;
    return joint.score(pooled(reference, options).get(0), all, options, run);
  }

  @Override
  public Outcome show(Prepared<P> one, O options, Run run) {
    List<Figure> figures = new ArrayList<>();
    Map<String, Table> tables = new LinkedHashMap<>();
    for (P system : pooled(one, options)) {
      Outcome outcome = joint.show(system, options, run);
      figures.addAll(outcome.figures());
      tables.putAll(outcome.tables());
    }
    return new Outcome(figures, tables);
  }

  @Override
  public Outcome explain(Prepared<P> reference, Prepared<P> candidate, O options, Run run) {
    return joint.explain(
        pooled(reference, options).get(0), pooled(candidate, options), options, run);
  }

  private List<P> pooled(Prepared<P> prepared, O options) {
    List<P> pooled = new ArrayList<>();
    for (List<P> members : prepared.systems()) {
      pooled.add(
          members.size() == 1
              ? members.get(0)
              : joint
                  .pool(members, options)
                  .orElseThrow(
                      () ->
                          HomologException.mistake(
                              joint.describe().id()
                                  + " cannot pool members into one; name systems with one member"
                                  + " each")));
    }
    return pooled;
  }
}
