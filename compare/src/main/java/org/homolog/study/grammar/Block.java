package org.homolog.study.grammar;

import java.util.List;
import java.util.Optional;

/**
 * A group of keys that belong together.
 *
 * @param name where it stands, such as {@code systems.NAME.recording}
 * @param text what it says, in a sentence
 * @param keys its keys
 * @param others what further keys are, such as the options of an importer; empty if there are none
 */
public record Block(String name, String text, List<Key> keys, String others) {
  /** Takes a copy. */
  public Block {
    keys = List.copyOf(keys);
  }

  static Block of(String name, String text, Key... keys) {
    return new Block(name, text, List.of(keys), "");
  }

  Block open(String further) {
    return new Block(name, text, keys, further);
  }

  /**
   * The names of its keys.
   *
   * @return names, in order
   */
  public List<String> names() {
    return keys.stream().map(Key::name).toList();
  }

  /**
   * A key by its name.
   *
   * @param key the name
   * @return the key, if the group has it
   */
  public Optional<Key> find(String key) {
    return keys.stream().filter(known -> known.name().equals(key)).findFirst();
  }

  /**
   * A key that homolog itself asks for.
   *
   * @param key the name
   * @return the key
   * @throws IllegalArgumentException if the grammar does not hold it
   */
  Key require(String key) {
    return find(key)
        .orElseThrow(() -> new IllegalArgumentException(name + " has no key \"" + key + "\""));
  }
}
