package org.homolog.network.spiking;

/**
 * What stands for the derivative of a threshold, as a function of the distance v to it; finite for
 * every v, infinity included.
 */
public enum Surrogate {
  /** 1 / (k |v| + 1)^2, k = 100. Zenke and Ganguli 2018, doi:10.1162/neco_a_01086. */
  SUPERSPIKE(100),
  /** k s (1 - s) with s the logistic function of k v, k = 25. */
  SIGMOID(25),
  /** (k / 2) / (1 + (pi k v / 2)^2), k = 2. Fang et al. 2021, arXiv:2007.05785. */
  ATAN(2),
  /** k max(0, 1 - |v|), k = 0.3. Bellec et al. 2020, doi:10.1038/s41467-020-17236-y. */
  TRIANGLE(0.3);

  private final double usual;

  Surrogate(double usual) {
    this.usual = usual;
  }

  /**
   * The usual sharpness k.
   *
   * @return k
   */
  public double usual() {
    return usual;
  }

  /**
   * The surrogate, in double precision.
   *
   * @param v distance to the threshold
   * @param k sharpness
   * @return what stands for the derivative
   */
  public double value(double v, double k) {
    return switch (this) {
      case SUPERSPIKE -> 1 / Math.pow(k * Math.abs(v) + 1, 2);
      case SIGMOID -> {
        // Of the two equal forms the one whose exponential cannot overflow.
        double e = Math.exp(-k * Math.abs(v));
        yield k * e / Math.pow(1 + e, 2);
      }
      case ATAN -> k / 2 / (1 + Math.pow(Math.PI / 2 * k * v, 2));
      case TRIANGLE -> k * Math.max(0, 1 - Math.abs(v));
    };
  }

  /**
   * Script lines for spikes of a distance to the threshold: ones and zeros, whose derivative is the
   * surrogate.
   *
   * @param spikes variable that receives them
   * @param distance variable with the distance
   * @param k sharpness; 0 for the usual
   * @return lines
   */
  String script(String spikes, String distance, double k) {
    double sharpness = k == 0 ? usual : k;
    String slope =
        switch (this) {
          case SUPERSPIKE -> "torch.pow(torch.add(torch.mul(torch.abs({v}d), SHARPNESS), 1.0), -2)";
          case SIGMOID -> "torch.mul(torch.mul({v}p, torch.rsub({v}p, 1.0)), SHARPNESS)";
          case ATAN ->
              "torch.mul(torch.pow(torch.add(torch.pow(torch.mul({v}d, SCALED), 2), 1.0), -1), HALF)";
          case TRIANGLE -> "torch.mul(torch.relu(torch.rsub(torch.abs({v}d), 1.0)), SHARPNESS)";
        };
    // The difference is zero and carries the derivative; clamped, as infinity less itself is not.
    return """
        {v}c = torch.clamp(DISTANCE, -1e30, 1e30)
        {v}d = torch.detach({v}c)
        {v}p = torch.sigmoid(torch.mul({v}d, SHARPNESS))
        {v}g = SLOPE
        {v}fired = torch.type_as(torch.gt({v}d, 0), {v}d)
        SPIKES = torch.add({v}fired, torch.mul(torch.sub({v}c, {v}d), {v}g))
        """
        .replace("SLOPE", slope)
        .replace("SPIKES", spikes)
        .replace("DISTANCE", distance)
        .replace("SHARPNESS", Double.toString(sharpness))
        .replace("SCALED", Double.toString(Math.PI / 2 * sharpness))
        .replace("HALF", Double.toString(sharpness / 2));
  }
}
