package org.homolog.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.homolog.failure.HomologException;
import org.homolog.spi.HomologPlugin;
import org.jspecify.annotations.Nullable;

/**
 * Loads plug-ins: those on homolog's own class path, and the jars of a folder the user named. In
 * that folder each jar is a plug-in, and each subfolder is one that brings several jars. A plug-in
 * that fails to load is set aside and reported.
 */
public final class PluginLoader {
  /** The level of the contract this homolog speaks. */
  public static final int LEVEL = 1;

  private PluginLoader() {}

  /**
   * Loads what is built in.
   *
   * @return the registry
   */
  public static Registry builtIn() {
    return load(List.of());
  }

  /**
   * Loads what is built in and what lies in folders.
   *
   * @param folders folders of plug-in jars
   * @return the registry
   * @throws HomologException if a folder does not exist or cannot be read
   */
  public static Registry load(List<Path> folders) {
    List<Provided<HomologPlugin>> loaded = new ArrayList<>();
    List<Quarantined> failed = new ArrayList<>();
    ClassLoader host = Objects.requireNonNull(PluginLoader.class.getClassLoader());
    collect(host, "built in", version(), loaded, failed);
    for (Path folder : folders) {
      for (Path entry : entries(folder)) {
        loadEntry(entry, host, loaded, failed);
      }
    }
    return new Registry(loaded, failed);
  }

  /**
   * Version of homolog.
   *
   * @return such as "0.1.0"; "development" where run from class files
   */
  public static String version() {
    @Nullable String version = PluginLoader.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  private static List<Path> entries(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw HomologException.mistake("the plug-in folder " + folder + " does not exist");
    }
    try (Stream<Path> listed = Files.list(folder)) {
      return listed
          .filter(path -> Files.isDirectory(path) || path.toString().endsWith(".jar"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw HomologException.of(
          HomologException.Kind.MISTAKE,
          "the plug-in folder " + folder + " cannot be read: " + e.getMessage(),
          e);
    }
  }

  private static void loadEntry(
      Path entry,
      ClassLoader host,
      List<Provided<HomologPlugin>> loaded,
      List<Quarantined> failed) {
    String origin = Objects.toString(entry.getFileName());
    int before = loaded.size() + failed.size();
    try {
      List<Path> jars = Files.isDirectory(entry) ? jarsOf(entry) : List.of(entry);
      if (jars.isEmpty()) {
        return;
      }
      List<URL> urls = new ArrayList<>();
      for (Path jar : jars) {
        urls.add(url(jar));
      }
      // The loader stays open for as long as its classes may be asked for, which is the life of the
      // process.
      collect(new PluginClassLoader(origin, urls, host), origin, hash(jars), loaded, failed);
      if (loaded.size() + failed.size() == before) {
        failed.add(
            new Quarantined(
                origin, "", "holds no META-INF/services/" + HomologPlugin.class.getName()));
      }
    } catch (IOException e) {
      failed.add(new Quarantined(origin, "", "cannot be read: " + e.getMessage()));
    }
  }

  private static List<Path> jarsOf(Path folder) throws IOException {
    try (Stream<Path> listed = Files.list(folder)) {
      return listed.filter(path -> path.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static URL url(Path jar) throws MalformedURLException {
    return jar.toUri().toURL();
  }

  private static void collect(
      ClassLoader loader,
      String origin,
      String hash,
      List<Provided<HomologPlugin>> loaded,
      List<Quarantined> failed) {
    Iterator<ServiceLoader.Provider<HomologPlugin>> providers =
        ServiceLoader.load(HomologPlugin.class, loader).stream().iterator();
    // A provider that cannot be found leaves the iterator usable; the cap only guards against one
    // that never advances.
    for (int guard = 0; guard < 1000; guard++) {
      String provider = "";
      try {
        if (!providers.hasNext()) {
          return;
        }
        ServiceLoader.Provider<HomologPlugin> next = providers.next();
        provider = next.type().getName();
        if (loader instanceof PluginClassLoader && next.type().getClassLoader() != loader) {
          continue;
        }
        HomologPlugin plugin = next.get();
        if (plugin.level() > LEVEL) {
          throw HomologException.mistake(
              "is written against level "
                  + plugin.level()
                  + " of the contract, this homolog speaks "
                  + LEVEL);
        }
        loaded.add(
            new Provided<>(
                plugin, new Provider(Objects.requireNonNull(plugin.info(), "info"), origin, hash)));
      } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
        failed.add(new Quarantined(origin, provider, reason(e)));
      }
    }
  }

  /** One line on what went wrong, the innermost cause last. */
  static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String text =
        cause instanceof HomologException
            ? Objects.toString(cause.getMessage())
            : cause.getClass().getSimpleName()
                + ": "
                + Objects.toString(cause.getMessage(), "no message");
    return text.lines().findFirst().orElse(text);
  }

  private static String hash(List<Path> jars) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path jar : jars) {
        try (InputStream in = new DigestInputStream(Files.newInputStream(jar), digest)) {
          in.transferTo(java.io.OutputStream.nullOutputStream());
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
