package org.homolog.importer.nwb;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homolog.hdf5.Hdf5File;

/**
 * What tables and series are called in the recording: the last part of their path where that tells
 * them apart, else the path without its leading slash. Those that lie where NWB has a place for
 * them ({@code /units}, {@code /intervals}, the electrodes) keep the short name.
 */
final class Names {
  static final String UNITS = "/units";
  static final String ELECTRODES = "/general/extracellular_ephys/electrodes";

  private final Hdf5File file;
  private final Map<String, String> names = new HashMap<>();
  private final Set<String> taken = new LinkedHashSet<>();

  Names(Hdf5File file, Collection<String> tables, Collection<String> series) {
    this.file = file;
    Set<String> seen = new HashSet<>();
    Set<String> shared = new HashSet<>();
    for (Collection<String> paths : List.of(tables, series)) {
      for (String path : paths) {
        if (!seen.add(last(path))) {
          shared.add(last(path));
        }
      }
    }
    tables.stream().filter(Names::hasPlace).forEach(path -> put(path, last(path)));
    for (Collection<String> paths : List.of(tables, series)) {
      for (String path : paths) {
        if (!names.containsKey(path)) {
          put(path, shared.contains(last(path)) ? path.substring(1) : last(path));
        }
      }
    }
  }

  private static boolean hasPlace(String path) {
    return path.equals(UNITS) || path.equals(ELECTRODES) || path.matches("/intervals/[^/]+");
  }

  private void put(String path, String name) {
    names.put(path, name);
    taken.add(name);
  }

  static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** What the object at a path is called: its name in the recording, else its path's last part. */
  String of(String path) {
    return names.getOrDefault(path, last(path));
  }

  /** What an object reference leads to, by name; empty for the null reference. */
  String of(long reference) {
    return file.pathOf(reference).map(this::of).orElse("");
  }

  /** A name for a table that homolog makes, different from those of the file. */
  String unused(String wanted) {
    String name = wanted;
    while (!taken.add(name)) {
      name = "nwb " + name;
    }
    return name;
  }
}
