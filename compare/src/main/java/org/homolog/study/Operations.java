package org.homolog.study;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.homolog.failure.HomologException;
import org.homolog.population.Averaging;
import org.homolog.population.Balancing;
import org.homolog.population.Binning;
import org.homolog.population.MissingPolicy;
import org.homolog.population.Population;
import org.homolog.population.Scaling;
import org.homolog.population.Smoothing;
import org.homolog.population.Splitting;
import org.homolog.study.grammar.Block;
import org.homolog.study.grammar.Fields;
import org.homolog.study.grammar.Grammar;

/** The operations that an item of {@code then:} can name. */
final class Operations {
  private static final List<String> BIN_METHODS = List.of("edges", "equal-width", "quantiles");

  /**
   * An operation as it was read.
   *
   * @param text canonical text of its options
   * @param operation what it does
   */
  record Operation(String text, UnaryOperator<Population> operation) {
    /** What stands for an operation that could not be read; the study is refused anyway. */
    static Operation none() {
      return new Operation("", p -> p);
    }
  }

  private Operations() {}

  static Operation read(Fields item, String key) {
    return switch (key) {
      case "smooth" ->
          grouped(item, key, Grammar.SMOOTH, group -> smoothing(group).map(s -> s::apply));
      case "bin" -> grouped(item, key, Grammar.BIN, group -> binning(group).map(b -> b::apply));
      case "balance" ->
          grouped(item, key, Grammar.BALANCE, group -> Optional.of(balancing(group)::apply));
      case "split" ->
          grouped(item, key, Grammar.SPLIT, group -> Optional.of(splitting(group)::apply));
      default ->
          new Operation(
              item.node(key).map(node -> String.valueOf(node.plain())).orElse(""),
              single(item, key));
    };
  }

  private interface Reader {
    Optional<UnaryOperator<Population>> read(Fields group);
  }

  private static Operation grouped(Fields item, String key, Block grammar, Reader reader) {
    Optional<Fields> group = item.group(key, grammar);
    return group
        .flatMap(fields -> reader.read(fields).map(read -> new Operation(fields.resolved(), read)))
        .orElseGet(Operation::none);
  }

  private static UnaryOperator<Population> single(Fields item, String key) {
    return switch (key) {
      case "select" ->
          item.filter(key).<UnaryOperator<Population>>map(f -> p -> p.where(f)).orElse(p -> p);
      case "units" ->
          item.filter(key).<UnaryOperator<Population>>map(f -> p -> p.whereUnits(f)).orElse(p -> p);
      case "times" ->
          item.filter(key).<UnaryOperator<Population>>map(f -> p -> p.whereTimes(f)).orElse(p -> p);
      case "time" -> item.word(key).equals("mean") ? Averaging::time : Population::timeAsCondition;
      case "average" ->
          item.word(key).equals("present-repeats") ? Averaging::presentRepeats : Averaging::repeats;
      case "z-score" -> {
        item.word(key);
        yield Scaling::zScore;
      }
      case "soft-normalise" -> {
        double constant = item.number(key).orElse(1.0);
        yield p -> Scaling.soft(p, constant);
      }
      case "conditions" -> {
        List<String> columns = item.texts(key);
        yield p -> p.toBuilder().conditions(columns).build();
      }
      case "repeats" -> {
        String column = item.textOr(key);
        yield p -> p.toBuilder().repeats(column).build();
      }
      default -> missing(item.word(key));
    };
  }

  private static UnaryOperator<Population> missing(String word) {
    return switch (word) {
      case "drop-entry" -> Population::withoutMissingEntries;
      case "drop-unit" -> p -> p.handleMissing(MissingPolicy.DROP_UNIT);
      case "drop-condition" -> p -> p.handleMissing(MissingPolicy.DROP_CONDITION);
      case "keep" -> p -> p.handleMissing(MissingPolicy.PAIRWISE);
      default -> p -> p.handleMissing(MissingPolicy.REFUSE);
    };
  }

  static Optional<Smoothing> smoothing(Fields group) {
    return group
        .number("seconds")
        .map(
            seconds ->
                new Smoothing(Smoothing.Kernel.valueOf(constant(group.word("kernel"))), seconds));
  }

  private static Optional<Binning> binning(Fields group) {
    List<String> given = BIN_METHODS.stream().filter(group::has).toList();
    if (given.size() != 1) {
      group.problem(
          given.isEmpty() ? "column" : given.get(1),
          "say with exactly one of edges, equal-width and quantiles how bins are found"
              + (given.isEmpty() ? "" : ", here are " + String.join(" and ", given)));
      return Optional.empty();
    }
    String method = given.get(0);
    String column = group.textOr("column");
    int count = group.whole(method.equals("edges") ? "quantiles" : method).orElse(1L).intValue();
    try {
      Binning binning =
          switch (method) {
            case "edges" ->
                Binning.edges(
                    column,
                    group.numbers("edges").orElse(List.of(0.0, 1.0)).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray());
            case "equal-width" -> Binning.equalWidth(column, count);
            default -> Binning.quantiles(column, count);
          };
      return Optional.of(group.text("as").map(binning::as).orElse(binning));
    } catch (HomologException e) {
      group.problem(method, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static Balancing balancing(Fields group) {
    return new Balancing(
        (int) group.wholeOr("entries"),
        Balancing.Fewer.valueOf(constant(group.word("fewer"))),
        group.wholeOr("seed"));
  }

  private static Splitting splitting(Fields group) {
    return new Splitting(
        Splitting.Method.valueOf(constant(group.word("by"))),
        group.text("of"),
        group.textOr("as"),
        group.wholeOr("seed"));
  }

  /** The constant that a word of the grammar names. */
  static String constant(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
