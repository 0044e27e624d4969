package org.homolog.importer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.population.Recording;
import org.homolog.spi.Hdf5;
import org.homolog.spi.Importer;
import org.jspecify.annotations.Nullable;

/**
 * The importers there are, homolog's own and those of plug-ins. Which one reads a file is told from
 * its content: the surest claim wins, and of equal claims a plug-in's, then the first.
 */
public final class Importers {
  private final Map<String, Importer> byId;
  private final Importer.Host host;

  private record ReaderHost(int threads) implements Importer.Host {
    @Override
    public Hdf5 openHdf5(Path file) {
      return new LentHdf5(file, threads);
    }
  }

  private Importers(Map<String, Importer> byId, int threads) {
    this.byId = byId;
    this.host = new ReaderHost(threads);
  }

  /**
   * The same importers, whose recordings unpack what is read on several threads.
   *
   * @param most at most so many threads share a read, the caller's own among them; 1 or more
   * @return the importers
   * @throws IllegalArgumentException if the number is less than 1
   */
  public Importers onThreads(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("a read needs 1 thread or more but was given " + most);
    }
    return new Importers(byId, most);
  }

  /**
   * homolog's own importers.
   *
   * @return the importers
   */
  public static Importers builtIn() {
    return with(List.of());
  }

  /**
   * Importers of plug-ins beside homolog's own.
   *
   * @param offered importers of plug-ins
   * @return all of them
   * @throws HomologException if two have the same id
   */
  public static Importers with(List<Importer> offered) {
    List<Importer> all = new ArrayList<>(offered);
    all.addAll(new BuiltInImporters().importers());
    return of(all);
  }

  /**
   * Just these importers.
   *
   * @param all importers; of equal claims to a file the first wins
   * @return them
   * @throws HomologException if two have the same id
   */
  public static Importers of(Collection<Importer> all) {
    Map<String, Importer> byId = new LinkedHashMap<>();
    for (Importer importer : all) {
      if (byId.put(importer.id(), importer) != null) {
        throw HomologException.mistake("two importers are called \"" + importer.id() + "\"");
      }
    }
    return new Importers(byId, 1);
  }

  /**
   * All importers.
   *
   * @return plug-ins first, the widest last
   */
  public List<Importer> all() {
    return List.copyOf(byId.values());
  }

  /**
   * An importer by its id.
   *
   * @param id such as "nwb"
   * @return the importer
   * @throws HomologException naming those that exist
   */
  public Importer byId(String id) {
    Importer importer = byId.get(id);
    if (importer == null) {
      throw HomologException.unknown("importer", id, byId.keySet());
    }
    return importer;
  }

  /**
   * The importer that claims a file most surely.
   *
   * @param file the file
   * @return the importer
   * @throws HomologException if the file is missing (mistake), or if none claims it: then it says
   *     what the file is (unsupported), or that it is damaged
   */
  public Importer find(Path file) {
    try (FileProbe probe = new FileProbe(file)) {
      Importer best = null;
      int surest = 0;
      for (Importer importer : byId.values()) {
        int claim = importer.claims(probe);
        if (claim > surest) {
          best = importer;
          surest = claim;
        }
      }
      if (best == null) {
        throw probe.kind().notReadable(file);
      }
      return best;
    }
  }

  /**
   * Opens a recording.
   *
   * @param file the file
   * @param importer the importer's id, or null to tell it from the content
   * @param options what the study says beside file and importer, nested as written
   * @return the open recording, to be closed
   * @throws HomologException if the file is missing, not supported or damaged, or an option is
   *     wrong
   */
  public Recording open(Path file, @Nullable String importer, Map<String, Object> options) {
    Importer chosen = importer == null ? find(file) : byId(importer);
    return chosen.open(file, options, host);
  }
}
