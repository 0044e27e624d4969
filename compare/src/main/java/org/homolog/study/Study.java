package org.homolog.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.homolog.study.yaml.Node;
import org.homolog.study.yaml.Problems;

/**
 * A study file, read and checked by the grammar: every key is known and of its type. Whether what
 * it names exists is checked by the {@link Planner}. Immutable.
 */
public final class Study {
  private final Path path;
  private final String text;
  private final Node root;
  private final Problems problems;
  private final String name;
  private final String about;
  private final long seed;
  private final String title;
  private final Optional<String> reference;
  private final List<String> candidates;
  private final List<SystemSpec> systems;
  private final List<EntrySpec> entries;

  Study(
      Path path,
      String text,
      Node root,
      Problems problems,
      String name,
      String about,
      long seed,
      String title,
      Optional<String> reference,
      List<String> candidates,
      List<SystemSpec> systems,
      List<EntrySpec> entries) {
    this.path = path;
    this.text = text;
    this.root = root;
    this.problems = problems;
    this.name = name;
    this.about = about;
    this.seed = seed;
    this.title = title;
    this.reference = reference;
    this.candidates = List.copyOf(candidates);
    this.systems = List.copyOf(systems);
    this.entries = List.copyOf(entries);
  }

  /**
   * Where it was read from.
   *
   * @return the file, as it was named
   */
  public Path path() {
    return path;
  }

  /**
   * The file as it was read.
   *
   * @return its text
   */
  public String text() {
    return text;
  }

  /**
   * Its name.
   *
   * @return what stands at {@code study:}
   */
  public String name() {
    return name;
  }

  /**
   * Title of its report.
   *
   * @return the title, its name if it has none
   */
  public String title() {
    return title.isEmpty() ? name : title;
  }

  /**
   * What it asks.
   *
   * @return the author's words; may be empty
   */
  public String about() {
    return about;
  }

  /**
   * Its seed.
   *
   * @return the seed
   */
  public long seed() {
    return seed;
  }

  /**
   * The names of its systems.
   *
   * @return names, in the order of the file
   */
  public List<String> systemNames() {
    return systems.stream().map(SystemSpec::name).toList();
  }

  Node root() {
    return root;
  }

  Problems problems() {
    return problems;
  }

  Study withSeed(long other) {
    return new Study(
        path,
        text,
        root,
        problems,
        name,
        about,
        other,
        title,
        reference,
        candidates,
        systems,
        entries);
  }

  Optional<String> reference() {
    return reference;
  }

  List<String> candidates() {
    return candidates;
  }

  List<SystemSpec> systems() {
    return systems;
  }

  List<EntrySpec> entries() {
    return entries;
  }
}
