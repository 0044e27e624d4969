package org.homolog.network.plasticity;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.homolog.failure.HomologException;
import org.homolog.network.ActivationFunction;
import org.homolog.network.layered.Extent;
import org.homolog.network.layered.Part;
import org.homolog.network.layered.PartWeight;
import org.homolog.network.layered.Site;
import org.homolog.spi.Option;

/**
 * Recurrent units whose synapses deplete and facilitate: available transmitter x and its use u,
 *
 * <p>x' = x + dt (1 - x) / tau_x - (dt / 1 s) u x r, u' = u + dt (U - u) / tau_u + (dt / 1 s) U (1
 * - u) r, and r' = f((1 - a) r + a (Wr (u x r) + Wx I + b)), a = dt / tau, with r as a rate in Hz,
 * x beginning at 1 and u at U. Yang and Wang 2020, doi:10.1016/j.neuron.2020.09.005, Eq 48-49;
 * Masse et al. 2019, doi:10.1038/s41593-019-0414-3.
 *
 * @param units number of units
 * @param activation activation function f
 * @param tau time constant of the units, milliseconds
 * @param synapses which synapses there are
 * @param order which x and u transmit in a step
 * @param start activity that every trial begins with
 * @param noise strength sigma of the noise while learning, sqrt(2 a) sigma xi inside f
 */
public record ShortTermPlasticity(
    @Option(text = "number of units", min = 1, max = 1e5) int units,
    @Option(text = "activation function", byDefault = "relu") ActivationFunction activation,
    @Option(
            text = "time constant of the units, at least dt",
            byDefault = "100",
            unit = "ms",
            min = 1e-6,
            max = 1e9)
        double tau,
    @Option(
            text =
                "synapses of the units: facilitating (tau-x 200 ms, tau-u 1500 ms, U 0.15), depressing"
                    + " (1500 ms, 200 ms, 0.45), or in turn",
            byDefault = "alternating")
        Synapses synapses,
    @Option(
            text =
                "which x and u transmit: explicit-euler, those of before; sequential-clipped, the new"
                    + " ones, kept from 0 to 1, as Masse et al. have it",
            byDefault = "sequential-clipped")
        Order order,
    @Option(
            text = "activity that every trial begins with",
            byDefault = "0.1",
            min = -1e6,
            max = 1e6)
        double start,
    @Option(
            text = "strength sigma of the noise while learning, sqrt(2 a) sigma xi",
            byDefault = "0",
            min = 0,
            max = 1e6)
        double noise)
    implements Part {
  /** Which synapses there are. */
  public enum Synapses {
    /** The first unit's facilitate, the second's depress, and so on. */
    ALTERNATING,
    /** All facilitate. */
    FACILITATING,
    /** All depress. */
    DEPRESSING
  }

  /** Which x and u transmit in a step. */
  public enum Order {
    /** Those of before the step. */
    EXPLICIT_EULER,
    /** Those of after the step, kept from 0 to 1. */
    SEQUENTIAL_CLIPPED
  }

  private double alpha(Site site) {
    double alpha = site.step() / tau;
    if (alpha > 1) {
      throw HomologException.mistake(
          "tau: must be at least dt, but is " + tau + " ms and dt " + site.step() + " ms");
    }
    return alpha;
  }

  @Override
  public Holding holding() {
    return Holding.WITHIN;
  }

  @Override
  public Optional<String> recurrentWeight() {
    return Optional.of("Wr");
  }

  @Override
  public Extent extent(Site site) {
    alpha(site);
    return Extent.units(units);
  }

  @Override
  public List<String> traces() {
    return List.of("x", "u");
  }

  @Override
  public List<PartWeight> weights(Site site) {
    int inputs = site.input().units();
    return List.of(
        PartWeight.normal("Wr", 0.5 / Math.sqrt(units), units, units),
        PartWeight.uniform("Wx", inputs, units, inputs),
        PartWeight.constant("b", 0, units),
        PartWeight.fixed("tau_x", () -> perUnit(200, 1500), units),
        PartWeight.fixed("tau_u", () -> perUnit(1500, 200), units),
        PartWeight.fixed("U", () -> perUnit(0.15, 0.45), units));
  }

  private double[] perUnit(double facilitating, double depressing) {
    double[] values = new double[units];
    Arrays.setAll(
        values,
        i ->
            switch (synapses) {
              case ALTERNATING -> i % 2 == 0 ? facilitating : depressing;
              case FACILITATING -> facilitating;
              case DEPRESSING -> depressing;
            });
    return values;
  }

  @Override
  public Optional<Randomness> randomness(Site site) {
    return noise == 0
        ? Optional.empty()
        : Optional.of(new Randomness(Extent.units(units), OptionalDouble.empty()));
  }

  @Override
  public String script(Site site) {
    double a = alpha(site);
    boolean euler = order == Order.EXPLICIT_EULER;
    String input = "torch.linear(torch.flatten({in}, 1), {Wx}, {b})";
    String strength = Double.toString(Math.sqrt(2 * a) * noise / a);
    String driven =
        noise == 0
            ? "{v}drive = " + input + "\n"
            : """
              {v}drive = INPUT
              if noisy:
                {v}drive = torch.add({v}drive, torch.reshape({random}, [-1, UNITS]), alpha=STRENGTH)
              """
                .replace("INPUT", input)
                .replace("STRENGTH", strength);
    String clip =
        euler
            ? ""
            : """
                {v}nx = torch.clamp({v}nx, 0, 1)
                {v}nu = torch.clamp({v}nu, 0, 1)
              """;
    String loop =
        """
        {v}in = torch.split({v}drive, B)
        {v}r = torch.new_full({in}, [B, UNITS], START)
        {hold {v}r at 0}
        {v}x1 = torch.new_full({in}, [B, UNITS], 1.0)
        {v}u1 = torch.mul({v}x1, {U})
        {v}rs = annotate(List[Tensor], [])
        {v}xs = annotate(List[Tensor], [])
        {v}us = annotate(List[Tensor], [])
        for t in range(T):
          {v}used = torch.mul(torch.mul({v}u1, {v}x1), {v}r)
          {v}gone = torch.mul({v}used, SECONDS)
          {v}back = torch.div(torch.mul(torch.rsub({v}x1, 1.0), STEP), {tau_x})
          {v}nx = torch.sub(torch.add({v}x1, {v}back), {v}gone)
          {v}rest = torch.div(torch.mul(torch.sub({U}, {v}u1), STEP), {tau_u})
          {v}rise = torch.mul(torch.mul(torch.mul(torch.rsub({v}u1, 1.0), {U}), {v}r), SECONDS)
          {v}nu = torch.add(torch.add({v}u1, {v}rest), {v}rise)
        CLIP  {v}sent = SENT
          {v}sum = torch.add(torch.linear({v}sent, {Wr}, None), {v}in[t])
          {v}r = ACTIVITY
          {hold {v}r at torch.add(t, 1)}
          {v}x1 = {v}nx
          {v}u1 = {v}nu
          {v}k = torch.append({v}rs, {v}r)
          {v}k = torch.append({v}xs, {v}x1)
          {v}k = torch.append({v}us, {v}u1)
        {out} = torch.cat({v}rs, 0)
        {v}x = torch.cat({v}xs, 0)
        {v}u = torch.cat({v}us, 0)
        """;
    String leaky = "torch.add(torch.mul({v}r, %s), torch.mul({v}sum, %s))".formatted(1 - a, a);
    return (driven + loop)
        .replace("CLIP", clip)
        .replace("SENT", euler ? "{v}used" : "torch.mul(torch.mul({v}nu, {v}nx), {v}r)")
        .replace("ACTIVITY", activation.script(leaky))
        .replace("SECONDS", Double.toString(site.step() / 1000))
        .replace("STEP", Double.toString(site.step()))
        .replace("START", Double.toString(start))
        .replace("UNITS", Integer.toString(units));
  }
}
