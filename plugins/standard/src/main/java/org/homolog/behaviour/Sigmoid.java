package org.homolog.behaviour;

import org.apache.commons.math3.special.Erf;

/** The shape of a psychometric curve, as a distribution function of mean 0 and scale 1. */
public enum Sigmoid {
  /** The normal distribution. */
  NORMAL(0.6744897501960817, 1 / Math.sqrt(2 * Math.PI)) {
    @Override
    double value(double z) {
      return Erf.erfc(-z / Math.sqrt(2)) / 2;
    }

    @Override
    double density(double z) {
      return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }
  },
  /** The logistic distribution. */
  LOGISTIC(Math.log(3), 0.25) {
    @Override
    double value(double z) {
      return z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
    }

    @Override
    double density(double z) {
      double tail = Math.exp(-Math.abs(z));
      return tail / ((1 + tail) * (1 + tail));
    }
  };

  private final double quartile;
  private final double steepest;

  Sigmoid(double quartile, double steepest) {
    this.quartile = quartile;
    this.steepest = steepest;
  }

  /** The function, from 0 to 1. */
  abstract double value(double z);

  /** Its derivative. */
  abstract double density(double z);

  /** Where it is 3/4. */
  double quartile() {
    return quartile;
  }

  /** Its derivative at 0. */
  double steepest() {
    return steepest;
  }
}
