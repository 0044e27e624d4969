package org.homolog.plugin;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;

/**
 * The class loader of one plug-in: it sees the contract, the Java platform, slf4j and its own jars,
 * nothing else, so that two laboratories may bring different versions of a library.
 */
final class PluginClassLoader extends URLClassLoader {
  /** Packages that come from the host, to the letter: a subpackage of one is not meant. */
  private static final Set<String> SHARED =
      Set.of(
          "org.homolog.failure",
          "org.homolog.figure",
          "org.homolog.linalg",
          "org.homolog.population",
          "org.homolog.random",
          "org.homolog.spi",
          "org.homolog.system",
          "org.jspecify.annotations",
          "org.slf4j",
          "org.slf4j.event",
          "org.slf4j.helpers",
          "org.slf4j.spi");

  private final ClassLoader host;

  PluginClassLoader(String name, List<URL> jars, ClassLoader host) {
    super(name, jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    this.host = host;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    int dot = name.lastIndexOf('.');
    if (dot > 0 && SHARED.contains(name.substring(0, dot))) {
      return host.loadClass(name);
    }
    return super.loadClass(name, resolve);
  }

  /**
   * Services are looked up in the plug-in's own jars only, never in the platform's or the host's.
   */
  @Override
  public Enumeration<URL> getResources(String name) throws java.io.IOException {
    return name.startsWith("META-INF/services/") ? findResources(name) : super.getResources(name);
  }
}
