package org.homolog.report;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homolog.report.StudySummary.MethodSummary;
import org.homolog.report.StudySummary.SystemSummary;
import org.homolog.report.markup.Markup;

/** What was done, and with what. */
final class Methods {
  private static final Pattern DOI = Pattern.compile("\\b10\\.\\d{4,9}/[^\\s\"<>]+[^\\s\"<>.,;)]");

  private Methods() {}

  static Markup methods(StudySummary summary) {
    Markup out = new Markup();
    out.open("section", "id", "methods").element("h2", "Methods");
    for (MethodSummary method : summary.methods()) {
      out.open("article").open("h3").text(method.title()).text(" ");
      out.element("code", method.analysis()).close("h3");
      paragraph(out, method.summary());
      if (!method.formula().isBlank()) {
        out.element("pre", method.formula(), "class", "formula");
      }
      if (!method.options().isEmpty()) {
        out.element("p", "Options, as resolved:").add(list(method.options()));
      }
      if (!method.resampling().isBlank()) {
        out.open("p").element("b", "Resampling. ").text(method.resampling()).close("p");
      }
      if (!method.references().isEmpty()) {
        out.open("ul", "class", "references");
        method.references().forEach(one -> out.open("li").add(linked(one)).close("li"));
        out.close("ul");
      }
      out.close("article").line();
    }
    return out.close("section").line();
  }

  static Markup systems(StudySummary summary) {
    Markup out = new Markup();
    out.open("section", "id", "systems").element("h2", "Systems and data");
    int number = 0;
    for (SystemSummary system : summary.systems()) {
      number++;
      out.open("article", "id", "system-" + number).open("h3").name(system.name()).text(" ");
      out.element("span", system.kind(), "class", "badge").close("h3");
      paragraph(out, system.description());
      out.add(list(system.facts()));
      if (!system.citation().isBlank()) {
        out.open("p").element("b", "Cite. ").add(linked(system.citation())).close("p");
      }
      if (!system.licence().isBlank()) {
        out.open("p").element("b", "Licence of the data. ").text(system.licence()).close("p");
      }
      if (!system.provenance().isEmpty()) {
        out.open("details").element("summary", "Provenance");
        out.add(list(system.provenance())).close("details");
      }
      out.close("article").line();
    }
    return out.close("section").line();
  }

  static Markup list(Map<String, String> facts) {
    Markup out = new Markup();
    if (facts.isEmpty()) {
      return out;
    }
    out.open("dl");
    facts.forEach((name, value) -> out.element("dt", name).open("dd").name(value).close("dd"));
    return out.close("dl");
  }

  /** A citation whose DOI is a link; a link is followed only when a reader does so. */
  static Markup linked(String citation) {
    Markup out = new Markup();
    Matcher found = DOI.matcher(citation);
    int from = 0;
    while (found.find()) {
      out.text(citation.substring(from, found.start()));
      String doi = found.group();
      out.element("a", doi, "href", "https://doi.org/" + doi, "rel", "noreferrer");
      from = found.end();
    }
    return out.text(citation.substring(from));
  }

  private static void paragraph(Markup out, String text) {
    if (!text.isBlank()) {
      out.element("p", text);
    }
  }
}
