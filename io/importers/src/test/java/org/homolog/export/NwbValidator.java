package org.homolog.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homolog.hdf5.Attributes;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.hdf5.Hdf5Item;

/**
 * Holds every object of an NWB file to a schema: what must be there is there, nothing is there that
 * the schema has no place for, types and namespaces, element types, ranks, fixed values, and what
 * references lead to.
 */
final class NwbValidator {
  private final Hdf5File file;
  private final NwbSchema schema;
  private final List<String> complaints = new ArrayList<>();
  private int objects;

  private NwbValidator(Hdf5File file, NwbSchema schema) {
    this.file = file;
    this.schema = schema;
  }

  /** What a file does wrong, one line each, and how many objects were looked at. */
  record Verdict(List<String> complaints, int objects) {}

  static Verdict validate(Hdf5File file, NwbSchema schema) {
    NwbValidator validator = new NwbValidator(file, schema);
    ObjectNode root = schema.effective("NWBFile", MissingNode.getInstance());
    validator.typed("/", file.root().attributes(), "NWBFile");
    validator.group(file.root(), root);
    return new Verdict(List.copyOf(validator.complaints), validator.objects);
  }

  private void complain(String path, String what) {
    complaints.add(path + ": " + what);
  }

  private static Attributes attributes(Hdf5Item item) {
    if (item instanceof Hdf5Group group) {
      return group.attributes();
    }
    return ((Hdf5Dataset) item).attributes();
  }

  private static Optional<String> type(Hdf5Item item) {
    return attributes(item).text("neurodata_type");
  }

  /** Checks that an object is of a type or of one that inherits from it. */
  private void typed(String path, Attributes attributes, String wanted) {
    Optional<String> type = attributes.text("neurodata_type");
    if (type.isEmpty()) {
      complain(path, "has no neurodata_type, but must be a " + wanted);
    } else if (!schema.is(type.get(), wanted)) {
      complain(path, "is a " + type.get() + ", but must be a " + wanted);
    } else if (!attributes.text("namespace").orElse("").equals(schema.namespace(type.get()))) {
      complain(
          path,
          "says namespace "
              + attributes.text("namespace")
              + ", but "
              + type.get()
              + " is of "
              + schema.namespace(type.get()));
    }
  }

  private void group(Hdf5Group group, ObjectNode spec) {
    objects++;
    attributes(group.path(), group.attributes(), spec);
    Set<String> explained = new LinkedHashSet<>();
    for (JsonNode child : spec.path("datasets")) {
      child(group, child, Hdf5Dataset.class, explained);
    }
    for (JsonNode child : spec.path("groups")) {
      child(group, child, Hdf5Group.class, explained);
    }
    for (JsonNode link : spec.path("links")) {
      String name = link.path("name").asText();
      Optional<Hdf5Item> target = group.child(name);
      explained.add(name);
      if (target.isPresent()) {
        typed(
            group.path() + "/" + name, attributes(target.get()), link.path("target_type").asText());
      } else if (needed(link)) {
        complain(group.path(), "lacks the link " + name);
      }
    }
    for (String name : group.names()) {
      boolean specifications = group.path().equals("/") && name.equals("specifications");
      if (!explained.contains(name) && !specifications) {
        complain(group.path() + "/" + name, "has no place in the schema");
      }
    }
  }

  private static boolean needed(JsonNode spec) {
    String quantity = spec.path("quantity").asText("1");
    return !List.of("?", "*", "zero_or_one", "zero_or_many").contains(quantity);
  }

  private static boolean single(JsonNode spec) {
    return List.of("?", "1", "zero_or_one").contains(spec.path("quantity").asText("1"));
  }

  private void child(
      Hdf5Group group, JsonNode spec, Class<? extends Hdf5Item> kind, Set<String> explained) {
    Optional<String> wanted = NwbSchema.wanted(spec);
    List<Hdf5Item> found = new ArrayList<>();
    if (spec.hasNonNull("name")) {
      group.child(spec.path("name").asText()).ifPresent(found::add);
    } else {
      for (Hdf5Item item : group.children()) {
        boolean fits =
            kind.isInstance(item)
                && !explained.contains(item.name())
                && type(item).filter(t -> schema.is(t, wanted.orElse("?"))).isPresent();
        if (fits) {
          found.add(item);
        }
      }
    }
    String what = spec.path("name").asText(wanted.orElse("?"));
    if (found.isEmpty() && needed(spec)) {
      complain(group.path(), "lacks " + what);
    }
    if (found.size() > 1 && single(spec)) {
      complain(group.path(), "has " + found.size() + " " + what);
    }
    for (Hdf5Item item : found) {
      explained.add(item.name());
      if (!kind.isInstance(item)) {
        complain(item.path(), "is not a " + kind.getSimpleName());
        continue;
      }
      wanted.ifPresent(type -> typed(item.path(), attributes(item), type));
      ObjectNode effective =
          type(item).filter(schema::knows).isPresent()
              ? schema.effective(type(item).get(), spec)
              : (ObjectNode) spec;
      if (item instanceof Hdf5Group inner) {
        group(inner, effective);
      } else {
        dataset((Hdf5Dataset) item, effective);
      }
    }
  }

  private void dataset(Hdf5Dataset dataset, ObjectNode spec) {
    objects++;
    attributes(dataset.path(), dataset.attributes(), spec);
    NwbElements.complaint(spec.path("dtype"), dataset.type())
        .ifPresent(text -> complain(dataset.path(), text));
    rank(dataset.path(), dataset.shape().length, spec.path("shape"));
    if (spec.path("dtype").path("reftype").asText("").equals("object")) {
      targets(dataset.path(), dataset.references(), spec.path("dtype"));
    }
    if (spec.path("dtype").asText("").equals("isodatetime")) {
      for (String text : dataset.strings()) {
        if (!NwbElements.isTime(text)) {
          complain(dataset.path(), "\"" + text + "\" is no ISO 8601 time");
        }
      }
    }
  }

  private void attributes(String path, Attributes attributes, ObjectNode spec) {
    for (JsonNode attribute : spec.path("attributes")) {
      String name = attribute.path("name").asText();
      String at = path + "@" + name;
      if (!attributes.has(name)) {
        if (attribute.path("required").asBoolean(true)) {
          complain(path, "lacks the attribute " + name);
        }
        continue;
      }
      attributes
          .type(name)
          .flatMap(type -> NwbElements.complaint(attribute.path("dtype"), type))
          .ifPresent(text -> complain(at, text));
      rank(at, attributes.shape(name).orElse(new long[0]).length, attribute.path("shape"));
      if (attribute.path("dtype").path("reftype").asText("").equals("object")) {
        targets(at, attributes.references(name), attribute.path("dtype"));
      }
      // The version in a schema is that of the schema, not a demand on older and newer files.
      if (attribute.has("value") && !name.equals("nwb_version")) {
        fixed(at, attributes, name, attribute.path("value"));
      }
    }
  }

  private void fixed(String at, Attributes attributes, String name, JsonNode value) {
    boolean same =
        value.isNumber()
            ? attributes.number(name).orElse(Double.NaN) == value.asDouble()
            : attributes.text(name).orElse("").equals(value.asText());
    if (!same) {
      complain(at, "must be " + value);
    }
  }

  private void rank(String at, int rank, JsonNode shape) {
    if (!shape.isArray()) {
      return;
    }
    boolean several = shape.size() > 0 && shape.get(0).isArray();
    boolean fits = !several && shape.size() == rank;
    for (JsonNode one : shape) {
      fits |= several && one.size() == rank;
    }
    if (!fits) {
      complain(at, "has " + rank + " axes, but the schema says " + shape);
    }
  }

  private void targets(String at, long[] references, JsonNode dtype) {
    String wanted = dtype.path("target_type").asText();
    for (long reference : references) {
      Optional<Hdf5Item> target = file.resolve(reference);
      if (target.isEmpty()) {
        complain(at, "holds a reference that leads nowhere");
      } else if (type(target.get()).filter(type -> schema.is(type, wanted)).isEmpty()) {
        complain(at, "leads to " + target.get().path() + ", which is no " + wanted);
      }
    }
  }
}
