package org.homolog.resample;

import java.util.List;
import java.util.Optional;
import org.homolog.population.Population;
import org.homolog.resample.Preparation.Member;
import org.homolog.spi.Draw;
import org.homolog.system.NeuralSystem;

/** The draws of a null: what stands in the place of each member under each of them. */
interface NullDraws<P> {
  /** How many there are. */
  int count();

  /** Whether members of the reference are changed; else those of the candidate. */
  boolean ofReference();

  /** What the i-th member is under a draw. */
  P drawn(int member, int number, AnalysisRun run);

  /** Rows or labels of members moved about. */
  record Shuffles<O extends Record, P>(
      Preparation<O, P> preparation,
      List<Member<P>> members,
      List<List<Draw>> shuffles,
      boolean ofReference)
      implements NullDraws<P> {
    @Override
    public int count() {
      return shuffles.get(0).size();
    }

    @Override
    public P drawn(int member, int number, AnalysisRun run) {
      return preparation.drawn(members.get(member), shuffles.get(member).get(number), run);
    }
  }

  /** How a population is changed. */
  interface Change {
    Population of(Population population, int member, int number, AnalysisRun run);
  }

  /** Populations of the candidate changed and prepared anew. */
  record Changed<O extends Record, P>(
      Preparation<O, P> preparation, List<Member<P>> members, int count, Change change)
      implements NullDraws<P> {
    @Override
    public boolean ofReference() {
      return false;
    }

    @Override
    public P drawn(int member, int number, AnalysisRun run) {
      NeuralSystem system = members.get(member).system();
      Population population =
          system.require(Population.class).orderConditions(preparation.design().conditions());
      return preparation.derived(
          DerivedSystem.of(system, change.of(population, member, number, run)),
          Optional.empty(),
          run);
    }
  }

  /** Other systems in the candidate's place, one per draw. */
  record Twins<P>(List<Member<P>> twins) implements NullDraws<P> {
    @Override
    public int count() {
      return twins.size();
    }

    @Override
    public boolean ofReference() {
      return false;
    }

    @Override
    public P drawn(int member, int number, AnalysisRun run) {
      return twins.get(number).require();
    }
  }
}
