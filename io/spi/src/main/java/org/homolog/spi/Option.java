package org.homolog.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one option: a component of an options record. The record is the single source of names,
 * types, bounds, units, defaults and help. In a study the component {@code outerFolds} is written
 * {@code outer-folds}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Option {
  /**
   * What the option means, in one sentence.
   *
   * @return the help text
   */
  String text();

  /**
   * The value if the study says nothing, written as in a study; an option without one must be
   * given.
   *
   * @return the default
   */
  String byDefault() default "";

  /**
   * Unit of measurement.
   *
   * @return such as "s"
   */
  String unit() default "";

  /**
   * Smallest number allowed.
   *
   * @return the bound, inclusive
   */
  double min() default Double.NEGATIVE_INFINITY;

  /**
   * Largest number allowed.
   *
   * @return the bound, inclusive
   */
  double max() default Double.POSITIVE_INFINITY;
}
