package org.homolog.population;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homolog.failure.HomologException;

/** Reads the text of a {@link RowFilter} by recursive descent. */
final class FilterReader {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"[^\"]*\"|'[^']*'|==|!=|<=|>=|&&|\\|\\||[<>!(),\\[\\]]|[^\\s=!<>\"'(),\\[\\]&|]+");
  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
  private static final Set<String> WORDS = Set.of("and", "or", "not", "in", "is");
  private static final String EXAMPLE = "write it like: area == 'V1' and contrast >= 0.5";
  private static final int DEEPEST = 100;

  /** A piece of the text, and where it begins; the last is empty. */
  private record Token(String text, int position) {
    boolean is(String... choices) {
      return List.of(choices).contains(text);
    }

    boolean isQuoted() {
      return text.startsWith("\"") || text.startsWith("'");
    }

    /** Whether it can be a name or a value. */
    boolean isWord() {
      return isQuoted() || (!text.isEmpty() && "=!<>(),[]&|".indexOf(text.charAt(0)) < 0);
    }

    String word() {
      return isQuoted() ? text.substring(1, text.length() - 1) : text;
    }
  }

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int next;
  private int depth;

  FilterReader(String text) {
    this.text = text;
  }

  FilterTerm read() {
    Matcher matcher = TOKEN.matcher(text);
    int position = 0;
    while (true) {
      while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
        position++;
      }
      if (position == text.length()) {
        break;
      }
      if (!matcher.region(position, text.length()).lookingAt()) {
        throw unreadable(
            position,
            switch (text.charAt(position)) {
              case '=' -> "equality is written ==";
              case '"', '\'' -> "a quote is not closed";
              default -> EXAMPLE;
            });
      }
      tokens.add(new Token(matcher.group(), position));
      position = matcher.end();
    }
    tokens.add(new Token("", text.length()));
    FilterTerm term = or();
    if (!peek().text().isEmpty()) {
      throw unreadable(peek().position(), "join tests by and or or; " + EXAMPLE);
    }
    return term;
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    return tokens.get(next++);
  }

  private boolean takeIf(String... choices) {
    boolean found = peek().is(choices);
    next += found ? 1 : 0;
    return found;
  }

  private FilterTerm or() {
    List<FilterTerm> terms = new ArrayList<>(List.of(and()));
    while (takeIf("or", "||")) {
      terms.add(and());
    }
    return terms.size() == 1 ? terms.get(0) : new FilterTerm.Or(terms);
  }

  private FilterTerm and() {
    List<FilterTerm> terms = new ArrayList<>(List.of(not()));
    while (takeIf("and", "&&")) {
      terms.add(not());
    }
    return terms.size() == 1 ? terms.get(0) : new FilterTerm.And(terms);
  }

  private FilterTerm not() {
    if (++depth > DEEPEST) {
      throw unreadable(peek().position(), "it is nested deeper than " + DEEPEST + " levels");
    }
    FilterTerm term;
    if (takeIf("not", "!")) {
      term = new FilterTerm.Not(not());
    } else if (takeIf("(")) {
      term = or();
      if (!takeIf(")")) {
        throw unreadable(peek().position(), "a parenthesis is not closed");
      }
    } else {
      term = test();
    }
    depth--;
    return term;
  }

  private FilterTerm test() {
    Token name = take();
    if (!name.isWord() || WORDS.contains(name.text())) {
      throw unreadable(
          name.position(),
          "the name of a column is needed here, in quotes if it has blanks or signs; " + EXAMPLE);
    }
    String column = name.word();
    Token operator = peek();
    if (COMPARISONS.contains(operator.text())) {
      take();
      return new FilterTerm.Comparison(column, operator.text(), value(), operator.position());
    }
    if (takeIf("is")) {
      boolean negated = takeIf("not");
      if (!takeIf("missing")) {
        throw unreadable(peek().position(), "write \"is missing\" or \"is not missing\"");
      }
      FilterTerm missing = new FilterTerm.Missing(column);
      return negated ? new FilterTerm.Not(missing) : missing;
    }
    boolean negated = takeIf("not");
    if (takeIf("in")) {
      FilterTerm in = new FilterTerm.In(column, values());
      return negated ? new FilterTerm.Not(in) : in;
    }
    if (negated || peek().isWord() && !WORDS.contains(peek().text())) {
      throw unreadable(peek().position(), "a comparison is needed here; " + EXAMPLE);
    }
    return new FilterTerm.Flag(column, name.position());
  }

  private FilterTerm.Value value() {
    Token token = take();
    if (!token.isWord()) {
      throw unreadable(
          token.position(), "a value is needed here, in quotes if it has blanks or signs");
    }
    return FilterTerm.Value.of(token.word(), token.position());
  }

  private List<FilterTerm.Value> values() {
    String close = peek().is("[") ? "]" : ")";
    if (!takeIf("(", "[")) {
      throw unreadable(peek().position(), "write a list like: in ('V1', 'V2')");
    }
    List<FilterTerm.Value> values = new ArrayList<>(List.of(value()));
    while (takeIf(",")) {
      values.add(value());
    }
    if (!takeIf(close)) {
      throw unreadable(peek().position(), "a list of values ends with " + close);
    }
    return List.copyOf(values);
  }

  private HomologException unreadable(int position, String remedy) {
    return HomologException.mistake(
        "the filter \""
            + text
            + "\" cannot be read at character "
            + (position + 1)
            + (position == text.length() ? ", its end" : "")
            + "; "
            + remedy);
  }
}
