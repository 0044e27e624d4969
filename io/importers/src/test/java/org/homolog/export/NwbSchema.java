package org.homolog.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.hdf5.Hdf5Item;

/**
 * The types of an NWB schema, with what they inherit, as the specifications cached in a file say
 * (HDMF schema language 2).
 */
final class NwbSchema {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> LISTS = List.of("attributes", "datasets", "groups", "links");

  private final Map<String, ObjectNode> types = new LinkedHashMap<>();
  private final Map<String, String> namespaces = new LinkedHashMap<>();

  /** The schema that a file carries. */
  static NwbSchema of(Hdf5File file) {
    NwbSchema schema = new NwbSchema();
    for (Hdf5Item item : file.walk()) {
      if (item.path().startsWith("/specifications/")
          && item instanceof Hdf5Dataset dataset
          && !dataset.name().equals("namespace")) {
        try {
          JsonNode source = JSON.readTree(dataset.strings()[0]);
          schema.collect(source, item.path().split("/", -1)[2]);
        } catch (JsonProcessingException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return schema;
  }

  private void collect(JsonNode node, String namespace) {
    definition(node)
        .ifPresent(
            name -> {
              types.put(name, (ObjectNode) node);
              namespaces.put(name, namespace);
            });
    node.forEach(child -> collect(child, namespace));
  }

  private static Optional<String> key(JsonNode node, String suffix) {
    for (String start : List.of("neurodata_type_", "data_type_")) {
      JsonNode value = node.path(start + suffix);
      if (value.isTextual()) {
        return Optional.of(value.textValue());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> definition(JsonNode spec) {
    return key(spec, "def");
  }

  private static Optional<String> base(JsonNode spec) {
    return key(spec, "inc");
  }

  /** The type a place asks for, if it asks for one. */
  static Optional<String> wanted(JsonNode spec) {
    return definition(spec).or(() -> base(spec));
  }

  /** The namespace that defines a type. */
  String namespace(String type) {
    return namespaces.getOrDefault(type, "none");
  }

  boolean knows(String type) {
    return types.containsKey(type);
  }

  /** Whether a type is another, or inherits from it. */
  boolean is(String type, String ancestor) {
    for (Optional<String> at = Optional.of(type);
        at.isPresent();
        at = Optional.ofNullable(types.get(at.get())).flatMap(NwbSchema::base)) {
      if (at.get().equals(ancestor)) {
        return true;
      }
    }
    return false;
  }

  /** What a type says with everything it inherits, and what a place says beside. */
  ObjectNode effective(String type, JsonNode place) {
    List<ObjectNode> line = new ArrayList<>();
    for (Optional<String> at = Optional.of(type);
        at.isPresent() && types.containsKey(at.get());
        at = base(types.get(at.get()))) {
      line.add(0, types.get(at.get()));
    }
    ObjectNode merged = JSON.createObjectNode();
    line.forEach(spec -> merge(merged, spec));
    if (place.isObject()) {
      merge(merged, (ObjectNode) place);
    }
    return merged;
  }

  private void merge(ObjectNode into, ObjectNode spec) {
    for (Map.Entry<String, JsonNode> field : spec.properties()) {
      if (LISTS.contains(field.getKey())) {
        ArrayNode list = into.withArrayProperty(field.getKey());
        field.getValue().forEach(child -> mergeChild(list, child));
      } else {
        into.set(field.getKey(), field.getValue().deepCopy());
      }
    }
  }

  /** A child of the same name, or without name of the same type, is refined; any other is added. */
  private void mergeChild(ArrayNode into, JsonNode child) {
    for (int i = 0; i < into.size(); i++) {
      JsonNode known = into.get(i);
      boolean sameName =
          child.has("name") && known.path("name").asText("?").equals(child.path("name").asText());
      boolean sameType =
          !child.has("name") && !known.has("name") && wanted(child).equals(wanted(known));
      if (sameName || sameType) {
        ObjectNode refined = known.deepCopy();
        merge(refined, (ObjectNode) child);
        into.set(i, refined);
        return;
      }
    }
    into.add(child.deepCopy());
  }
}
