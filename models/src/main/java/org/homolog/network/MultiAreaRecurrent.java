package org.homolog.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Option;
import org.homolog.torch.Precision;
import org.homolog.torch.Torch;

/**
 * A continuous-time recurrent network of several areas: each with excitatory and inhibitory units,
 * connections within areas of one density, projections between areas of their own, forward and
 * back. Inputs reach some areas, outputs read one. Every area is a layer that is recorded.
 *
 * <p>Yang and Wang 2020, doi:10.1016/j.neuron.2020.09.005; Song, Yang and Wang 2016,
 * doi:10.1371/journal.pcbi.1004792.
 *
 * @param areas each a name and a number of units
 * @param projections each a sending area, a receiving area and a density
 * @param form which leaky update
 * @param populations excitatory and inhibitory units of every area
 * @param dt duration of one step, milliseconds
 * @param noise strength sigma of the recurrent noise in training, 0 for none
 * @param noiseScaling where the noise enters and how it scales with dt
 * @param noiseOnInputs noise on the inputs in training
 * @param initialisation how the recurrent matrix begins
 * @param gain factor of the initial recurrent matrix
 * @param density share of connections within an area that exist
 * @param selfConnections whether a unit may send to itself
 * @param senders which units send to other areas
 * @param inputAreas areas that inputs reach; the first if none is named
 * @param outputArea area that the outputs read; the last if none is named
 * @param readout which of its units they read
 * @param frozen arrays that learning leaves alone
 * @param trainInitialState whether the initial state, which begins at zero, is learned
 */
public record MultiAreaRecurrent(
    @Option(text = "the areas, each a name and a number of units, such as [v1 80, v2 80]")
        List<String> areas,
    @Option(
            text =
                "the projections between areas, each a sender, a receiver and the share of connections"
                    + " that exist, such as [v1 -> v2 0.2, v2 -> v1 0.05]")
        List<String> projections,
    @Option(
            text =
                "leaky update, a = dt / tau: rate r' = (1 - a) r + a f(Wr r + I); current c' = (1 - a) c + a (Wr f(c) + I);"
                    + " rectified r' = f((1 - a) r + a (Wr r + I))",
            byDefault = "current")
        UpdateForm form,
    Populations populations,
    @Option(
            text = "duration of one step, that of the task",
            byDefault = "20",
            unit = "ms",
            min = 1e-6,
            max = 1e9)
        double dt,
    @Option(
            text = "strength sigma of the recurrent noise in training",
            byDefault = "0.05",
            min = 0,
            max = 1e6)
        double noise,
    @Option(
            text =
                "where noise enters the rate form: input, sqrt(2 / a) sigma xi inside f, or state, sqrt(2 a) sigma xi"
                    + " outside",
            byDefault = "input")
        NoiseScaling noiseScaling,
    InputNoise noiseOnInputs,
    @Option(
            text =
                "how the recurrent matrix begins; under Dale's law its magnitudes, those of excitatory"
                    + " units divided by the number of excitatory units per inhibitory one",
            byDefault = "gaussian")
        Initialisation initialisation,
    @Option(
            text = "factor of the initial recurrent matrix; its spectral radius for gamma",
            byDefault = "1",
            min = 0,
            max = 1000)
        double gain,
    @Option(
            text = "share of connections within an area that exist, drawn at random and kept",
            byDefault = "1",
            min = 0,
            max = 1)
        double density,
    @Option(text = "whether a unit may send to itself", byDefault = "true") boolean selfConnections,
    @Option(
            text = "which units send to other areas: the excitatory ones, or all",
            byDefault = "excitatory")
        ConstrainedRecurrent.Readout senders,
    @Option(text = "areas that inputs reach; the first if none is named") List<String> inputAreas,
    @Option(text = "area that the outputs read; the last if none is named") String outputArea,
    @Option(
            text = "which units of that area the outputs read: all, or the excitatory ones",
            byDefault = "all")
        ConstrainedRecurrent.Readout readout,
    @Option(text = "arrays that learning leaves alone, of Wr, Wx, b, Wy and by")
        List<String> frozen,
    @Option(
            text = "whether the initial state, which begins at zero, is learned",
            byDefault = "false")
        boolean trainInitialState)
    implements LeakyRecurrent {
  /** Refuses impossible values. */
  public MultiAreaRecurrent {
    areas = List.copyOf(areas);
    projections = List.copyOf(projections);
    inputAreas = List.copyOf(inputAreas);
    frozen = List.copyOf(frozen);
    Areas made = Areas.of(areas, projections);
    populations.check(made.units(), dt);
    if (!(noise >= 0 && Double.isFinite(noise)) || !Double.isFinite(gain)) {
      throw HomologException.mistake(
          "noise and gain must be finite, noise 0 or more, but are " + noise + " and " + gain);
    }
    if (!(density >= 0 && density <= 1)) {
      throw HomologException.mistake("density: must be from 0 to 1, but was " + density);
    }
    for (String area : inputAreas) {
      made.named("input-areas", area);
    }
    Areas.Area read =
        outputArea.isEmpty()
            ? made.all().get(made.all().size() - 1)
            : made.named("output-area", outputArea);
    if (readout == ConstrainedRecurrent.Readout.EXCITATORY
        && populations.excitatoryOf(read.units()) == 0) {
      throw HomologException.mistake(
          "readout: excitatory units are to be read, but area " + read.name() + " has none");
    }
    WeightConstraints.checkFrozen(frozen, trainInitialState);
  }

  private Areas made() {
    return Areas.of(areas, projections);
  }

  private double[] signs() {
    double[] signs = new double[units()];
    for (Areas.Area area : made().all()) {
      System.arraycopy(populations.signs(area.units()), 0, signs, area.from(), area.units());
    }
    return signs;
  }

  WeightConstraints constraints() {
    Areas made = made();
    double[] reached = new double[made.units()];
    List<Areas.Area> all = made.all();
    for (Areas.Area area : all) {
      boolean first = inputAreas.isEmpty() && area.from() == 0;
      if (first || inputAreas.contains(area.name())) {
        Arrays.fill(reached, area.from(), area.to(), 1);
      }
    }
    Areas.Area read =
        outputArea.isEmpty() ? all.get(all.size() - 1) : made.named("output-area", outputArea);
    return new WeightConstraints(
        made.units(),
        populations.dale(),
        signs(),
        true,
        false,
        0,
        reached,
        read.from(),
        readout == ConstrainedRecurrent.Readout.ALL
            ? read.to()
            : read.from() + populations.excitatoryOf(read.units()),
        frozen,
        trainInitialState);
  }

  @Override
  public String kind() {
    return "multi-area-rnn";
  }

  @Override
  public int units() {
    return made().units();
  }

  @Override
  public double[] alphas() {
    return populations.alphas(signs(), dt);
  }

  @Override
  public List<ActivationFunction> activations() {
    return populations.activations(signs());
  }

  @Override
  public List<String> layerNames() {
    List<String> names = new ArrayList<>();
    made().all().forEach(area -> names.add(area.name()));
    names.add("output");
    return names;
  }

  @Override
  public List<WeightShape> shapes(int inputs, int outputs) {
    return constraints().shapes(inputs, outputs);
  }

  @Override
  public void check(Weights weights) {
    constraints().check(weights);
    double[] mask = weights.values(WeightConstraints.MASK);
    double[] allowed = densities();
    int units = units();
    for (int i = 0; i < mask.length; i++) {
      if (mask[i] != 0 && allowed[i] == 0) {
        throw HomologException.mistake(
            WeightConstraints.MASK
                + ": unit "
                + (i % units + 1)
                + " sends to unit "
                + (i / units + 1)
                + ", which the areas and projections do not allow");
      }
    }
  }

  @Override
  public ActingWeights acting(Weights weights) {
    return constraints().acting(weights);
  }

  @Override
  public String conventions() {
    return LeakyRecurrent.super.conventions()
        + " "
        + WeightConstraints.CONVENTIONS
        + " Units of the areas follow one another, in each the excitatory before the inhibitory ones."
        + " Inputs reach units of the areas "
        + (inputAreas.isEmpty() ? made().all().get(0).name() : String.join(", ", inputAreas))
        + " only.";
  }

  /** The share of connections that exist, for every receiving and every sending unit. */
  private double[] densities() {
    Areas made = made();
    double[] signs = signs();
    double[] densities = new double[Math.multiplyExact(signs.length, signs.length)];
    for (Areas.Area receiving : made.all()) {
      for (Areas.Area sending : made.all()) {
        boolean within = receiving.equals(sending);
        double share =
            within
                ? density
                : made.between(sending, receiving).map(Areas.Projection::density).orElse(0.0);
        for (int i = receiving.from(); i < receiving.to(); i++) {
          for (int j = sending.from(); j < sending.to(); j++) {
            boolean exists =
                within
                    ? i != j || selfConnections
                    : senders == ConstrainedRecurrent.Readout.ALL || signs[j] > 0;
            densities[i * signs.length + j] = exists ? share : 0;
          }
        }
      }
    }
    return densities;
  }

  @Override
  public Map<String, double[]> initialWeights(int inputs, int outputs, CounterRandom random) {
    int units = units();
    double[] recurrent = initialisation.square(units, gain, random);
    double[] existing = densities();
    for (int i = 0; i < existing.length; i++) {
      double share = existing[i];
      existing[i] = share > 0 && (share == 1 || random.nextDouble() < share) ? 1 : 0;
    }
    return new ConstrainedBeginning(constraints(), recurrent, existing)
        .scaled(initialisation, gain)
        .values(inputs, outputs, 1, random);
  }

  @Override
  public NetworkBlock block(int inputs, int outputs, Torch torch, Precision precision) {
    return new MultiAreaBlock(this, made(), constraints(), inputs, outputs, torch, precision);
  }
}
