package org.homolog.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.homolog.failure.HomologException;
import org.homolog.spi.HomologPlugin;
import org.homolog.spi.Importer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plug-ins compiled and packed by the test itself, as a laboratory's build would. */
class PluginLoaderTest {
  @TempDir Path folder;
  @TempDir Path work;

  /** A plug-in with one importer; the body of its importers() can be replaced. */
  private static String plugin(String name, String id, String level, String importers) {
    return """
        package lab;
        import java.nio.file.Path;
        import java.util.*;
        import org.homolog.population.Recording;
        import org.homolog.spi.*;
        public final class %1$s implements HomologPlugin {
          public PluginInfo info() { return new PluginInfo("%2$s", "2.0", "a title", ""); }
          public int level() { return %3$s; }
          public List<Importer> importers() { %4$s }
          static final class One implements Importer {
            public String id() { return "odd-format"; }
            public String summary() { return "odd files"; }
            public int claims(Probe probe) { return 0; }
            public Recording open(Path file, Map<String, Object> options, Host host) {
              return Recording.builder(file.toString()).build();
            }
          }
        }
        """
        .formatted(name, id, level, importers);
  }

  private void jar(String jarName, String className, String source) throws IOException {
    Path classes = Files.createDirectories(work.resolve(jarName));
    Path file = classes.resolve(className + ".java");
    Files.writeString(file, source);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int result =
        compiler.run(
            null,
            null,
            null,
            "-d",
            classes.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "-proc:none",
            "--release",
            "17",
            file.toString());
    assertEquals(0, result, "the test's plug-in must compile");
    try (OutputStream out = Files.newOutputStream(folder.resolve(jarName));
        JarOutputStream jar = new JarOutputStream(out)) {
      try (var listed = Files.list(classes.resolve("lab"))) {
        for (Path compiled : listed.sorted().toList()) {
          jar.putNextEntry(new JarEntry("lab/" + compiled.getFileName()));
          jar.write(Files.readAllBytes(compiled));
        }
      }
      jar.putNextEntry(new JarEntry("META-INF/services/" + HomologPlugin.class.getName()));
      jar.write(("lab." + className).getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void aJarIsLoadedInAClassLoaderOfItsOwnAndSeesTheContractAlone() throws IOException {
    jar("good.jar", "Good", plugin("Good", "good-lab", "1", "return List.of(new One());"));
    Registry registry = PluginLoader.load(List.of(folder));
    Provided<Importer> importer = registry.importer("odd-format");
    assertEquals("good.jar", importer.provider().origin());
    assertEquals(64, importer.provider().hash().length());
    ClassLoader own = importer.item().getClass().getClassLoader();
    assertNotSame(getClass().getClassLoader(), own);
    assertSame(Importer.class, importer.item().getClass().getInterfaces()[0]);
    assertEquals(List.of(), registry.quarantined());
    for (String hidden :
        List.of(
            "org.homolog.plugin.Registry",
            "com.fasterxml.jackson.databind.ObjectMapper",
            "io.jhdf.HdfFile",
            "org.homolog.linalg.openblas.OpenBlasAlgebra")) {
      assertThrows(ClassNotFoundException.class, () -> own.loadClass(hidden), hidden);
    }
  }

  @Test
  void aProviderThatThrowsIsSetAsideByNameAndTheOthersLoad() throws IOException {
    jar("good.jar", "Good", plugin("Good", "good-lab", "1", "return List.of(new One());"));
    jar(
        "throws.jar",
        "Throws",
        plugin("Throws", "bad-lab", "1", "return List.of();")
            .replace(
                "public int level()",
                "public Throws() { throw new IllegalStateException(\"no licence\"); } public int level()"));
    jar(
        "late.jar",
        "Late",
        plugin("Late", "late-lab", "1", "throw new IllegalStateException(\"too late\");"));
    jar("newer.jar", "Newer", plugin("Newer", "newer-lab", "99", "return List.of();"));
    Files.writeString(folder.resolve("broken.jar"), "this is no jar");
    try (JarOutputStream empty =
        new JarOutputStream(Files.newOutputStream(folder.resolve("empty.jar")))) {
      empty.putNextEntry(new JarEntry("readme.txt"));
    }
    Registry registry = PluginLoader.load(List.of(folder));
    assertTrue(registry.importers().containsKey("odd-format"));
    Map<String, String> reasons = new java.util.TreeMap<>();
    registry.quarantined().forEach(failed -> reasons.put(failed.origin(), failed.reason()));
    assertEquals(
        java.util.Set.of("broken.jar", "empty.jar", "late.jar", "newer.jar", "throws.jar"),
        reasons.keySet());
    assertTrue(reasons.get("throws.jar").contains("no licence"), reasons::toString);
    assertTrue(reasons.get("late.jar").contains("too late"), reasons::toString);
    assertTrue(reasons.get("newer.jar").contains("level 99"), reasons::toString);
    assertTrue(reasons.get("empty.jar").contains("META-INF/services"), reasons::toString);
  }

  @Test
  void aMissingIdBlamesWhatWasSetAside() throws IOException {
    jar(
        "late.jar",
        "Late",
        plugin("Late", "late-lab", "1", "throw new IllegalStateException(\"too late\");"));
    Registry registry = PluginLoader.load(List.of(folder));
    HomologException refused =
        assertThrows(HomologException.class, () -> registry.importer("odd-format"));
    assertEquals(HomologException.Kind.PLUGIN, refused.kind());
    assertTrue(
        refused.getMessage().contains("late.jar (IllegalStateException: too late)"),
        refused.getMessage());
    HomologException unknown =
        assertThrows(HomologException.class, () -> PluginLoader.builtIn().importer("nwbb"));
    assertEquals(HomologException.Kind.MISTAKE, unknown.kind());
    assertTrue(unknown.getMessage().contains("did you mean \"nwb\"?"), unknown.getMessage());
  }

  @Test
  void anIdOfferedTwiceIsRefusedNamingBothJars() throws IOException {
    jar("one.jar", "One1", plugin("One1", "lab-one", "1", "return List.of(new One());"));
    jar("two.jar", "Two2", plugin("Two2", "lab-two", "1", "return List.of(new One());"));
    Registry registry = PluginLoader.load(List.of(folder));
    HomologException refused =
        assertThrows(HomologException.class, () -> registry.importer("odd-format"));
    assertTrue(
        refused.getMessage().contains("lab-one (one.jar) and lab-two (two.jar)"),
        refused.getMessage());
    assertFalse(registry.importers().containsKey("odd-format"));
    assertEquals(1, registry.conflicts().size());
  }

  @Test
  void aFolderThatDoesNotExistIsAMistake() {
    assertThrows(
        HomologException.class, () -> PluginLoader.load(List.of(folder.resolve("nowhere"))));
  }
}
