package org.homolog.importer.nwb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Attributes;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.hdf5.Hdf5Item;
import org.homolog.population.Recording;

/**
 * What each type of a file extends: NWB's own types, and those of extensions as the specifications
 * cached in the file define them (JSON texts under {@code /specifications/NAMESPACE/VERSION}). An
 * extension's type is read like the nearest type of NWB it extends.
 */
final class TypeHierarchy {
  private static final Set<String> BARE =
      Set.of("Container", "Data", "NWBContainer", "NWBData", "NWBDataInterface");
  private static final long LONGEST = 1L << 24;
  private static final int DEEPEST = 64;

  private final Map<String, String> parents;

  private TypeHierarchy(Map<String, String> parents) {
    this.parents = parents;
  }

  /** Reads the specifications of a file; those that cannot be read become notes. */
  static TypeHierarchy of(Hdf5File file, Recording.Builder recording) {
    Map<String, String> parents = new HashMap<>();
    ArrayDeque<Hdf5Group> open = new ArrayDeque<>();
    file.find(specifications(file))
        .filter(Hdf5Group.class::isInstance)
        .ifPresent(group -> open.add((Hdf5Group) group));
    int opened = 0;
    while (!open.isEmpty() && opened++ < 1000) {
      for (Hdf5Item item : open.poll().children()) {
        if (item instanceof Hdf5Group group) {
          open.add(group);
        } else if (item instanceof Hdf5Dataset dataset) {
          specification(dataset, parents, recording);
        }
      }
    }
    CoreTypes.PARENTS.forEach(parents::put);
    return new TypeHierarchy(parents);
  }

  private static String specifications(Hdf5File file) {
    long[] stated = file.root().attributes().references(".specloc");
    return stated.length == 0
        ? "/specifications"
        : file.pathOf(stated[0]).orElse("/specifications");
  }

  private static void specification(
      Hdf5Dataset dataset, Map<String, String> parents, Recording.Builder recording) {
    try {
      String[] texts = dataset.elements() == 1 ? dataset.strings() : new String[0];
      if (texts.length == 1 && texts[0].length() < LONGEST) {
        collect(new ObjectMapper().readTree(texts[0]), parents);
      }
    } catch (HomologException e) {
      recording.note("the specification " + dataset.path() + " is left out: " + e.getMessage());
    } catch (JsonProcessingException e) {
      recording.note("the specification " + dataset.path() + " is left out: it is not JSON");
    }
  }

  private static void collect(JsonNode from, Map<String, String> parents) {
    ArrayDeque<JsonNode> open = new ArrayDeque<>();
    open.add(from);
    while (!open.isEmpty()) {
      JsonNode node = open.poll();
      String type = text(node, "neurodata_type_def", "data_type_def");
      String parent = text(node, "neurodata_type_inc", "data_type_inc");
      if (!type.isEmpty() && !parent.isEmpty()) {
        parents.put(type, parent);
      }
      node.forEach(open::add);
    }
  }

  private static String text(JsonNode node, String key, String older) {
    JsonNode value = node.has(key) ? node.get(key) : node.get(older);
    return value != null && value.isTextual() ? value.textValue() : "";
  }

  /** The type an object states; empty where it states none. */
  static String typeOf(Attributes attributes) {
    return attributes
        .text("neurodata_type")
        .or(() -> attributes.text("data_type"))
        .map(String::strip)
        .orElse("");
  }

  /** Whether a type is another, or extends it. */
  boolean is(String type, String ancestor) {
    String at = type;
    for (int depth = 0; depth < DEEPEST && !at.isEmpty(); depth++) {
      if (at.equals(ancestor)) {
        return true;
      }
      at = parents.getOrDefault(at, "");
    }
    return false;
  }

  /**
   * The nearest type of NWB that a type is or extends, those aside that say nothing but that it is
   * a container or data; the type itself where there is none.
   */
  String base(String type) {
    String at = type;
    for (int depth = 0; depth < DEEPEST && !at.isEmpty(); depth++) {
      if (CoreTypes.PARENTS.containsKey(at) && !BARE.contains(at)) {
        return at;
      }
      at = parents.getOrDefault(at, "");
    }
    return type;
  }

  /** Whether it is known what a type extends. */
  boolean knows(String type) {
    return parents.containsKey(type) || BARE.contains(type);
  }
}
