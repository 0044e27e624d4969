package org.homolog.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.report.markup.Markup;
import org.homolog.report.markup.Numbers;
import org.homolog.result.Difference;
import org.homolog.result.ScoreResult;
import org.homolog.spi.Direction;

/** The results in words, which never say more than was measured. */
final class Findings {
  private static final int MOST_DIFFERENCES = 8;

  private Findings() {}

  static Markup write(ReportInput input, List<ScoreGroup> groups) {
    Markup out = new Markup();
    out.open("section", "id", "findings").element("h2", "Findings");
    Map<String, Markup> references = new LinkedHashMap<>();
    for (ScoreGroup group : groups) {
      Markup items = references.computeIfAbsent(group.reference(), name -> new Markup());
      items.open("li").add(sentences(group, input.differences())).close("li").line();
    }
    references.forEach(
        (reference, items) -> {
          out.open("h3").text("Against ").name(reference).close("h3");
          out.open("ul", "class", "findings").add(items).close("ul");
          out.add(differences(input.differences(), reference));
        });
    if (references.isEmpty()) {
      out.element("p", "No pair of systems has a score.");
    }
    return out.close("section").line();
  }

  private static Markup sentences(ScoreGroup group, List<Difference> differences) {
    Markup out = new Markup();
    out.element("b", group.title()).text(" (");
    out.element("code", group.first().convention()).text("; ");
    out.text(ScoreGroup.scoreName(group.first().score(), group.first().direction())).text("). ");
    List<ScoreResult> ranked = group.ranked();
    if (ranked.size() == 1 && group.rows().size() == 1) {
      out.name(candidate(ranked.get(0))).text(" scores ").add(numbers(ranked.get(0))).text(". ");
      position(out, ranked.get(0));
    } else if (!ranked.isEmpty()) {
      ScoreResult best = ranked.get(0);
      boolean told = group.meaning() != Direction.NEUTRAL;
      out.name(candidate(best)).text(told ? " comes closest, at " : " has the highest value, ");
      out.add(numbers(best)).text(". ");
      position(out, best);
      if (ranked.size() > 1) {
        next(out, group, best, ranked.get(1), differences);
      }
    }
    for (ScoreResult row : group.rows()) {
      if (!Double.isFinite(row.value())) {
        out.name(candidate(row)).text(" has no score: ").text(stop(row.message()));
      }
    }
    return out;
  }

  private static void next(
      Markup out,
      ScoreGroup group,
      ScoreResult best,
      ScoreResult second,
      List<Difference> differences) {
    out.text("Next is ").name(candidate(second)).text(" at ");
    out.text(Numbers.shown(second.value()));
    Optional<Difference> between = group.between(differences, best.candidate(), second.candidate());
    if (between.isEmpty()) {
      out.text("; no paired difference between the two was computed. ");
    } else if (!known(between.get())) {
      out.text("; their paired difference has no interval: ");
      out.text(stop(between.get().method()));
    } else if (between.get().excludesZero()) {
      out.text("; the interval of their paired difference excludes zero. ");
    } else {
      out.text("; the interval of their paired difference includes zero, so these data do not ");
      out.text("settle the order of the two. ");
    }
  }

  /** Value, interval, null and probability in brackets. */
  static Markup numbers(ScoreResult row) {
    Markup out = new Markup();
    out.element("b", Numbers.shown(row.value()), "title", Numbers.exact(row.value()));
    out.text(" (");
    if (Double.isFinite(row.ciLow()) && Double.isFinite(row.ciHigh())) {
      out.text(Numbers.percent(row.ciLevel()) + " interval ");
      out.text(Numbers.shown(row.ciLow()) + " to " + Numbers.shown(row.ciHigh()));
    } else {
      out.text("no interval: " + reason(row.ciMethod()));
    }
    if (Double.isFinite(row.pValue())) {
      out.text("; null mean " + Numbers.shown(row.nullMean()));
      out.text(", ").element("i", "p").text("\u00A0=\u00A0" + Numbers.probability(row.pValue()));
      if (Double.isFinite(row.pAdjusted())) {
        out.text(", adjusted " + Numbers.probability(row.pAdjusted()));
      }
    } else {
      out.text("; no null: " + reason(row.nullModel()));
    }
    return out.text(")");
  }

  /** Where the score lies relative to its ceiling. */
  static void position(Markup out, ScoreResult row) {
    if (!Double.isFinite(row.ceilingLow()) || !Double.isFinite(row.ceilingHigh())) {
      out.text("There is no noise ceiling: ").text(stop(reason(row.ceilingMethod())));
      return;
    }
    String where =
        row.value() < row.ceilingLow()
            ? "below"
            : row.value() > row.ceilingHigh() ? "above" : "within";
    out.text("That is " + where + " the noise ceiling of " + Numbers.shown(row.ceilingLow()));
    out.text(" to " + Numbers.shown(row.ceilingHigh()) + ". ");
  }

  private static Markup differences(List<Difference> all, String reference) {
    List<Difference> own = all.stream().filter(one -> one.reference().equals(reference)).toList();
    Markup out = new Markup();
    if (own.isEmpty()) {
      return out;
    }
    long excluded = own.stream().filter(one -> known(one) && one.excludesZero()).count();
    long included = own.stream().filter(one -> known(one) && !one.excludesZero()).count();
    out.open("p").text("Of " + own.size() + " paired ");
    out.text(own.size() == 1 ? "difference" : "differences").text(" between candidates, the ");
    out.text("interval excludes zero in " + excluded + " and includes it in " + included);
    long without = own.size() - excluded - included;
    out.text(without > 0 ? "; " + without + " without an interval" : "");
    if (own.size() > MOST_DIFFERENCES) {
      return out.text(": ")
          .element("a", "all differences", "href", "#differences")
          .text(".")
          .close("p");
    }
    out.text(":").close("p").open("ul", "class", "findings");
    for (Difference one : own) {
      out.open("li").name(one.candidate()).text(" minus ").name(one.other()).text(", ");
      out.element("code", one.convention()).text(" ");
      out.text(ScoreGroup.scoreName(one.score(), one.direction()) + ": ");
      out.element("b", Numbers.shown(one.value()), "title", Numbers.exact(one.value()));
      out.text(known(one) ? " (" + Numbers.percent(one.ciLevel()) + " interval " : " (");
      out.text(
          known(one)
              ? Numbers.shown(one.ciLow()) + " to " + Numbers.shown(one.ciHigh()) + "): "
              : "no interval: " + one.method() + ")");
      out.text(known(one) ? verdict(one) + "." : "").close("li").line();
    }
    return out.close("ul");
  }

  static String verdict(Difference one) {
    return !known(one) ? "no interval" : one.excludesZero() ? "excludes zero" : "includes zero";
  }

  private static boolean known(Difference one) {
    return Double.isFinite(one.ciLow()) && Double.isFinite(one.ciHigh());
  }

  static String candidate(ScoreResult row) {
    return row.member().isEmpty() ? row.candidate() : row.candidate() + " (" + row.member() + ")";
  }

  /** A reason without the word that says there is one. */
  static String reason(String method) {
    return method.startsWith("none: ") ? method.substring("none: ".length()) : method;
  }

  static String stop(String sentence) {
    String text = sentence.isBlank() ? "no reason was given" : sentence.strip();
    return (text.endsWith(".") ? text : text + ".") + " ";
  }
}
