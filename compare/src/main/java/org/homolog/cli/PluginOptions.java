package org.homolog.cli;

import java.nio.file.Path;
import java.util.List;
import org.homolog.plugin.PluginLoader;
import org.homolog.plugin.Registry;
import picocli.CommandLine.Option;

/** The option that names plug-in folders, alike for all commands. */
final class PluginOptions {
  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description = "folder of plug-in jars, beside what is built in; may be given more than once")
  private List<Path> folders = List.of();

  Registry load() {
    return PluginLoader.load(folders);
  }
}
