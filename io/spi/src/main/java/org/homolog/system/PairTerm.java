package org.homolog.system;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.homolog.failure.HomologException;
import org.homolog.population.Column;
import org.homolog.population.Table;
import org.jspecify.annotations.Nullable;

/** A part of a {@link PairFormula}. */
interface PairTerm {
  /** Its value for two conditions; NaN where a value is missing. */
  double number(Table conditions, int one, int other);

  /** Its text for two conditions; null for what has none. */
  default @Nullable String text(Table conditions, int one, int other) {
    return null;
  }

  /** The column it is, without a prime; null for anything else. */
  default @Nullable String plainColumn() {
    return null;
  }

  static PairTerm constant(double value) {
    return (conditions, one, other) -> value;
  }

  static PairTerm text(String value) {
    return new PairTerm() {
      @Override
      public double number(Table conditions, int one, int other) {
        throw HomologException.mistake("the text \"" + value + "\" is no number");
      }

      @Override
      public String text(Table conditions, int one, int other) {
        return value;
      }
    };
  }

  static PairTerm column(String name, boolean primed) {
    return new PairTerm() {
      @Override
      public double number(Table conditions, int one, int other) {
        Column column = conditions.column(name);
        if (!column.isNumeric()) {
          throw HomologException.mistake(
              "column \""
                  + name
                  + "\" holds text, such as \""
                  + column.text(one)
                  + "\", where a formula needs a number; compare it with = or different("
                  + name
                  + ")");
        }
        return column.number(primed ? other : one);
      }

      @Override
      public @Nullable String text(Table conditions, int one, int other) {
        Column column = conditions.column(name);
        return column.isNumeric() ? null : column.text(primed ? other : one);
      }

      @Override
      public @Nullable String plainColumn() {
        return primed ? null : name;
      }
    };
  }

  static PairTerm binary(DoubleBinaryOperator operator, PairTerm left, PairTerm right) {
    return (conditions, one, other) ->
        operator.applyAsDouble(
            left.number(conditions, one, other), right.number(conditions, one, other));
  }

  static PairTerm comparison(String sign, PairTerm left, PairTerm right) {
    return (conditions, one, other) -> {
      String a = left.text(conditions, one, other);
      String b = right.text(conditions, one, other);
      if (a != null && b != null) {
        return holds(sign, a.compareTo(b)) ? 1 : 0;
      }
      double x = left.number(conditions, one, other);
      double y = right.number(conditions, one, other);
      return Double.isNaN(x + y) ? Double.NaN : holds(sign, Double.compare(x, y)) ? 1 : 0;
    };
  }

  private static boolean holds(String sign, int order) {
    return switch (sign) {
      case "=" -> order == 0;
      case "!=" -> order != 0;
      case "<" -> order < 0;
      case ">" -> order > 0;
      case "<=" -> order <= 0;
      default -> order >= 0;
    };
  }

  static PairTerm function(String name, List<PairTerm> arguments) {
    return switch (name) {
      case "abs" -> unary(name, Math::abs, arguments);
      case "sqrt" -> unary(name, Math::sqrt, arguments);
      case "exp" -> unary(name, Math::exp, arguments);
      case "log" -> unary(name, Math::log, arguments);
      case "sin" -> unary(name, degrees -> StrictMath.sin(Math.toRadians(degrees)), arguments);
      case "cos" -> unary(name, degrees -> StrictMath.cos(Math.toRadians(degrees)), arguments);
      case "min" -> folded(name, Math::min, arguments);
      case "max" -> folded(name, Math::max, arguments);
      case "same" -> same(columns(name, arguments), 1);
      case "different" -> same(columns(name, arguments), 0);
      case "euclidean" -> euclidean(columns(name, arguments));
      case "circular" -> circular(arguments);
      default ->
          throw new IllegalArgumentException(
              HomologException.unknownText(
                  "function",
                  name,
                  List.of(
                      "abs",
                      "sqrt",
                      "exp",
                      "log",
                      "sin",
                      "cos",
                      "min",
                      "max",
                      "same",
                      "different",
                      "euclidean",
                      "circular")));
    };
  }

  private static PairTerm unary(
      String name, DoubleUnaryOperator operator, List<PairTerm> arguments) {
    require(arguments.size() == 1, name + " takes one argument");
    PairTerm only = arguments.get(0);
    return (conditions, one, other) -> operator.applyAsDouble(only.number(conditions, one, other));
  }

  private static PairTerm folded(
      String name, DoubleBinaryOperator operator, List<PairTerm> arguments) {
    require(arguments.size() > 1, name + " takes two arguments or more");
    return arguments.stream().reduce((a, b) -> binary(operator, a, b)).orElseThrow();
  }

  private static List<String> columns(String name, List<PairTerm> arguments) {
    return arguments.stream()
        .map(
            argument -> {
              String column = argument.plainColumn();
              if (column == null) {
                throw new IllegalArgumentException(
                    name + " takes columns without a prime, such as " + name + "(category)");
              }
              return column;
            })
        .toList();
  }

  private static PairTerm same(List<String> columns, double ifSame) {
    return (conditions, one, other) ->
        columns.stream()
                .map(conditions::column)
                .allMatch(column -> column.text(one).equals(column.text(other)))
            ? ifSame
            : 1 - ifSame;
  }

  private static PairTerm euclidean(List<String> columns) {
    List<PairTerm> ones = columns.stream().map(name -> column(name, false)).toList();
    List<PairTerm> others = columns.stream().map(name -> column(name, true)).toList();
    return (conditions, one, other) -> {
      double squares = 0;
      for (int c = 0; c < ones.size(); c++) {
        double difference =
            ones.get(c).number(conditions, one, other)
                - others.get(c).number(conditions, one, other);
        squares += difference * difference;
      }
      return Math.sqrt(squares);
    };
  }

  private static PairTerm circular(List<PairTerm> arguments) {
    String column = arguments.get(0).plainColumn();
    require(
        arguments.size() == 2 && column != null,
        "circular takes a column without a prime and a period, such as circular(direction, 360)");
    PairTerm difference =
        binary((a, b) -> a - b, arguments.get(0), column(String.valueOf(column), true));
    return (conditions, one, other) -> {
      double period = arguments.get(1).number(conditions, one, other);
      double way = Math.abs(difference.number(conditions, one, other)) % period;
      return Math.min(way, period - way);
    };
  }

  private static void require(boolean fits, String message) {
    if (!fits) {
      throw new IllegalArgumentException(message);
    }
  }
}
