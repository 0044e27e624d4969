package org.homolog.spi;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.homolog.failure.HomologException;

/**
 * What an analysis is, as data: for help, reports, and for the engine to know what may be drawn.
 * Immutable.
 */
public final class Description {
  private final String id;
  private final String title;
  private final String summary;
  private final String formula;
  private final List<Reference> references;
  private final Set<Class<?>> facets;
  private final Set<Axis> drawable;
  private final Set<NullModel> nulls;
  private final Map<NullModel, String> refusedNulls;
  private final Map<NullModel, Map<String, String>> refusedOfScores;
  private final double lowest;
  private final double highest;
  private final Map<String, Range> ranges;
  private final Direction direction;
  private final Map<String, Direction> directions;
  private final boolean reliabilityLike;
  private final Set<String> reliabilities;
  private final String elsewhere;
  private final String intervals;
  private final String convention;
  private final String cost;
  private final List<Requirement> requirements;

  private record Range(double lowest, double highest) {}

  private Description(Builder builder) {
    this.id = builder.id;
    this.title = builder.title;
    this.summary = builder.summary;
    this.formula = builder.formula;
    this.references = List.copyOf(builder.references);
    this.facets = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(builder.facets));
    this.drawable = Set.copyOf(builder.drawable);
    this.nulls = Set.copyOf(builder.nulls);
    this.refusedNulls = Map.copyOf(builder.refusedNulls);
    this.refusedOfScores = new EnumMap<>(NullModel.class);
    builder.refusedOfScores.forEach(
        (model, reasons) -> this.refusedOfScores.put(model, Map.copyOf(reasons)));
    this.lowest = builder.lowest;
    this.highest = builder.highest;
    this.ranges = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(builder.ranges));
    this.direction = builder.direction;
    this.directions = Map.copyOf(builder.directions);
    this.reliabilityLike = builder.reliabilityLike;
    this.reliabilities = Set.copyOf(builder.reliabilities);
    this.elsewhere = builder.elsewhere;
    this.intervals = builder.intervals;
    this.convention = builder.convention;
    this.cost = builder.cost;
    this.requirements = List.copyOf(builder.requirements);
  }

  private Description(Description like, List<Requirement> requirements) {
    this.id = like.id;
    this.title = like.title;
    this.summary = like.summary;
    this.formula = like.formula;
    this.references = like.references;
    this.facets = like.facets;
    this.drawable = like.drawable;
    this.nulls = like.nulls;
    this.refusedNulls = like.refusedNulls;
    this.refusedOfScores = like.refusedOfScores;
    this.lowest = like.lowest;
    this.highest = like.highest;
    this.ranges = like.ranges;
    this.direction = like.direction;
    this.directions = like.directions;
    this.reliabilityLike = like.reliabilityLike;
    this.reliabilities = like.reliabilities;
    this.elsewhere = like.elsewhere;
    this.convention = like.convention;
    this.cost = like.cost;
    this.intervals = like.intervals;
    this.requirements = List.copyOf(requirements);
  }

  /**
   * The same with further requirements, those that given options bring.
   *
   * @param further what is asked beside what is asked already
   * @return the description
   */
  public Description requiring(Requirement... further) {
    return new Description(this, Stream.concat(requirements.stream(), Stream.of(further)).toList());
  }

  /**
   * Starts a description.
   *
   * @param id the name used in a study: lower case letters, digits and hyphens
   * @param title the name shown in a report
   * @return a builder
   * @throws HomologException if the id holds other characters
   */
  public static Builder builder(String id, String title) {
    if (!id.matches("[a-z][a-z0-9-]*")) {
      throw HomologException.mistake(
          "the id \""
              + id
              + "\" must start with a letter and hold lower case letters, digits and hyphens only");
    }
    return new Builder(id, title);
  }

  /**
   * The name used in a study.
   *
   * @return the id
   */
  public String id() {
    return id;
  }

  /**
   * The name shown in a report.
   *
   * @return the title
   */
  public String title() {
    return title;
  }

  /**
   * What it does, for the methods text of a report.
   *
   * @return one or more sentences
   */
  public String summary() {
    return summary;
  }

  /**
   * The formula, in plain text.
   *
   * @return the formula
   */
  public String formula() {
    return formula;
  }

  /**
   * The papers it follows.
   *
   * @return references
   */
  public List<Reference> references() {
    return references;
  }

  /**
   * The facets it can work from: a system needs at least one of them.
   *
   * @return facet types
   */
  public Set<Class<?>> facets() {
    return facets;
  }

  /**
   * Over which axes it may be drawn.
   *
   * @return axes
   */
  public Set<Axis> drawable() {
    return drawable;
  }

  /**
   * The nulls that lie outside its own invariances.
   *
   * @return admissible nulls
   */
  public Set<NullModel> nulls() {
    return nulls;
  }

  /**
   * Why a null is refused, where there is a reason worth telling.
   *
   * @return null to reason
   */
  public Map<NullModel, String> refusedNulls() {
    return refusedNulls;
  }

  /**
   * Why a null that the analysis admits says nothing of one of its scores.
   *
   * @param model the null
   * @param score name of the score
   * @return the reason; empty if the score has that null
   */
  public String refusal(NullModel model, String score) {
    return refusedOfScores.getOrDefault(model, Map.of()).getOrDefault(score, "");
  }

  /**
   * Which nulls that the analysis admits say nothing of some of its scores, and why.
   *
   * @return per null the reason by score, sorted by the score's name
   */
  public Map<NullModel, Map<String, String>> refusedNullsOfScores() {
    Map<NullModel, Map<String, String>> sorted = new EnumMap<>(NullModel.class);
    refusedOfScores.forEach((model, reasons) -> sorted.put(model, new TreeMap<>(reasons)));
    return sorted;
  }

  /**
   * The smallest value a score can take.
   *
   * @return the bound
   */
  public double lowest() {
    return lowest;
  }

  /**
   * The largest value a score can take.
   *
   * @return the bound
   */
  public double highest() {
    return highest;
  }

  /**
   * The smallest value one score can take.
   *
   * @param score name of the score
   * @return its own bound if one was named, else that of the analysis
   */
  public double lowest(String score) {
    Range own = ranges.get(score);
    return own == null ? lowest : own.lowest();
  }

  /**
   * The largest value one score can take.
   *
   * @param score name of the score
   * @return its own bound if one was named, else that of the analysis
   */
  public double highest(String score) {
    Range own = ranges.get(score);
    return own == null ? highest : own.highest();
  }

  /**
   * The scores that have a range of their own.
   *
   * @return their names, in order
   */
  public Set<String> scoresWithRange() {
    return ranges.keySet();
  }

  /**
   * What a larger score means.
   *
   * @return the direction
   */
  public Direction direction() {
    return direction;
  }

  /**
   * What a larger value of one score means.
   *
   * @param score name of the score
   * @return its own direction if one was named, else that of the analysis; NEUTRAL of its own for a
   *     score that describes one side or a chance level and has no null
   */
  public Direction direction(String score) {
    return directions.getOrDefault(score, direction);
  }

  /**
   * Whether a score describes one system or a chance level beside those that compare.
   *
   * @param score name of the score
   * @return true if it was named so
   */
  public boolean isDescriptive(String score) {
    return directions.get(score) == Direction.NEUTRAL;
  }

  /**
   * Whether a score between two halves of the data is a reliability, which Spearman and Brown's
   * formula lifts to the whole.
   *
   * @return true for correlations
   */
  public boolean reliabilityLike() {
    return reliabilityLike;
  }

  /**
   * Whether one score between two halves of the data is a reliability. Of several scores some may
   * be (a correlation) and others not (a share of explained variance).
   *
   * @param score name of the score
   * @return true if so
   */
  public boolean isReliability(String score) {
    return reliabilityLike && (reliabilities.isEmpty() || reliabilities.contains(score));
  }

  /**
   * What other programs call it and how theirs differs.
   *
   * @return the text; empty if nothing is to be said
   */
  public String elsewhere() {
    return elsewhere;
  }

  /**
   * What is known of its intervals: what they are intervals of, and how often they cover it where
   * the truth is known. The report says it beside them.
   *
   * @return the text; empty if nothing is known
   */
  public String intervals() {
    return intervals;
  }

  /**
   * What the convention beside each score tells.
   *
   * @return the text, such as "cka[kernel;estimator]"; empty if nothing is to be said
   */
  public String convention() {
    return convention;
  }

  /**
   * How time grows with conditions D, units N (M of the other system) and time bins T.
   *
   * @return the text; empty if nothing is to be said
   */
  public String cost() {
    return cost;
  }

  /**
   * What it asks of the data of each system.
   *
   * @return requirements, in order
   */
  public List<Requirement> requirements() {
    return requirements;
  }

  /** Puts a description together. */
  public static final class Builder {
    private final String id;
    private final String title;
    private String summary = "";
    private String formula = "";
    private List<Reference> references = List.of();
    private final Set<Class<?>> facets = new LinkedHashSet<>();
    private final Set<Axis> drawable = EnumSet.noneOf(Axis.class);
    private final Set<NullModel> nulls = EnumSet.noneOf(NullModel.class);
    private final Map<NullModel, String> refusedNulls = new LinkedHashMap<>();
    private final Map<NullModel, Map<String, String>> refusedOfScores =
        new EnumMap<>(NullModel.class);
    private double lowest = Double.NEGATIVE_INFINITY;
    private double highest = Double.POSITIVE_INFINITY;
    private final Map<String, Range> ranges = new LinkedHashMap<>();
    private Direction direction = Direction.HIGHER_IS_CLOSER;
    private final Map<String, Direction> directions = new LinkedHashMap<>();
    private boolean reliabilityLike;
    private final Set<String> reliabilities = new LinkedHashSet<>();
    private String elsewhere = "";
    private String intervals = "";
    private String convention = "";
    private String cost = "";
    private final List<Requirement> requirements = new ArrayList<>();

    private Builder(String id, String title) {
      this.id = id;
      this.title = title;
    }

    /**
     * What it does.
     *
     * @param text one or more sentences
     * @return this
     */
    public Builder summary(String text) {
      summary = text;
      return this;
    }

    /**
     * The formula.
     *
     * @param text plain text
     * @return this
     */
    public Builder formula(String text) {
      formula = text;
      return this;
    }

    /**
     * The papers it follows.
     *
     * @param papers references
     * @return this
     */
    public Builder references(Reference... papers) {
      references = List.of(papers);
      return this;
    }

    /**
     * The facets it can work from.
     *
     * @param types facet types
     * @return this
     */
    public Builder facets(Class<?>... types) {
      facets.addAll(List.of(types));
      return this;
    }

    /**
     * Over which axes it may be drawn.
     *
     * @param axes axes
     * @return this
     */
    public Builder drawable(Axis... axes) {
      drawable.addAll(List.of(axes));
      return this;
    }

    /**
     * The nulls outside its invariances.
     *
     * @param admissible nulls; one that was refused before no longer is
     * @return this
     */
    public Builder nulls(NullModel... admissible) {
      nulls.addAll(List.of(admissible));
      refusedNulls.keySet().removeAll(nulls);
      return this;
    }

    /**
     * A null it refuses.
     *
     * @param refused the null; if it was admitted before, it no longer is
     * @param reason why it would say nothing
     * @return this
     */
    public Builder refuses(NullModel refused, String reason) {
      refusedNulls.put(refused, reason);
      nulls.remove(refused);
      return this;
    }

    /**
     * A null that it admits, but not for some of its scores, which do not change under it.
     *
     * @param refused the null
     * @param reason why it would say nothing of them
     * @param scores their names
     * @return this
     */
    public Builder refusesFor(NullModel refused, String reason, String... scores) {
      for (String score : scores) {
        refusedOfScores.computeIfAbsent(refused, model -> new LinkedHashMap<>()).put(score, reason);
      }
      return this;
    }

    /**
     * The range of its scores.
     *
     * @param smallest smallest value
     * @param largest largest value
     * @return this
     */
    public Builder range(double smallest, double largest) {
      lowest = smallest;
      highest = largest;
      return this;
    }

    /**
     * The range of some scores, where it is not that of the others.
     *
     * @param smallest smallest value
     * @param largest largest value
     * @param scores their names
     * @return this
     */
    public Builder range(double smallest, double largest, String... scores) {
      for (String score : scores) {
        ranges.put(score, new Range(smallest, largest));
      }
      return this;
    }

    /**
     * What a larger score means.
     *
     * @param meaning the direction
     * @return this
     */
    public Builder direction(Direction meaning) {
      direction = meaning;
      return this;
    }

    /**
     * What a larger value of some scores means, where it is not what the others mean.
     *
     * @param meaning the direction; NEUTRAL for scores that describe and do not compare
     * @param scores their names
     * @return this
     */
    public Builder direction(Direction meaning, String... scores) {
      for (String score : scores) {
        directions.put(score, meaning);
      }
      return this;
    }

    /**
     * Says that scores between halves of the data are reliabilities.
     *
     * @return this
     */
    public Builder reliabilityLike() {
      reliabilityLike = true;
      return this;
    }

    /**
     * Says which scores between halves of the data are reliabilities; the others are not.
     *
     * @param scores names of scores
     * @return this
     */
    public Builder reliabilities(String... scores) {
      reliabilityLike = true;
      reliabilities.addAll(List.of(scores));
      return this;
    }

    /**
     * What the convention beside each score tells.
     *
     * @param text the form, such as "cka[kernel;estimator]"
     * @return this
     */
    public Builder convention(String text) {
      convention = text;
      return this;
    }

    /**
     * How time grows with conditions D, units N (M of the other system) and time bins T.
     *
     * @param text of the preparation and of the score
     * @return this
     */
    public Builder cost(String text) {
      cost = text;
      return this;
    }

    /**
     * What it asks of the data of each system, whatever its options.
     *
     * @param asked requirements
     * @return this
     */
    public Builder requires(Requirement... asked) {
      requirements.addAll(List.of(asked));
      return this;
    }

    /**
     * What other programs call it.
     *
     * @param text the text
     * @return this
     */
    public Builder elsewhere(String text) {
      elsewhere = text;
      return this;
    }

    /**
     * What is known of its intervals.
     *
     * @param text the text
     * @return this
     */
    public Builder intervals(String text) {
      intervals = text;
      return this;
    }

    /**
     * Builds the description.
     *
     * @return the description
     */
    public Description build() {
      return new Description(this);
    }
  }
}
