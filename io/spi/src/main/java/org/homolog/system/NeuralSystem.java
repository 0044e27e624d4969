package org.homolog.system;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homolog.failure.HomologException;

/**
 * A biological or artificial system: a name, a kind, and the facets it can be asked for. A layer or
 * area of a network is a system of its own, named {@code network/layer}. Immutable.
 */
public final class NeuralSystem {

  /** How a system came to be. */
  public enum Kind {
    /** Measured in an animal or a person. */
    RECORDED,
    /** A network trained on a task. */
    TRAINED,
    /** A network built like a trained one, before any training. */
    UNTRAINED,
    /** A network fitted to a recording. */
    FITTED,
    /** Made by a generator whose mechanism is known. */
    SIMULATED,
    /** A hypothesis stated by its prediction, such as categories or stimulus descriptors. */
    STATED
  }

  private final String name;
  private final Kind kind;
  private final String contentKey;
  private final Map<Class<?>, Object> facets;
  private final Map<String, String> provenance;

  private NeuralSystem(Builder builder) {
    this.name = builder.name;
    this.kind = builder.kind;
    this.contentKey = builder.contentKey;
    this.facets = Map.copyOf(builder.facets);
    this.provenance =
        java.util.Collections.unmodifiableMap(new LinkedHashMap<>(builder.provenance));
  }

  /**
   * Starts a system.
   *
   * @param name its name
   * @param kind how it came to be
   * @return a builder
   */
  public static Builder builder(String name, Kind kind) {
    return new Builder(name, kind);
  }

  /**
   * Its name.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * How it came to be.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * A hash of everything its facets derive from; equal keys mean equal content.
   *
   * @return the key; empty if its content is known only in memory, which is then never cached
   *     across runs
   */
  public String contentKey() {
    return contentKey;
  }

  /**
   * Where it comes from: file, hash, importer, options, seed.
   *
   * @return fact to value, in order
   */
  public Map<String, String> provenance() {
    return provenance;
  }

  /**
   * The facets it has.
   *
   * @return their types
   */
  public Set<Class<?>> facets() {
    return facets.keySet();
  }

  /**
   * A facet it may have.
   *
   * @param type the facet's type
   * @param <F> the facet's type
   * @return the facet, if it has it
   */
  public <F> Optional<F> facet(Class<F> type) {
    return Optional.ofNullable(facets.get(type)).map(type::cast);
  }

  /**
   * A facet it must have.
   *
   * @param type the facet's type
   * @param <F> the facet's type
   * @return the facet
   * @throws HomologException naming the facets it has
   */
  public <F> F require(Class<F> type) {
    return facet(type)
        .orElseThrow(
            () ->
                HomologException.mistake(
                    "system "
                        + name
                        + " has no "
                        + type.getSimpleName()
                        + "; it has "
                        + facets.keySet().stream().map(Class::getSimpleName).sorted().toList()));
  }

  /**
   * The conditions its population or dissimilarities have, in their order.
   *
   * @return labels; empty if it has neither facet
   */
  public List<String> conditions() {
    return facet(org.homolog.population.Population.class)
        .map(org.homolog.population.Population::conditionLabels)
        .or(() -> facet(Dissimilarities.class).map(Dissimilarities::labels))
        .orElse(List.of());
  }

  @Override
  public String toString() {
    return "system " + name + " (" + kind + ")";
  }

  /** Puts a system together. */
  public static final class Builder {
    private final String name;
    private final Kind kind;
    private String contentKey = "";
    private final Map<Class<?>, Object> facets = new LinkedHashMap<>();
    private final Map<String, String> provenance = new LinkedHashMap<>();

    private Builder(String name, Kind kind) {
      this.name = name;
      this.kind = kind;
    }

    /**
     * Adds a facet.
     *
     * @param type its type
     * @param facet the facet
     * @param <F> its type
     * @return this
     */
    public <F> Builder facet(Class<F> type, F facet) {
      facets.put(type, facet);
      return this;
    }

    /**
     * The hash of everything the facets derive from.
     *
     * @param key a hash
     * @return this
     */
    public Builder contentKey(String key) {
      contentKey = key;
      return this;
    }

    /**
     * A fact about where it comes from.
     *
     * @param fact its name
     * @param value its value
     * @return this
     */
    public Builder provenance(String fact, String value) {
      provenance.put(fact, value);
      return this;
    }

    /**
     * Builds the system.
     *
     * @return the system
     */
    public NeuralSystem build() {
      return new NeuralSystem(this);
    }
  }
}
