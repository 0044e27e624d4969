package org.homolog.tuning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.homolog.dynamics.EvolvedStimulus;
import org.homolog.dynamics.PreferredStimulus;
import org.homolog.figure.Figure;
import org.homolog.figure.HistogramFigure;
import org.homolog.figure.LineFigure;
import org.homolog.figure.MatrixFigure;
import org.homolog.figure.Series;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Table;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Analysis;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.homolog.spi.Outcome;
import org.homolog.spi.Reference;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;
import org.homolog.system.Stimulable;

/** The stimuli that single units of a system prefer, of those between given bounds. */
public final class PreferredStimuli
    implements Analysis<PreferredStimulusOptions, PreferredStimuli.Found> {
  private static final int RANDOM = 1000;
  private static final int CURVES = 8;

  private static final Description DESCRIPTION =
      Description.builder("preferred-stimulus", "Preferred stimuli of units")
          .summary(
              "For each unit the input between given bounds that it responds to most is sought from"
                  + " several starts: by ascending the gradient of the response, or by an evolution"
                  + " strategy that asks for responses alone. A penalty on large inputs keeps those small"
                  + " that a unit does not care for. The response is set beside the largest to 1000 random"
                  + " inputs between the same bounds. Inputs are as the network takes them: those of a"
                  + " fitted network are scaled as its folds scaled them.")
          .formula(
              "argmax over x in [lowest, highest] of r_i(x) - penalty mean(x^2); gradient: x <- clip(x +"
                  + " eta d(r_i - penalty mean(x^2)) / dx); evolution: covariance matrix adaptation.")
          .references(
              Reference.of(
                  "Yang & Wang 2020, Artificial neural networks for neuroscientists: a primer, Neuron"
                      + " 107:1048-1070, Eq 31",
                  "10.1016/j.neuron.2020.09.005"),
              Reference.of(
                  "Erhan, Bengio, Courville & Vincent 2009, Visualizing higher-layer features of a deep"
                      + " network, technical report 1341, University of Montreal",
                  ""),
              Reference.of(
                  "Hansen & Ostermeier 2001, Completely derandomized self-adaptation in evolution"
                      + " strategies, Evolutionary Computation 9:159-195",
                  "10.1162/106365601750190398"))
          .facets(Stimulable.class)
          .direction(Direction.NEUTRAL)
          .convention("preferred-stimulus[method]")
          .cost(
              "per unit and start: a forward and a backward pass per step, or a forward pass per"
                  + " evaluation")
          .elsewhere("Activation maximisation; feature visualisation.")
          .build();

  /**
   * What was found for one system. Immutable.
   *
   * @param system the system's name
   * @param stimuli units x inputs
   * @param responses of each unit to its stimulus, the penalty left out
   * @param random the largest response of each unit to 1000 random inputs
   * @param courses of each unit, the course of the search that was kept, with the penalty
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Found(
      String system, Matrix stimuli, double[] responses, double[] random, List<double[]> courses) {
    /** Copies the list. */
    public Found {
      courses = List.copyOf(courses);
    }
  }

  /** For the plug-in. */
  public PreferredStimuli() {}

  @Override
  public Description describe() {
    return DESCRIPTION;
  }

  @Override
  public Class<PreferredStimulusOptions> options() {
    return PreferredStimulusOptions.class;
  }

  @Override
  public Found prepare(Sample sample, PreferredStimulusOptions options, Run run) {
    Stimulable system = sample.require(Stimulable.class);
    Stimulable sought = new PenalisedResponse(system, options.penalty());
    long seed = run.random("starts");
    Matrix starts =
        PreferredStimulus.starts(
            options.starts(), system.inputCount(), options.lowest(), options.highest(), seed);
    int units = Math.min(options.units(), system.unitCount());
    if (units < system.unitCount()) {
      run.warn(
          sample.system().name()
              + ": preferred stimuli of the first "
              + units
              + " of "
              + system.unitCount()
              + " units");
    }
    Matrix stimuli = Matrix.zeros(units, system.inputCount());
    double[][] courses = new double[units][];
    run.parallel(
        units,
        unit -> {
          run.checkCancelled();
          double[] best =
              options.method() == PreferredStimulusOptions.Method.GRADIENT
                  ? ascend(sought, unit, starts, options, courses)
                  : evolve(
                      sought,
                      unit,
                      starts,
                      options,
                      CounterRandom.seed(seed, "unit", "" + unit),
                      courses);
          System.arraycopy(best, 0, stimuli.array(), unit * best.length, best.length);
        });
    Matrix own = system.respond(stimuli);
    Matrix others =
        system.respond(
            PreferredStimulus.starts(
                RANDOM,
                system.inputCount(),
                options.lowest(),
                options.highest(),
                run.random("random inputs")));
    return new Found(
        sample.system().name(),
        stimuli,
        IntStream.range(0, units).mapToDouble(u -> own.get(u, u)).toArray(),
        IntStream.range(0, units)
            .mapToDouble(u -> Arrays.stream(others.column(u)).max().orElseThrow())
            .toArray(),
        List.of(courses));
  }

  private static double[] ascend(
      Stimulable sought,
      int unit,
      Matrix starts,
      PreferredStimulusOptions options,
      double[][] courses) {
    PreferredStimulus.Found found =
        PreferredStimulus.ascend(
            sought,
            unit,
            starts,
            new PreferredStimulus.Ascent(
                options.eta(), options.steps(), options.lowest(), options.highest()));
    courses[unit] = found.activity().column(found.best());
    return found.stimuli().row(found.best());
  }

  private static double[] evolve(
      Stimulable sought,
      int unit,
      Matrix starts,
      PreferredStimulusOptions options,
      long seed,
      double[][] courses) {
    EvolvedStimulus.Evolution evolution =
        new EvolvedStimulus.Evolution(
            options.evaluations(),
            0,
            (options.highest() - options.lowest()) / 4,
            options.lowest(),
            options.highest());
    EvolvedStimulus best = EvolvedStimulus.of(sought, unit, starts.row(0), evolution, seed);
    for (int start = 1; start < starts.rows(); start++) {
      EvolvedStimulus next =
          EvolvedStimulus.of(sought, unit, starts.row(start), evolution, seed + start);
      best = next.activity() > best.activity() ? next : best;
    }
    courses[unit] = best.course();
    return best.stimulus();
  }

  @Override
  public Outcome show(Found one, PreferredStimulusOptions options, Run run) {
    List<String> units =
        IntStream.rangeClosed(1, one.stimuli().rows()).mapToObj(u -> "unit " + u).toList();
    List<String> inputs =
        IntStream.rangeClosed(1, one.stimuli().columns()).mapToObj(i -> "input " + i).toList();
    List<Figure> figures = new ArrayList<>();
    figures.add(
        new MatrixFigure(
            "Preferred stimuli of " + one.system(),
            "For each unit the input that it responds to most.",
            one.stimuli(),
            units,
            inputs,
            "input"));
    figures.add(
        new LineFigure(
            "Search for preferred stimuli of " + one.system(),
            "What is sought for the first units, over the search that was kept.",
            options.method() == PreferredStimulusOptions.Method.GRADIENT ? "step" : "stimuli shown",
            "response less penalty",
            IntStream.range(0, Math.min(CURVES, units.size()))
                .mapToObj(
                    u ->
                        Series.of(units.get(u), places(one.courses().get(u)), one.courses().get(u)))
                .toList(),
            false));
    figures.add(
        new HistogramFigure(
            "Responses of " + one.system() + " to preferred and to random stimuli",
            "Each unit's response to its preferred stimulus, and its largest to 1000 random inputs.",
            "response",
            List.of(
                new HistogramFigure.Values("preferred stimulus", one.responses()),
                new HistogramFigure.Values("best of 1000 random", one.random()))));
    Map<String, Table> tables = new LinkedHashMap<>();
    List<Column> columns = new ArrayList<>();
    columns.add(Column.texts("unit", units.toArray(String[]::new)));
    columns.add(Column.numbers("response", one.responses()));
    columns.add(Column.numbers("best of 1000 random", one.random()));
    for (int i = 0; i < inputs.size(); i++) {
      columns.add(Column.numbers(inputs.get(i), one.stimuli().column(i)));
    }
    tables.put("Preferred stimuli of " + one.system(), Table.of(columns));
    return new Outcome(figures, tables);
  }

  private static double[] places(double[] course) {
    return IntStream.range(0, course.length).asDoubleStream().toArray();
  }
}
