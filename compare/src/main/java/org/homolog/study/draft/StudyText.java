package org.homolog.study.draft;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.homolog.plugin.Provided;
import org.homolog.plugin.Registry;
import org.homolog.population.Population;
import org.homolog.spi.Analysis;
import org.homolog.spi.Comparison;
import org.homolog.system.Dissimilarities;

/** A draft as the text of a study. */
final class StudyText {
  private final Registry registry;
  private final List<String> lines = new ArrayList<>();

  StudyText(Registry registry) {
    this.registry = registry;
  }

  String of(Draft draft, Path file, String format, String source, String sha256) {
    String name = String.valueOf(file.getFileName());
    comment(
        "A first study of "
            + name
            + " (importer "
            + format
            + "), drafted by homolog init from what the file holds. It runs as it stands: homolog"
            + " run "
            + StudyDraft.NAME
            + " --out results. homolog describe study explains every key, homolog inspect FILE"
            + " shows all that is in the file.",
        "");
    lines.add("#");
    draft.remarks().forEach(remark -> comment(remark, ""));
    lines.add("");
    lines.add("study: " + Words.quoted("First look at " + Words.line(name)));
    lines.add("about: " + Words.quoted(draft.about()));
    lines.add("seed: 1");
    lines.add("");
    lines.add("systems:");
    boolean first = true;
    for (Draft.Part part : draft.systems()) {
      lines.add("  " + Words.quoted(part.name()) + ":");
      lines.add("    about: " + Words.quoted(part.about()));
      if (part.recorded() && first) {
        lines.add("    recording: &recording");
        lines.add("      file: " + Words.quoted(source));
        lines.add("      sha256: " + sha256);
        lines.add("      citation: \"\"   # whom to cite, for the report");
        first = false;
      } else if (part.recorded()) {
        lines.add("    recording: *recording");
      }
      part.lines().forEach(line -> lines.add("    " + line));
    }
    lines.add("");
    lines.add("reference: " + Words.quoted(draft.systems().get(0).name()));
    lines.add("candidates: " + Words.list(draft.candidates()));
    lines.add("comparisons:");
    draft.comparisons().forEach(entry -> lines.add("  - " + entry));
    catalogue(draft);
    lines.add("resample: " + draft.resample());
    return String.join("\n", lines) + "\n";
  }

  private void comment(String text, String indent) {
    lines.addAll(Words.comment(text, indent));
  }

  /** What of all comparisons there are this design supports, and what it does not and why. */
  private void catalogue(Draft draft) {
    List<String> ready = new ArrayList<>();
    List<String> responses = new ArrayList<>();
    List<String> alone = new ArrayList<>();
    List<String> others = new ArrayList<>();
    Map<String, Provided<Analysis<?, ?>>> all = new TreeMap<>(registry.analyses());
    all.forEach(
        (id, provided) -> {
          var facets = provided.item().describe().facets();
          boolean population = facets.isEmpty() || facets.contains(Population.class);
          boolean distances = facets.isEmpty() || facets.contains(Dissimilarities.class);
          if (!population && !distances) {
            others.add(id);
          } else if (!(provided.item() instanceof Comparison)) {
            alone.add(id);
          } else if (distances) {
            ready.add(id);
          } else {
            responses.add(id);
          }
        });
    comment("Supported by this design: " + String.join(", ", ready) + ".", "  ");
    section("Need responses of both systems, which hypotheses lack", responses);
    section("Describe systems one by one or all together", alone);
    section("Need what no recording has, such as dynamics or performance", others);
    draft.refused().forEach(reason -> comment("Not supported: " + reason + ".", "  "));
  }

  private void section(String title, List<String> ids) {
    if (!ids.isEmpty()) {
      comment(title + ": " + String.join(", ", ids) + ".", "  ");
    }
  }
}
