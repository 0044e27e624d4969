package org.homolog.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Dependencies between modules point one way: spi, importers, models, compare, standard, samples.
 */
class ArrowsTest {
  private static final List<String> ORDER =
      List.of("spi", "importers", "models", "compare", "standard", "samples");
  private static final Pattern JAR = Pattern.compile("homolog-([a-z]+)-[0-9][^/]*\\.jar");
  private static final Pattern FOLDER =
      Pattern.compile("/(?:io/|plugins/)?([a-z]+)/target/classes/");
  private static final Set<String> LIBRARY_ROOMS =
      Set.of("org.homolog.hdf5.library", "org.homolog.hdf5.writing");
  private static final Set<String> UNNAMED =
      Set.of("util", "common", "helper", "misc", "impl", "utils", "helpers");

  private static JavaClasses classes;

  @BeforeAll
  static void importClasses() {
    ImportOption ownModules = location -> module(location.toString()).isPresent();
    classes = new ClassFileImporter().withImportOption(ownModules).importPackages("org.homolog");
  }

  private static Optional<String> module(String location) {
    for (Pattern pattern : List.of(JAR, FOLDER)) {
      Matcher matcher = pattern.matcher(location);
      if (matcher.find() && ORDER.contains(matcher.group(1))) {
        return Optional.of(matcher.group(1));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> module(JavaClass type) {
    return type.getSource().flatMap(source -> module(Location.of(source.getUri()).toString()));
  }

  @Test
  void everyModuleIsSeen() {
    Set<String> seen = new TreeSet<>();
    classes.forEach(type -> module(type).ifPresent(seen::add));
    assertEquals(new TreeSet<>(ORDER), seen);
  }

  @Test
  void arrowsPointOneWay() {
    Set<String> wrong = new LinkedHashSet<>();
    for (JavaClass type : classes) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        Optional<String> from = module(type);
        Optional<String> to = module(dependency.getTargetClass());
        if (from.isPresent()
            && to.isPresent()
            && ORDER.indexOf(from.get()) < ORDER.indexOf(to.get())) {
          wrong.add(from.get() + " must not know " + to.get() + ": " + dependency.getDescription());
        }
      }
    }
    assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
  }

  @Test
  void theContractKnowsNoNativeLibrary() {
    Set<String> foreign = new TreeSet<>();
    for (JavaClass type : classes) {
      if (module(type).filter("spi"::equals).isEmpty()) {
        continue;
      }
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String name = dependency.getTargetClass().getBaseComponentType().getPackageName();
        boolean allowed =
            name.isEmpty()
                || name.startsWith("java.")
                || name.startsWith("org.homolog.")
                || name.startsWith("org.jspecify.")
                || name.startsWith("org.slf4j");
        if (!allowed) {
          foreign.add(type.getName() + " uses " + name);
        }
      }
    }
    assertTrue(foreign.isEmpty(), foreign::toString);
  }

  @Test
  void engineInternalsStayInOnePackageAndSoDoesTheReader() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass type : classes) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String target = dependency.getTargetClass().getBaseComponentType().getPackageName();
        boolean engine =
            target.startsWith("ai.djl.pytorch")
                && !type.getPackageName().startsWith("org.homolog.torch");
        boolean reader =
            target.startsWith("io.jhdf")
                && module(type).filter("importers"::equals).isPresent()
                && !type.getPackageName().startsWith("org.homolog.hdf5");
        boolean library =
            target.startsWith("org.bytedeco.hdf5")
                && !LIBRARY_ROOMS.contains(type.getPackageName());
        if (engine || reader || library) {
          wrong.add(type.getName() + " uses " + target);
        }
      }
    }
    assertTrue(wrong.isEmpty(), wrong::toString);
  }

  /**
   * Products, quotients and powers keep their operands for the backward pass; a plain number lies
   * in memory that the collector may have taken by then.
   */
  @Test
  void numbersUnderTheTapeAreArrays() {
    Set<String> kept = Set.of("mul", "muli", "div", "divi", "pow", "powi", "maximum", "minimum");
    Set<String> wrong = new TreeSet<>();
    for (JavaClass type : classes) {
      for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
        boolean plain =
            call.getTargetOwner().getName().equals("ai.djl.ndarray.NDArray")
                && kept.contains(call.getName())
                && call.getTarget().getRawParameterTypes().stream()
                    .anyMatch(parameter -> parameter.getName().equals("java.lang.Number"));
        if (plain) {
          wrong.add(call.getDescription() + ": use Tensors.number");
        }
      }
    }
    assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
  }

  @Test
  void everyPackageNamesAThing() {
    Set<String> unnamed = new TreeSet<>();
    for (JavaClass type : classes) {
      for (String part : type.getPackageName().split("\\.", -1)) {
        if (UNNAMED.contains(part)) {
          unnamed.add(type.getPackageName());
        }
      }
    }
    assertTrue(unnamed.isEmpty(), unnamed::toString);
  }
}
