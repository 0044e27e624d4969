package org.homolog.importer.nwb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Attributes;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.hdf5.Hdf5Item;
import org.homolog.hdf5.Link;
import org.homolog.hdf5.UnreadableItem;
import org.homolog.population.Recording;

/**
 * What a file holds, sorted by what becomes of it: tables, series, other typed objects, whose facts
 * become rows, and datasets that belong to none of these. A link within the file adds nothing: what
 * it leads to is found under its own path. A link to another file can add a series or data.
 */
final class Contents {
  private static final int MOST_ITEMS = 1_000_000;

  /**
   * An object that states its type.
   *
   * @param path where it lies
   * @param type its type
   * @param namespace where the type is defined; empty where it is not said
   */
  record Typed(String path, String type, String namespace) {}

  private final Hdf5File file;
  private final TypeHierarchy types;
  private final Recording.Builder recording;
  private final Map<String, Hdf5Group> tables = new LinkedHashMap<>();
  private final Map<String, Hdf5Group> series = new LinkedHashMap<>();
  private final Map<String, Hdf5Group> outside = new LinkedHashMap<>();
  private final Map<String, Hdf5Group> objects = new LinkedHashMap<>();
  private final List<Hdf5Dataset> loose = new ArrayList<>();
  private final List<Typed> typed = new ArrayList<>();

  private Contents(Hdf5File file, TypeHierarchy types, Recording.Builder recording) {
    this.file = file;
    this.types = types;
    this.recording = recording;
  }

  /** Walks through a file; what cannot be read, and links that lead nowhere, become notes. */
  static Contents of(Hdf5File file, TypeHierarchy types, Recording.Builder recording) {
    Contents contents = new Contents(file, types, recording);
    contents.walk();
    return contents;
  }

  /** Tables by path, in the file's order. */
  Map<String, Hdf5Group> tables() {
    return tables;
  }

  /** Series by path, in the file's order. */
  Map<String, Hdf5Group> series() {
    return series;
  }

  /** Series of other files, by the path of the link that leads to them. */
  Map<String, Hdf5Group> outside() {
    return outside;
  }

  /** Typed groups that are neither table nor series, by path. */
  Map<String, Hdf5Group> objects() {
    return objects;
  }

  /** Datasets that are part of no table, no series and no facts of the session. */
  List<Hdf5Dataset> loose() {
    return loose;
  }

  /** Everything that states its type, the file itself aside. */
  List<Typed> typed() {
    return typed;
  }

  private void walk() {
    ArrayDeque<Hdf5Group> open = new ArrayDeque<>();
    open.add(file.root());
    int items = 0;
    while (!open.isEmpty()) {
      Hdf5Group group = open.poll();
      for (Link link : links(group)) {
        if (++items > MOST_ITEMS) {
          recording.note("objects beyond the first " + MOST_ITEMS + " are left out");
          return;
        }
        String path = pathOf(group, link);
        Optional<Hdf5Item> item = item(group, link, path);
        if (item.isEmpty()) {
          continue;
        }
        if (link.kind() == Link.Kind.EXTERNAL) {
          isolated(path, () -> outside(group, item.get(), path));
        } else if (isolated(path, () -> sort(group, item.get()))
            && item.get() instanceof Hdf5Group child) {
          open.add(child);
        }
      }
    }
  }

  private List<Link> links(Hdf5Group group) {
    try {
      return List.copyOf(group.links().values());
    } catch (HomologException e) {
      recording.note(group.path() + " is left out: " + e.getMessage());
      return List.of();
    }
  }

  /** What a link adds to what is known already; nothing for a second way to the same object. */
  private Optional<Hdf5Item> item(Hdf5Group group, Link link, String path) {
    boolean second =
        link.kind() == Link.Kind.HARD && !file.pathOf(link.address()).orElse(path).equals(path);
    if (second || path.equals("/specifications")) {
      return Optional.empty();
    }
    Optional<Hdf5Item> item = group.child(link.name());
    if (item.isPresent() && item.get() instanceof UnreadableItem unreadable) {
      recording.note(path + " is left out: " + unreadable.failure().getMessage());
      return Optional.empty();
    }
    return link.kind() == Link.Kind.SOFT ? Optional.empty() : item;
  }

  private static String pathOf(Hdf5Group group, Link link) {
    return group.path().equals("/") ? "/" + link.name() : group.path() + "/" + link.name();
  }

  private boolean isolated(String path, Runnable work) {
    try {
      work.run();
      return true;
    } catch (HomologException e) {
      recording.note(path + " is left out: " + e.getMessage());
      return false;
    }
  }

  /**
   * What a link to another file adds: a series, which is read with the link's path, or data of an
   * object of this file. Tables and containers refer to objects of their own file, which only that
   * file can resolve.
   */
  private void outside(Hdf5Group parent, Hdf5Item item, String path) {
    if (item instanceof Hdf5Group group) {
      String type = TypeHierarchy.typeOf(group.attributes());
      if (NwbTable.isTable(group)
          || !types.is(type, "TimeSeries") && !NwbTimeSeries.isSeries(group)) {
        throw HomologException.unsupported(
            "it lies in another file; of what lies there only series and data are read, open that"
                + " file for the rest");
      }
      known(path, group.attributes());
      outside.put(path, group);
    } else if (item instanceof Hdf5Dataset dataset && !isOwned(parent)) {
      loose.add(dataset);
    }
  }

  private boolean isOwned(Hdf5Group parent) {
    return tables.containsKey(parent.path())
        || series.containsKey(parent.path())
        || objects.containsKey(parent.path())
        || Session.isPlaceOfFacts(parent.path());
  }

  private void sort(Hdf5Group parent, Hdf5Item item) {
    if (item instanceof Hdf5Group group) {
      String type = known(group.path(), group.attributes());
      if (NwbTable.isTable(group)) {
        tables.put(group.path(), group);
      } else if (types.is(type, "TimeSeries") || NwbTimeSeries.isSeries(group)) {
        series.put(group.path(), group);
      } else if (!type.isEmpty() && !Session.isSubject(group.path())) {
        objects.put(group.path(), group);
      }
    } else if (item instanceof Hdf5Dataset dataset) {
      known(dataset.path(), dataset.attributes());
      if (!isOwned(parent)) {
        loose.add(dataset);
      }
    }
  }

  private String known(String path, Attributes attributes) {
    String type = TypeHierarchy.typeOf(attributes);
    if (!type.isEmpty()) {
      typed.add(new Typed(path, type, attributes.text("namespace").orElse("")));
    }
    return type;
  }
}
