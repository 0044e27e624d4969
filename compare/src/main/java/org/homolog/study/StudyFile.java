package org.homolog.study;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.study.grammar.Fields;
import org.homolog.study.grammar.Grammar;
import org.homolog.study.yaml.Node;
import org.homolog.study.yaml.Problems;
import org.homolog.study.yaml.YamlReader;

/** Reads study files. */
public final class StudyFile {
  private StudyFile() {}

  /**
   * Reads a study file and checks it by the grammar.
   *
   * @param file the file
   * @return the study
   * @throws HomologException if it is missing or wrong: up to 20 lines {@code FILE:LINE:COLUMN
   *     path.to.key: what; remedy}
   */
  public static Study read(Path file) {
    return parse(file, text(file));
  }

  private static String text(Path file) {
    if (!Files.isRegularFile(file)) {
      throw HomologException.mistake("the study file " + file + " does not exist");
    }
    try {
      if (Files.size(file) > 4L * YamlReader.MAX_CHARACTERS) {
        throw HomologException.mistake(
            file + " is larger than a study may be (" + YamlReader.MAX_CHARACTERS + " characters)");
      }
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw HomologException.of(
          HomologException.Kind.MISTAKE, file + " is not text in UTF-8; a study is a YAML file", e);
    } catch (IOException e) {
      throw HomologException.of(
          HomologException.Kind.MISTAKE, file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Reads the text of a study.
   *
   * @param file the file it stands in: names problems, and files lie relative to it
   * @param text its text
   * @return the study
   * @throws HomologException if it is wrong, as {@link #read}
   */
  public static Study parse(Path file, String text) {
    Problems problems = new Problems(file.toString());
    Node root = YamlReader.read(text, problems);
    Fields top = Fields.of(Grammar.STUDY, root, "", problems);
    List<SystemSpec> systems = new ArrayList<>();
    SystemReader reader = new SystemReader(problems);
    top.named("systems").forEach((name, entry) -> reader.read(name, entry).ifPresent(systems::add));
    if (top.has("systems") && top.named("systems").isEmpty() && problems.isEmpty()) {
      top.problem("systems", "no system is described");
    }
    Resampling shared =
        top.group("resample", Grammar.RESAMPLE)
            .map(fields -> Resampling.read(fields, Resampling.DEFAULT))
            .orElse(Resampling.DEFAULT);
    Study study =
        new Study(
            file,
            text,
            root,
            problems,
            top.textOr("study"),
            top.textOr("about"),
            top.wholeOr("seed"),
            top.group("report", Grammar.REPORT).map(fields -> fields.textOr("title")).orElse(""),
            top.text("reference"),
            top.texts("candidates"),
            systems,
            entries(top, shared, problems));
    problems.throwIfAny();
    return study;
  }

  private static List<EntrySpec> entries(Fields top, Resampling shared, Problems problems) {
    RecoverySpec recovery = RecoverySpec.shared(top, shared.level());
    MatchedSpec matched = MatchedSpec.shared(top, shared.level());
    List<EntrySpec> entries = new ArrayList<>();
    Map<String, EntrySpec> byName = new LinkedHashMap<>();
    List<Node> items = top.items("comparisons");
    for (int i = 0; i < items.size(); i++) {
      String path = "comparisons[" + (i + 1) + "]";
      Optional<EntrySpec> read = entry(items.get(i), path, shared, recovery, matched, problems);
      read.ifPresent(
          entry -> {
            if (byName.putIfAbsent(entry.name(), entry) != null) {
              problems.add(
                  entry.place(),
                  path,
                  "a comparison named \""
                      + entry.name()
                      + "\" stands before; give each a name of its own with as: NAME");
            }
            entries.add(entry);
          });
    }
    if (items.isEmpty() && top.has("comparisons")) {
      top.problem("comparisons", "no comparison is named; write for example - rsa");
    }
    return entries;
  }

  private static Optional<EntrySpec> entry(
      Node node,
      String path,
      Resampling shared,
      RecoverySpec recovery,
      MatchedSpec matched,
      Problems problems) {
    String id;
    Node options;
    Node.Place place = node.place();
    if (node instanceof Node.Value value && value.value() != null) {
      id = value.text();
      options = new Node.Group(node.place(), Map.of());
    } else if (node instanceof Node.Group group && group.entries().size() == 1) {
      Map.Entry<String, Node.Entry> only = group.entries().entrySet().iterator().next();
      id = only.getKey();
      place = only.getValue().place();
      Node given = only.getValue().value();
      boolean nothing = given instanceof Node.Value value && value.value() == null;
      options = nothing ? new Node.Group(given.place(), Map.of()) : given;
    } else {
      problems.add(
          node.place(),
          path,
          "an entry is an id, or one id with its options, such as - rsa: {dissimilarity:"
              + " correlation}; options stand one level deeper than the id");
      return Optional.empty();
    }
    Fields fields = Fields.of(Grammar.ENTRY, options, path + "." + id, problems);
    Resampling resampling =
        fields
            .group("resample", Grammar.RESAMPLE)
            .map(own -> Resampling.read(own, shared))
            .orElse(shared);
    return Optional.of(
        new EntrySpec(
            id,
            fields.text("as").orElse(id),
            fields.others(),
            fields.text("reference"),
            fields.texts("candidates"),
            resampling,
            fields.has("resample"),
            recovery.entry(fields, resampling.level()),
            matched.entry(fields, resampling.level()),
            fields,
            place));
  }
}
