package org.homolog.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.homolog.report.markup.Markup;
import org.homolog.report.vega.VegaLibrary;
import org.homolog.result.TestFamily;

/** The page: its parts in order, its style, its scripts and what a browser may do with it. */
final class Page {
  private Page() {}

  static String write(ReportInput input, FigureShelf shelf) {
    List<ScoreGroup> groups = ScoreGroup.of(input);
    Markup body = new Markup();
    body.add(Findings.write(input, groups));
    body.add(Overview.scores(groups, shelf));
    body.add(Overview.differences(input, groups, shelf));
    body.add(ConsensusSection.write(input, shelf));
    body.add(RecoverySection.write(input, shelf));
    body.add(MatchedSection.write(input, shelf));
    body.add(TestSection.write(input));
    body.add(new Pairs(input.summary(), shelf).write(input.cells()));
    body.add(ScoreTable.write(input));
    body.add(ValiditySection.write(input.summary()));
    body.add(Methods.methods(input.summary()));
    body.add(Methods.systems(input.summary()));
    body.add(Provenance.write(input));
    String style = resource("report.css");
    List<String> scripts = new ArrayList<>(VegaLibrary.scripts());
    scripts.add(resource("report.js"));
    Markup page = new Markup();
    page.trusted("<!DOCTYPE html>\n").open("html", "lang", "en").line().open("head").line();
    page.empty("meta", "charset", "utf-8").line();
    page.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy(style, scripts));
    page.line();
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.line().empty("meta", "name", "color-scheme", "content", "light dark").line();
    page.empty("meta", "name", "referrer", "content", "no-referrer").line();
    page.empty("link", "rel", "icon", "href", "data:,").line();
    page.element("title", title(input.summary())).line();
    page.open("style").trusted(style).close("style").line().close("head").line();
    page.open("body").line();
    page.element("a", "Skip to the findings", "href", "#findings", "class", "skip");
    page.add(head(input)).open("main").line().add(body).add(study(input.summary()));
    page.add(colophon(input.summary(), shelf)).close("main").line();
    page.open("div", "id", "tip", "role", "status", "hidden", "hidden").close("div").line();
    page.add(shelf.specifications());
    for (String script : scripts) {
      page.open("script").trusted(script).close("script").line();
    }
    return page.close("body").line().close("html").line().toString();
  }

  private static String title(StudySummary summary) {
    return summary.title().isBlank() ? summary.studyFile() : summary.title();
  }

  private static Markup head(ReportInput input) {
    StudySummary summary = input.summary();
    Markup out = new Markup();
    out.open("header").open("p", "class", "kicker").text("homolog report").close("p");
    out.open("h1").name(title(summary)).close("h1");
    for (String paragraph : summary.introduction().strip().split("\\R\\s*\\R")) {
      if (!paragraph.isBlank()) {
        out.element("p", paragraph.strip(), "class", "question");
      }
    }
    out.open("p", "class", "facts").name(summary.studyFile());
    out.text(" · seed " + summary.seed() + " · homolog " + summary.version());
    out.text(" · " + counted(summary.systems().size(), "system"));
    out.text(" · " + counted(input.cells().size(), "result")).close("p");
    out.add(notices(input));
    out.open("nav", "aria-label", "Contents").open("ul");
    link(out, "findings", "Findings");
    if (!ScoreGroup.of(input).isEmpty()) {
      link(out, "overview", "Main scores");
    }
    if (!input.differences().isEmpty()) {
      link(out, "differences", "Differences");
    }
    if (!input.consensus().isEmpty()) {
      link(out, "consensus", "Consensus");
    }
    if (RecoverySection.hasAny(input)) {
      link(out, "recovery", "Model recovery");
    }
    if (MatchedSection.hasAny(input)) {
      link(out, "matched", "Matched populations");
    }
    if (TestSection.hasAny(input)) {
      link(out, "tests", "Tests");
    }
    link(out, "pairs", "Side by side");
    link(out, "scores", "All scores");
    if (!input.summary().comparisons().isEmpty()) {
      link(out, "validity", "What the design allows");
    }
    link(out, "methods", "Methods");
    link(out, "systems", "Systems and data");
    link(out, "provenance", "Provenance");
    link(out, "study", "Study file");
    return out.close("ul").close("nav").close("header").line();
  }

  private static Markup notices(ReportInput input) {
    Markup out = new Markup();
    if (!input.failures().isEmpty()) {
      out.open("section", "class", "failure", "id", "failures", "role", "note");
      out.element("h2", counted(input.failures().size(), "analysis", "analyses") + " failed");
      out.open("ul");
      input.failures().forEach(one -> out.element("li", one));
      out.close("ul").close("section");
    }
    List<String> notes =
        Stream.concat(
                input.families().stream().map(TestFamily::warning).filter(one -> !one.isEmpty()),
                input.cells().stream().flatMap(cell -> cell.warnings().stream()))
            .distinct()
            .toList();
    if (!notes.isEmpty()) {
      out.open("details", "class", "warning").element("summary", counted(notes.size(), "note"));
      out.open("ul");
      notes.forEach(one -> out.element("li", one));
      out.close("ul").close("details");
    }
    return out;
  }

  private static Markup study(StudySummary summary) {
    Markup out = new Markup();
    out.open("section", "id", "study").element("h2", "Study file, as run");
    out.open("details", "open", "open").open("summary").name(summary.studyFile());
    out.close("summary").element("pre", summary.studyText(), "tabindex", "0").close("details");
    return out.close("section").line();
  }

  private static Markup colophon(StudySummary summary, FigureShelf shelf) {
    Markup out = new Markup();
    out.open("footer").open("p");
    out.text("Made by homolog " + summary.version() + ". This file needs no network. ");
    if (shelf.size() > 0) {
      out.text("Each figure also lies beside it as SVG, numbered alike, in the folder figures. ");
      out.text("“Interactive” draws a figure with Vega-Lite 5.23.0 and Vega 5.33.1.");
    }
    out.close("p").open("details").element("summary", "Licences of what this file carries");
    VegaLibrary.licences().forEach(text -> out.element("pre", text));
    return out.close("details").close("footer").line();
  }

  private static void link(Markup out, String id, String text) {
    out.open("li").element("a", text, "href", "#" + id).close("li");
  }

  private static String counted(int count, String one) {
    return counted(count, one, one + "s");
  }

  private static String counted(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  /** Only this very style and these very scripts; no network, no eval, no form, no base. */
  private static String policy(String style, List<String> scripts) {
    StringBuilder policy = new StringBuilder("default-src 'none'; img-src data:; style-src ");
    policy.append(hash(style)).append("; script-src");
    scripts.forEach(script -> policy.append(' ').append(hash(script)));
    return policy.append("; base-uri 'none'; form-action 'none'").toString();
  }

  private static String hash(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
