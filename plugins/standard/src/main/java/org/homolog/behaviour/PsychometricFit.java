package org.homolog.behaviour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.homolog.behaviour.PsychometricData.Point;

/**
 * The psychometric curve of greatest likelihood of binomial counts (Wichmann and Hill 2001,
 * doi:10.3758/BF03194544), by Fisher scoring with damping from the best of a grid of starts.
 *
 * <p>Bounds: the centre lies within the strengths widened by their range, the scale between a
 * thousandth and twenty times that range, lapse rates between zero and the largest. A centre or a
 * scale at its bound is not determined by the data.
 */
final class PsychometricFit {
  private static final double TINY = 1e-12;
  private static final int STEPS = 300;
  private static final int KEPT = 3;

  private final List<Point> points;
  private final PsychometricOptions options;
  private final double[] least;
  private final double[] most;

  private PsychometricFit(List<Point> points, PsychometricOptions options) {
    this.points = points;
    this.options = options;
    double smallest = points.stream().mapToDouble(Point::strength).min().orElseThrow();
    double largest = points.stream().mapToDouble(Point::strength).max().orElseThrow();
    double range = largest - smallest;
    int rates = rates();
    least = new double[2 + rates];
    most = new double[2 + rates];
    least[0] = smallest - range;
    most[0] = largest + range;
    least[1] = Math.log(range / 1000);
    most[1] = Math.log(20 * range);
    Arrays.fill(most, 2, 2 + rates, options.largestLapse());
  }

  /** How many lapse rates are fitted. */
  private int rates() {
    return switch (options.lapses()) {
      case NONE -> 0;
      case SHARED -> 1;
      case SEPARATE -> isAccuracy() ? 1 : 2;
    };
  }

  private boolean isAccuracy() {
    return options.form() == PsychometricOptions.Form.ACCURACY;
  }

  static PsychometricCurve of(List<Point> points, PsychometricOptions options) {
    if (points.stream().mapToDouble(Point::strength).distinct().count() < 2) {
      return PsychometricCurve.none(
          options.sigmoid(), "there are answers at fewer than two strengths");
    }
    int positive = points.stream().mapToInt(Point::positive).sum();
    if (positive == 0 || positive == points.stream().mapToInt(Point::trials).sum()) {
      return PsychometricCurve.none(
          options.sigmoid(),
          "all answers are "
              + (options.form() == PsychometricOptions.Form.ACCURACY
                  ? (positive == 0 ? "wrong" : "right")
                  : "on the " + (positive == 0 ? "negative" : "positive") + " side"));
    }
    return new PsychometricFit(byStrength(points), options).best();
  }

  /** Answers at one strength taken together, ascending: the fit is the same in any order. */
  private static List<Point> byStrength(List<Point> points) {
    TreeMap<Double, Point> merged = new TreeMap<>();
    for (Point point : points) {
      merged.merge(
          point.strength(),
          point,
          (one, other) ->
              new Point(
                  one.place(),
                  one.strength(),
                  one.trials() + other.trials(),
                  one.positive() + other.positive()));
    }
    return List.copyOf(merged.values());
  }

  private PsychometricCurve best() {
    double[] found = new double[0];
    double highest = Double.NEGATIVE_INFINITY;
    for (double[] start : starts()) {
      double[] climbed = climb(start);
      double likelihood = likelihood(climbed);
      // A later start must be better by more than rounding, so that equal ones do not alternate.
      if (likelihood > highest + 1e-9) {
        highest = likelihood;
        found = climbed;
      }
    }
    return curve(found);
  }

  private List<double[]> starts() {
    double smallest = least[0] / 3 * 2 + most[0] / 3;
    double range = (most[0] - least[0]) / 3;
    List<double[]> starts = new ArrayList<>();
    for (int i = 0; i <= 4; i++) {
      for (double share : new double[] {0.03, 0.12, 0.5}) {
        double[] start = new double[least.length];
        start[0] = smallest + range * i / 4;
        start[1] = Math.log(range * share);
        Arrays.fill(start, 2, start.length, 0.1 * options.largestLapse());
        starts.add(start);
      }
    }
    return starts.stream()
        .sorted(Comparator.comparingDouble(start -> -likelihood(start)))
        .limit(KEPT)
        .toList();
  }

  private double low(double[] parameters) {
    if (isAccuracy()) {
      return options.chance();
    }
    return parameters.length > 2 ? parameters[2] : 0;
  }

  private double high(double[] parameters) {
    return parameters.length > 2 ? parameters[parameters.length - 1] : 0;
  }

  private double probability(double[] parameters, double strength) {
    double z = (strength - parameters[0]) / Math.exp(parameters[1]);
    double low = low(parameters);
    double share = low + (1 - low - high(parameters)) * options.sigmoid().value(z);
    return Math.max(TINY, Math.min(1 - TINY, share));
  }

  private double likelihood(double[] parameters) {
    double sum = 0;
    for (Point point : points) {
      double p = probability(parameters, point.strength());
      sum += point.positive() * Math.log(p) + (point.trials() - point.positive()) * Math.log1p(-p);
    }
    return sum;
  }

  private double[] climb(double[] start) {
    double[] now = start;
    double likelihood = likelihood(now);
    double damping = 1e-3;
    for (int step = 0; step < STEPS && damping < 1e12; step++) {
      double[] next = step(now, damping);
      double reached = likelihood(next);
      if (reached > likelihood) {
        boolean settled = apart(now, next) < 1e-10;
        now = next;
        likelihood = reached;
        damping = Math.max(damping / 10, 1e-12);
        if (settled) {
          break;
        }
      } else {
        damping *= 10;
      }
    }
    return now;
  }

  /** The largest change of a parameter, that of the centre as a share of the scale. */
  private static double apart(double[] now, double[] next) {
    double most = Math.abs(next[0] - now[0]) / Math.exp(now[1]);
    for (int i = 1; i < now.length; i++) {
      most = Math.max(most, Math.abs(next[i] - now[i]));
    }
    return most;
  }

  /** One step of Fisher scoring; a parameter whose gradient leads out of its bounds stays. */
  private double[] step(double[] now, double damping) {
    int count = now.length;
    double[] gradient = new double[count];
    double[][] information = new double[count][count];
    for (Point point : points) {
      double p = probability(now, point.strength());
      double[] slope = derivative(now, point.strength());
      double weight = 1 / (p * (1 - p));
      for (int i = 0; i < count; i++) {
        gradient[i] += (point.positive() - point.trials() * p) * weight * slope[i];
        for (int j = 0; j < count; j++) {
          information[i][j] += point.trials() * weight * slope[i] * slope[j];
        }
      }
    }
    int[] free =
        IntStream.range(0, count)
            .filter(
                i ->
                    !(now[i] <= least[i] && gradient[i] < 0)
                        && !(now[i] >= most[i] && gradient[i] > 0))
            .toArray();
    double[] change = solve(information, gradient, free, damping);
    double[] next = now.clone();
    for (int i = 0; i < free.length; i++) {
      int k = free[i];
      next[k] = Math.max(least[k], Math.min(most[k], now[k] + change[i]));
    }
    return next;
  }

  private double[] derivative(double[] parameters, double strength) {
    double scale = Math.exp(parameters[1]);
    double z = (strength - parameters[0]) / scale;
    double span = 1 - low(parameters) - high(parameters);
    double density = options.sigmoid().density(z);
    double value = options.sigmoid().value(z);
    double[] derivative = new double[parameters.length];
    derivative[0] = -span * density / scale;
    derivative[1] = -span * density * z;
    if (parameters.length == 3) {
      derivative[2] = isAccuracy() ? -value : 1 - 2 * value;
    } else if (parameters.length == 4) {
      derivative[2] = 1 - value;
      derivative[3] = -value;
    }
    return derivative;
  }

  /**
   * (I + damping diag I)^-1 g over free parameters, by elimination; I is positive semi-definite.
   */
  private static double[] solve(
      double[][] information, double[] gradient, int[] free, double damping) {
    int n = free.length;
    double[][] a = new double[n][n + 1];
    double largest = Arrays.stream(free).mapToDouble(k -> information[k][k]).max().orElse(0);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i][j] = information[free[i]][free[j]];
      }
      a[i][i] += damping * a[i][i] + 1e-14 * largest + 1e-300;
      a[i][n] = gradient[free[i]];
    }
    for (int i = 0; i < n; i++) {
      for (int r = i + 1; r < n; r++) {
        double factor = a[r][i] / a[i][i];
        for (int c = i; c <= n; c++) {
          a[r][c] -= factor * a[i][c];
        }
      }
    }
    double[] x = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      double sum = a[i][n];
      for (int c = i + 1; c < n; c++) {
        sum -= a[i][c] * x[c];
      }
      x[i] = sum / a[i][i];
    }
    return x;
  }

  private PsychometricCurve curve(double[] found) {
    double edge = 1e-6 * (most[0] - least[0]);
    String unresolved = "";
    if (found[1] <= least[1] + 1e-6 || isStep(found)) {
      unresolved =
          "answers change between two neighbouring strengths: the curve is steeper than"
              + " they tell";
    } else if (found[1] >= most[1] - 1e-6) {
      unresolved = "answers hardly depend on the strength";
    } else if (found[0] <= least[0] + edge || found[0] >= most[0] - edge) {
      unresolved = "the curve's centre lies far outside the strengths";
    }
    return new PsychometricCurve(
        options.sigmoid(),
        found[0],
        Math.exp(found[1]),
        low(found),
        high(found),
        deviance(found),
        "",
        unresolved);
  }

  /**
   * Whether a curve ten times as steep, through the same share at one of the strengths, is as
   * likely: one point at most then tells of the slope.
   */
  private boolean isStep(double[] found) {
    double likelihood = likelihood(found);
    for (Point point : points) {
      double[] steeper = found.clone();
      steeper[0] = point.strength() + (found[0] - point.strength()) / 10;
      steeper[1] = found[1] - Math.log(10);
      if (likelihood(steeper) >= likelihood - 1e-6) {
        return true;
      }
    }
    return false;
  }

  private double deviance(double[] found) {
    double sum = 0;
    for (Point point : points) {
      double p = probability(found, point.strength());
      int k = point.positive();
      int n = point.trials();
      sum += k == 0 ? 0 : 2 * k * Math.log(k / (n * p));
      sum += k == n ? 0 : 2 * (n - k) * Math.log((n - k) / (n * (1 - p)));
    }
    return Math.max(0, sum);
  }
}
