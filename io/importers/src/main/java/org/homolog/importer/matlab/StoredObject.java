package org.homolog.importer.matlab;

import java.util.Map;
import java.util.Optional;
import org.homolog.hdf5.Hdf5Item;

/**
 * An object as MATLAB stored it: its class and the values of its properties.
 *
 * @param className its class, with the package in front: {@code table}, {@code containers.Map}
 * @param properties property name to value, in the file's order; those never set are absent or have
 *     the class's default
 */
record StoredObject(String className, Map<String, Value> properties) {

  /** The value of a property. */
  sealed interface Value {
    /**
     * A value that lies in the file like a variable.
     *
     * @param item where it lies
     */
    record Stored(Hdf5Item item) implements Value {}

    /**
     * A value written into the object's record: a truth value, or a member of an enumeration.
     *
     * @param text the value as text
     */
    record Inline(String text) implements Value {}
  }

  /** Where a property's value lies; empty if it was never set or is written inline. */
  Optional<Hdf5Item> item(String property) {
    return properties.get(property) instanceof Value.Stored stored
        ? Optional.of(stored.item())
        : Optional.empty();
  }

  /** The text of a property that is written inline; empty otherwise. */
  Optional<String> inline(String property) {
    return properties.get(property) instanceof Value.Inline value
        ? Optional.of(value.text())
        : Optional.empty();
  }
}
