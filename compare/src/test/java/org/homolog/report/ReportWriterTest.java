package org.homolog.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.homolog.failure.HomologException;
import org.homolog.result.CellResult;
import org.homolog.result.Difference;
import org.homolog.result.ScoreResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportWriterTest {
  private static final Pattern SCRIPT =
      Pattern.compile("<script([^>]*)>(.*?)</script>", Pattern.DOTALL);

  @TempDir Path directory;

  @Test
  void pageIsWellFormedAndItsLinksHaveTargets() throws Exception {
    Document page = parsed(written(SyntheticReport.of(24)));
    Set<String> ids = new HashSet<>();
    for (Element element : elements(page, "*")) {
      String id = element.getAttribute("id");
      assertTrue(id.isEmpty() || ids.add(id), "id twice: " + id);
    }
    for (Element link : elements(page, "a")) {
      String target = link.getAttribute("href");
      if (target.startsWith("#")) {
        assertTrue(ids.contains(target.substring(1)), "no target for " + target);
      } else {
        assertTrue(target.startsWith("https://doi.org/10."), target);
      }
    }
  }

  @Test
  void policyAllowsTheScriptsOfThePageAndNothingElse() throws Exception {
    String html = written(SyntheticReport.of(24));
    Element meta =
        elements(parsed(html), "meta").stream()
            .filter(one -> one.getAttribute("http-equiv").equals("Content-Security-Policy"))
            .findFirst()
            .orElseThrow();
    String policy = meta.getAttribute("content");
    assertTrue(policy.startsWith("default-src 'none';"), policy);
    assertFalse(policy.contains("unsafe"), policy);
    assertFalse(policy.contains("http"), policy);
    int scripts = 0;
    Matcher script = SCRIPT.matcher(html);
    while (script.find()) {
      if (script.group(1).isEmpty()) {
        scripts++;
        assertTrue(policy.contains(hash(script.group(2))), "script " + scripts + " is not allowed");
      } else {
        assertTrue(script.group(1).contains("application/json"), script.group(1));
      }
    }
    assertEquals(4, scripts);
    assertFalse(
        Pattern.compile("<[a-z][^>]*\\s(on[a-z]+|style)=").matcher(bare(html)).find(),
        "inline handler or style");
  }

  @Test
  void everyScoreStandsInTheTableWithAllItsDigits() throws Exception {
    ReportInput input = SyntheticReport.of(24);
    Document page = parsed(written(input));
    Element table =
        elements(page, "table").stream()
            .filter(one -> one.getAttribute("id").equals("score-table"))
            .findFirst()
            .orElseThrow();
    Set<String> rows = new HashSet<>();
    for (Element row : elements(table, "tr")) {
      List<String> cells = new ArrayList<>();
      for (Element cell : elements(row, "td")) {
        cells.add(
            cell.hasAttribute("data-value")
                ? cell.getAttribute("data-value")
                : cell.getTextContent());
      }
      if (!cells.isEmpty()) {
        rows.add(elements(row, "th").get(0).getTextContent() + "|" + String.join("|", cells));
      }
    }
    int scores = 0;
    for (CellResult cell : input.cells()) {
      for (ScoreResult score : cell.scores()) {
        scores++;
        String value = Double.isNaN(score.value()) ? "" : Double.toString(score.value());
        String start = score.reference() + "|" + score.candidate() + "|" + score.analysis() + "|";
        assertTrue(
            rows.stream()
                .anyMatch(
                    row ->
                        row.startsWith(start)
                            && row.contains("|" + value + "|")
                            && row.endsWith(score.key())),
            score.toString());
      }
    }
    assertEquals(scores, rows.size());
  }

  @Test
  void missingNumbersHaveTheirReasons() throws Exception {
    String text = parsed(written(SyntheticReport.of(24))).getDocumentElement().getTextContent();
    assertTrue(text.contains("no ceiling: neither repeats nor members exist"));
    assertTrue(text.contains("the candidate has a single component"));
    assertTrue(text.contains("3 conditions are too few; at least 4 are needed"));
    assertTrue(text.contains("2 conditions were dropped because a value is missing."));
  }

  @Test
  void differencesAreReportedWhicheverWayTheyFall() throws Exception {
    ReportInput input = SyntheticReport.of(24);
    Document page = parsed(written(input));
    Element table =
        elements(page, "table").stream()
            .filter(one -> one.getAttribute("id").equals("difference-table"))
            .findFirst()
            .orElseThrow();
    String text = table.getTextContent();
    long excluding = input.differences().stream().filter(Difference::excludesZero).count();
    assertTrue(excluding > 0 && excluding < input.differences().size());
    assertEquals(excluding, text.split("excludes zero", -1).length - 1);
    assertEquals(
        input.differences().size() - excluding, text.split("includes zero", -1).length - 1);
  }

  @Test
  void closestIsSaidOnlyWhereItIsKnownWhatALargerScoreMeans() throws Exception {
    Document page = parsed(written(SyntheticReport.of(24)));
    Element findings =
        elements(page, "section").stream()
            .filter(one -> one.getAttribute("id").equals("findings"))
            .findFirst()
            .orElseThrow();
    for (Element item : elements(findings, "li")) {
      String text = item.getTextContent();
      if (text.startsWith("Alignment of principal components")) {
        assertTrue(text.contains("has the highest value"), text);
        assertFalse(text.contains("closest"), text);
      } else if (text.startsWith("Representational similarity")) {
        assertTrue(text.contains("network/hidden1 comes closest, at 0."), text);
      }
    }
  }

  @Test
  void namesFromFilesAreTextAndNothingElse() throws Exception {
    List<String> evil =
        List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "</script><script>alert(2)</script>",
            "שלום \u202Eevil\u202C & 'quoted'",
            "n".repeat(600),
            "../../etc/passwd\u0000\uD800");
    ReportInput input = SyntheticReport.named(evil.subList(0, 2), evil.subList(2, 6));
    String html = written(input);
    Document page = parsed(html);
    assertTrue(page.getDocumentElement().getTextContent().contains(evil.get(0)));
    assertTrue(elements(page, "img").isEmpty());
    Matcher script = SCRIPT.matcher(html);
    int running = 0;
    while (script.find()) {
      running += script.group(1).isEmpty() ? 1 : 0;
      assertFalse(script.group(2).startsWith("alert"));
      if (!script.group(1).isEmpty()) {
        assertFalse(script.group(2).contains("<"));
        assertTrue(new ObjectMapper().readTree(script.group(2)).has("$schema"));
      }
    }
    assertEquals(4, running);
    assertFalse(html.contains("\u202E"));
    try (Stream<Path> files = Files.list(directory.resolve("figures"))) {
      files.forEach(
          file -> assertTrue(file.getFileName().toString().matches("[0-9]{3}-[a-z0-9-]+\\.svg")));
    }
  }

  @Test
  void everyFigureHasAWellFormedDrawingAndASpecification() throws Exception {
    String html = written(SyntheticReport.of(24));
    int specifications = 0;
    Matcher script = SCRIPT.matcher(html);
    while (script.find()) {
      if (script.group(1).contains("application/json")) {
        specifications++;
        JsonNode spec = new ObjectMapper().readTree(script.group(2));
        assertTrue(spec.has("mark") || spec.has("layer"), spec.toString());
        assertFalse(spec.toString().contains("\"url\""), "a specification loads nothing");
      }
    }
    List<Path> files;
    try (Stream<Path> found = Files.list(directory.resolve("figures"))) {
      files = found.sorted().toList();
    }
    assertEquals(specifications, files.size());
    assertTrue(files.size() > 20);
    for (Path file : files) {
      Element svg = builder().newDocumentBuilder().parse(file.toFile()).getDocumentElement();
      assertEquals("svg", svg.getTagName());
      assertFalse(svg.getAttribute("aria-label").isBlank());
      assertFalse(Files.readString(file).contains("NaN"), file.toString());
    }
  }

  @Test
  void sameInputGivesTheSameBytes() throws IOException {
    Path one = ReportWriter.write(SyntheticReport.of(24), directory.resolve("one"));
    Path other = ReportWriter.write(SyntheticReport.of(24), directory.resolve("other"));
    assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(other));
  }

  @Test
  void figuresOfAnEarlierReportGoAndOtherFilesStay() throws IOException {
    Path figures = Files.createDirectories(directory.resolve("figures"));
    Files.writeString(figures.resolve("900-old.svg"), "old");
    Files.writeString(figures.resolve("mine.svg"), "mine");
    ReportWriter.write(SyntheticReport.of(12), directory);
    assertFalse(Files.exists(figures.resolve("900-old.svg")));
    assertTrue(Files.exists(figures.resolve("mine.svg")));
    try (Stream<Path> files = Files.walk(directory)) {
      assertTrue(files.noneMatch(file -> file.toString().endsWith(".tmp")));
    }
  }

  @Test
  void largeMatricesStaySmall() throws IOException {
    ReportInput usual = SyntheticReport.of(92);
    long size = Files.size(ReportWriter.write(usual, directory.resolve("usual")));
    assertTrue(size < 6_000_000, "92 conditions, 36 cells: " + size + " bytes");
    ReportInput large = SyntheticReport.named(List.of("a"), List.of("b"));
    assertTrue(Files.size(ReportWriter.write(large, directory.resolve("small"))) < 2_000_000);
  }

  @Test
  void aReportOfNothingSaysSo() throws Exception {
    StudySummary summary =
        new StudySummary("", "", "empty.yaml", "", 1, "0.1.0", List.of(), List.of());
    String html = written(new ReportInput(summary, List.of(), List.of(), List.of()));
    assertTrue(parsed(html).getDocumentElement().getTextContent().contains("No pair of systems"));
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "in the way");
    HomologException failure =
        assertThrows(
            HomologException.class,
            () -> ReportWriter.write(SyntheticReport.of(12), file.resolve("out")));
    assertTrue(failure.getMessage().contains(file.toString()), failure.getMessage());
  }

  private String written(ReportInput input) throws IOException {
    return Files.readString(ReportWriter.write(input, directory));
  }

  private static String bare(String html) {
    return SCRIPT.matcher(html).replaceAll("<script$1></script>");
  }

  private static Document parsed(String html) throws Exception {
    String xml =
        bare(html).replaceFirst("<!DOCTYPE html>", "").replaceFirst("(?s)<style>.*?</style>", "");
    return builder().newDocumentBuilder().parse(new InputSource(new StringReader(xml.strip())));
  }

  private static DocumentBuilderFactory builder() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory;
  }

  private static List<Element> elements(Document page, String tag) {
    return elements(page.getDocumentElement(), tag);
  }

  private static List<Element> elements(Element root, String tag) {
    NodeList nodes = root.getElementsByTagName(tag);
    List<Element> found = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      found.add((Element) nodes.item(i));
    }
    return found;
  }

  private static String hash(String script) throws Exception {
    byte[] bytes = script.getBytes(StandardCharsets.UTF_8);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
    return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
  }

  @Test
  void recoveryIsToldInWordsThatTheNumbersBear() throws IOException {
    String html = written(SyntheticReport.named(List.of("brain"), List.of("a<b", "two", "three")));
    String section = html.substring(html.indexOf("<section id=\"recovery\""));
    section = section.substring(0, section.indexOf("</section>"));
    assertTrue(section.contains("of 60 data sets the generating candidate wins"), section);
    assertTrue(section.contains("guessing: 33.3 %"), section);
    assertTrue(section.contains("not reached with 2 times the repeats"), section);
    assertTrue(section.contains("more conditions were not simulated"), section);
    assertTrue(section.contains("there is no mixture"), section);
    assertTrue(section.contains("a&lt;b"), section);
    assertFalse(section.contains("a<b"), section);
    String pairs = html.substring(html.indexOf("<section id=\"pairs\""));
    pairs = pairs.substring(0, pairs.indexOf("<section id=\"scores\""));
    assertFalse(pairs.contains("a&lt;b + two"), "no pair of all candidates stands side by side");
  }

  @Test
  void matchedScoresHaveTheirCurveAndTellWhatWasDone() throws IOException {
    String html = written(SyntheticReport.named(List.of("brain"), List.of("a<b", "two")));
    String section = html.substring(html.indexOf("<section id=\"matched\""));
    section = section.substring(0, section.indexOf("</section>"));
    assertTrue(section.contains("40 % of the variance of condition means is signal"), section);
    assertTrue(section.contains("Score against number of units"), section);
    assertTrue(section.contains("Scores at 20 units"), section);
    assertTrue(section.contains("left: noise not known"), section);
    assertTrue(section.contains("no subsample has a score"), section);
    assertTrue(section.contains("a&lt;b"), section);
    assertFalse(section.contains("a<b"), section);
  }
}
