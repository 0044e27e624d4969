package org.homolog.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.homolog.plugin.Provided;
import org.homolog.plugin.Provider;
import org.homolog.plugin.Quarantined;
import org.homolog.plugin.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says which plug-ins are loaded, and which are not. */
@Command(
    name = "plugins",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the plug-ins that are loaded, where each comes from and what it offers; and those that"
          + " were set aside, with the reason.",
      ""
    })
@SuppressWarnings("NullAway.Init")
final class PluginsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private PluginOptions plugins;

  @Option(names = "--json", description = "print JSON, for programs")
  private boolean json;

  @Override
  public Integer call() throws JsonProcessingException {
    Registry registry = plugins.load();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          JsonMapper.builder()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .build()
              .writeValueAsString(asMap(registry)));
    } else {
      print(registry, out);
    }
    return 0;
  }

  private static void print(Registry registry, PrintWriter out) {
    for (Provider plugin : registry.plugins()) {
      out.printf(
          "%s %s, %s: %s%n",
          plugin.info().id(), plugin.info().version(), plugin.origin(), plugin.info().title());
      offers(registry, plugin)
          .forEach((kind, ids) -> out.printf("  %s: %s%n", kind, String.join(", ", ids)));
      if (!plugin.info().citation().isEmpty()) {
        out.printf("  cite: %s%n", plugin.info().citation());
      }
    }
    for (Quarantined failed : registry.quarantined()) {
      out.printf(
          "set aside: %s%s: %s%n",
          failed.origin(),
          failed.provider().isEmpty() ? "" : " (" + failed.provider() + ")",
          Complaints.oneLine(failed.reason()));
    }
    registry.conflicts().forEach(conflict -> out.println("conflict: " + conflict));
    if (registry.plugins().isEmpty() && registry.quarantined().isEmpty()) {
      out.println("no plug-in is loaded");
    }
  }

  private static Map<String, List<String>> offers(Registry registry, Provider plugin) {
    Map<String, List<String>> offers = new LinkedHashMap<>();
    keep(offers, "importers", ids(registry.importers(), plugin));
    keep(offers, "tasks", ids(registry.tasks(), plugin));
    keep(offers, "comparisons", ids(registry.analyses(), plugin));
    return offers;
  }

  private static void keep(Map<String, List<String>> offers, String kind, List<String> ids) {
    if (!ids.isEmpty()) {
      offers.put(kind, ids);
    }
  }

  private static <T> List<String> ids(Map<String, Provided<T>> offered, Provider plugin) {
    return offered.entrySet().stream()
        .filter(entry -> entry.getValue().provider().equals(plugin))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Map<String, Object> asMap(Registry registry) {
    List<Map<String, Object>> loaded = new ArrayList<>();
    for (Provider plugin : registry.plugins()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("id", plugin.info().id());
      one.put("version", plugin.info().version());
      one.put("title", plugin.info().title());
      one.put("citation", plugin.info().citation());
      one.put("origin", plugin.origin());
      one.put("hash", plugin.hash());
      one.putAll(offers(registry, plugin));
      loaded.add(one);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("plugins", loaded);
    all.put("quarantined", registry.quarantined());
    all.put("conflicts", registry.conflicts());
    return all;
  }
}
