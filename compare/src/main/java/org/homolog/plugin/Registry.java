package org.homolog.plugin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.homolog.failure.HomologException;
import org.homolog.importer.Importers;
import org.homolog.spi.Analysis;
import org.homolog.spi.HomologPlugin;
import org.homolog.spi.Importer;
import org.homolog.spi.TaskFactory;

/**
 * Everything that plug-ins offer, by id, with where it comes from. An id that two plug-ins offer is
 * refused when asked for, naming both; an id that nobody offers is answered with those that exist
 * and with the plug-ins that failed to load.
 */
public final class Registry {
  private final List<Provider> plugins;
  private final List<Quarantined> quarantined;
  private final Map<String, List<Provided<Importer>>> importers = new TreeMap<>();
  private final Map<String, List<Provided<TaskFactory<?>>>> tasks = new TreeMap<>();
  private final Map<String, List<Provided<Analysis<?, ?>>>> analyses = new TreeMap<>();

  Registry(List<Provided<HomologPlugin>> loaded, List<Quarantined> quarantined) {
    List<Provider> providers = new ArrayList<>();
    List<Quarantined> refused = new ArrayList<>(quarantined);
    for (Provided<HomologPlugin> plugin : loaded) {
      Provider provider = plugin.provider();
      try {
        // Asked in full before anything is kept: a plug-in that fails halfway offers nothing.
        List<Importer> newImporters = plugin.item().importers();
        List<TaskFactory<?>> newTasks = plugin.item().tasks();
        List<Analysis<?, ?>> newAnalyses = plugin.item().analyses();
        List<String> importerIds = newImporters.stream().map(Importer::id).toList();
        List<String> taskIds = newTasks.stream().map(task -> task.describe().id()).toList();
        List<String> analysisIds =
            newAnalyses.stream().map(analysis -> analysis.describe().id()).toList();
        for (int i = 0; i < newImporters.size(); i++) {
          offer(importers, importerIds.get(i), newImporters.get(i), provider);
        }
        for (int i = 0; i < newTasks.size(); i++) {
          offer(tasks, taskIds.get(i), newTasks.get(i), provider);
        }
        for (int i = 0; i < newAnalyses.size(); i++) {
          offer(analyses, analysisIds.get(i), newAnalyses.get(i), provider);
        }
        providers.add(provider);
      } catch (RuntimeException | LinkageError e) {
        refused.add(
            new Quarantined(
                provider.origin(), plugin.item().getClass().getName(), PluginLoader.reason(e)));
      }
    }
    this.plugins = List.copyOf(providers);
    this.quarantined = List.copyOf(refused);
  }

  private static <T> void offer(
      Map<String, List<Provided<T>>> offered, String id, T item, Provider provider) {
    offered.computeIfAbsent(id, key -> new ArrayList<>()).add(new Provided<>(item, provider));
  }

  /**
   * The plug-ins that were loaded.
   *
   * @return plug-ins, built-in ones first
   */
  public List<Provider> plugins() {
    return plugins;
  }

  /**
   * The plug-ins that were not loaded.
   *
   * @return plug-ins with the reason
   */
  public List<Quarantined> quarantined() {
    return quarantined;
  }

  /**
   * All importers.
   *
   * @return id to importer, sorted; ids offered twice are left out
   */
  public Map<String, Provided<Importer>> importers() {
    return unambiguous(importers);
  }

  /**
   * All importers, to open files with: of equal claims to a file those of plug-ins go before
   * homolog's own.
   *
   * @return the importers
   */
  public Importers openers() {
    return Importers.of(
        importers().values().stream()
            .sorted(Comparator.comparing(offer -> offer.provider().origin().equals("built in")))
            .map(Provided::item)
            .toList());
  }

  /**
   * All tasks.
   *
   * @return id to task factory, sorted; ids offered twice are left out
   */
  public Map<String, Provided<TaskFactory<?>>> tasks() {
    return unambiguous(tasks);
  }

  /**
   * All analyses and comparisons.
   *
   * @return id to analysis, sorted; ids offered twice are left out
   */
  public Map<String, Provided<Analysis<?, ?>>> analyses() {
    return unambiguous(analyses);
  }

  /**
   * Ids that more than one plug-in offers.
   *
   * @return one sentence each, naming the jars
   */
  public List<String> conflicts() {
    List<String> conflicts = new ArrayList<>();
    importers.forEach((id, offers) -> conflict("importer", id, offers, conflicts));
    tasks.forEach((id, offers) -> conflict("task", id, offers, conflicts));
    analyses.forEach((id, offers) -> conflict("comparison", id, offers, conflicts));
    return List.copyOf(conflicts);
  }

  /**
   * An importer that must exist.
   *
   * @param id its id
   * @return the importer
   * @throws HomologException if nobody or more than one plug-in offers it
   */
  public Provided<Importer> importer(String id) {
    return one("importer", id, importers);
  }

  /**
   * A task that must exist.
   *
   * @param id its id
   * @return the task factory
   * @throws HomologException if nobody or more than one plug-in offers it
   */
  public Provided<TaskFactory<?>> task(String id) {
    return one("task", id, tasks);
  }

  /**
   * An analysis or comparison that must exist.
   *
   * @param id its id
   * @return the analysis
   * @throws HomologException if nobody or more than one plug-in offers it
   */
  public Provided<Analysis<?, ?>> analysis(String id) {
    return one("comparison", id, analyses);
  }

  private <T> Provided<T> one(String what, String id, Map<String, List<Provided<T>>> offered) {
    List<Provided<T>> offers = offered.getOrDefault(id, List.of());
    if (offers.size() == 1) {
      return offers.get(0);
    }
    if (offers.isEmpty()) {
      String unknown = HomologException.unknownText(what, id, offered.keySet());
      if (quarantined.isEmpty()) {
        throw HomologException.mistake(unknown);
      }
      throw HomologException.plugin(
          unknown
              + "; not loaded, and perhaps the one that offers it: "
              + quarantined.stream()
                  .map(failed -> failed.origin() + " (" + failed.reason() + ")")
                  .collect(Collectors.joining("; ")),
          null);
    }
    List<String> texts = new ArrayList<>();
    conflict(what, id, offers, texts);
    throw HomologException.plugin(texts.get(0), null);
  }

  private static <T> void conflict(
      String what, String id, List<Provided<T>> offers, List<String> texts) {
    if (offers.size() > 1) {
      texts.add(
          what
              + " \""
              + id
              + "\" is offered more than once, by "
              + offers.stream()
                  .map(
                      offer ->
                          offer.provider().info().id() + " (" + offer.provider().origin() + ")")
                  .collect(Collectors.joining(" and "))
              + "; remove one of them");
    }
  }

  private static <T> Map<String, Provided<T>> unambiguous(Map<String, List<Provided<T>>> offered) {
    Map<String, Provided<T>> single = new TreeMap<>();
    offered.forEach(
        (id, offers) -> {
          if (offers.size() == 1) {
            single.put(id, offers.get(0));
          }
        });
    return Collections.unmodifiableMap(single);
  }
}
