package org.homolog.importer.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.homolog.failure.HomologException;
import org.homolog.importer.mapping.AxisSpec.Role;
import org.homolog.population.Column;
import org.homolog.population.DataArray;
import org.homolog.population.Recording;
import org.homolog.population.Table;
import org.homolog.system.Dissimilarities;

/**
 * How an array of a recording becomes {@link Dissimilarities}, one set per member, as a study
 * writes it:
 *
 * <pre>{@code
 * dissimilarities:
 *   values: /rdm/human_IT_sessions
 *   axes: [member: subject, member: session, condition: image, condition: image]
 *   columns: {image: /stimuli}
 *   average: [session]
 *   measure: "1 - Pearson"
 * }</pre>
 *
 * <p>The two condition axes carry one name, and the matrix must be symmetric; or one {@code pair}
 * axis holds the upper triangle row by row. {@code average} takes the mean over member axes. {@code
 * axes} may be left out where the file itself says what lies along them.
 */
public final class DissimilarityMapping {
  private static final Set<String> OPTIONS =
      Set.of("values", "axes", "labels", "columns", "slice", "average", "measure");

  /** Two entries mirrored in the diagonal may differ by rounding, in single precision at most. */
  private static final double SYMMETRY = 1e-5;

  private final OptionReader options;

  /** The axes as the study names them; none where the file is to say what they are. */
  private final List<AxisSpec> axes;

  private DissimilarityMapping(OptionReader options, List<AxisSpec> axes) {
    this.options = options;
    this.axes = axes;
  }

  /**
   * Reads a mapping.
   *
   * @param options the study's options, nested as written
   * @param place where they stand in the study
   * @return the mapping
   * @throws HomologException if an option is missing, unknown or wrong, naming its place
   */
  public static DissimilarityMapping of(Map<String, Object> options, String place) {
    OptionReader reader = OptionReader.of(options, place).only(OPTIONS);
    reader.requiredText("values");
    if (!reader.has("axes")) {
      return new DissimilarityMapping(reader, List.of());
    }
    return checked(reader, AxisSpec.all(reader));
  }

  private static DissimilarityMapping checked(OptionReader reader, List<AxisSpec> axes) {
    List<AxisSpec> conditions = axes.stream().filter(a -> a.role() == Role.CONDITION).toList();
    long pairs = axes.stream().filter(a -> a.role() == Role.PAIR).count();
    boolean square =
        conditions.size() == 2
            && pairs == 0
            && conditions.get(0).name().equals(conditions.get(1).name());
    boolean triangle = conditions.isEmpty() && pairs == 1;
    boolean others =
        axes.stream()
            .allMatch(a -> List.of(Role.CONDITION, Role.PAIR, Role.MEMBER).contains(a.role()));
    if (!others || !(square || triangle)) {
      throw HomologException.mistake(
          reader.at("axes")
              + ": dissimilarities need two condition axes of one name, such as"
              + " [condition: image, condition: image], or one pair axis; other axes are members");
    }
    Set<String> members =
        axes.stream()
            .filter(a -> a.role() == Role.MEMBER)
            .map(AxisSpec::name)
            .collect(Collectors.toSet());
    for (String name : reader.texts("average")) {
      if (!members.contains(name)) {
        throw HomologException.mistake(
            reader.at("average")
                + ": "
                + HomologException.unknownText("member axis", name, members));
      }
    }
    return new DissimilarityMapping(reader, axes);
  }

  /**
   * Applies the mapping.
   *
   * @param recording an open recording that holds the arrays
   * @return member to dissimilarities, in the file's order; members are named by their labels, such
   *     as {@code subject 1 | session 2}; a single set without member axes is named as its array
   * @throws HomologException if an array is missing, lengths do not fit or a matrix is not
   *     symmetric
   */
  public Map<String, Dissimilarities> members(Recording recording) {
    if (axes.isEmpty()) {
      DataArray array =
          NamedArrays.required(recording, options.requiredText("values"), options.at("values"));
      return checked(options, AxisSpec.ofFile(options, array)).members(recording);
    }
    Block block = Block.of(recording, options, axes);
    List<Integer> order = new ArrayList<>();
    List<Table> memberAxes = new ArrayList<>();
    List<Table> averaged = new ArrayList<>();
    List<String> average = options.texts("average");
    collect(
        block,
        recording,
        order,
        memberAxes,
        a -> a.role() == Role.MEMBER && !average.contains(a.name()));
    collect(block, recording, order, averaged, a -> average.contains(a.name()));
    List<Table> conditionAxes = new ArrayList<>();
    collect(
        block,
        recording,
        order,
        conditionAxes,
        a -> a.role() != Role.MEMBER && !average.contains(a.name()));
    double[] values = block.permuted(order);
    int memberCount = AxisProduct.of(memberAxes, options.at("axes")).rows();
    int copies = AxisProduct.of(averaged, options.at("axes")).rows();
    int cell = memberCount * copies == 0 ? 0 : values.length / memberCount / copies;
    Table conditions = conditions(recording, block, conditionAxes, cell);
    List<String> labels = labels(conditions);
    Map<String, Dissimilarities> members = new LinkedHashMap<>();
    List<String> names = memberNames(memberAxes);
    for (int m = 0; m < memberCount; m++) {
      double[] triangle = new double[labels.size() * (labels.size() - 1) / 2];
      for (int c = 0; c < copies; c++) {
        double[] one = triangle(values, (m * copies + c) * cell, labels, names.get(m));
        for (int i = 0; i < triangle.length; i++) {
          triangle[i] += one[i] / copies;
        }
      }
      members.put(
          names.get(m),
          Dissimilarities.of(conditions, labels, triangle, options.text("measure").orElse("")));
    }
    return members;
  }

  private void collect(
      Block block,
      Recording recording,
      List<Integer> order,
      List<Table> into,
      java.util.function.Predicate<AxisSpec> which) {
    for (int i = 0; i < axes.size(); i++) {
      if (which.test(axes.get(i))) {
        order.add(i);
        into.add(
            axes.get(i).role() == Role.PAIR
                ? Table.empty(block.size()[i])
                : block.labels(recording, i));
      }
    }
  }

  private boolean isTriangle() {
    return axes.stream().anyMatch(axis -> axis.role() == Role.PAIR);
  }

  private Table conditions(Recording recording, Block block, List<Table> conditionAxes, int cell) {
    if (!isTriangle()) {
      if (conditionAxes.get(0).rows() != conditionAxes.get(1).rows()) {
        throw HomologException.mistake(
            options.at("axes")
                + ": a matrix of dissimilarities is square, but this one is "
                + conditionAxes.get(0).rows()
                + " x "
                + conditionAxes.get(1).rows());
      }
      return conditionAxes.get(0);
    }
    int n = (int) Math.round((1 + Math.sqrt(1 + 8.0 * cell)) / 2);
    if (n * (n - 1L) / 2 != cell) {
      throw HomologException.mistake(
          options.at("axes")
              + ": "
              + cell
              + " pairs are not the upper triangle of a square matrix");
    }
    int pair = axes.stream().map(AxisSpec::role).toList().indexOf(Role.PAIR);
    return axes.get(pair).table(recording, n, block.own(pair));
  }

  private List<String> labels(Table conditions) {
    Column first = conditions.columns().get(0);
    List<String> labels = List.of(first.texts());
    if (Set.copyOf(labels).size() != labels.size()) {
      throw HomologException.mistake(
          options.at("labels")
              + ": the label \""
              + duplicate(labels)
              + "\" of "
              + first.name()
              + " occurs twice");
    }
    return labels;
  }

  private static String duplicate(List<String> labels) {
    Set<String> seen = new java.util.HashSet<>();
    return labels.stream().filter(label -> !seen.add(label)).findFirst().orElse("");
  }

  private List<String> memberNames(List<Table> memberAxes) {
    if (memberAxes.isEmpty()) {
      return List.of(options.requiredText("values"));
    }
    Table product = AxisProduct.of(memberAxes, options.at("axes"));
    List<String> axisNames = memberAxes.stream().map(t -> t.names().get(0)).toList();
    List<String> names = new ArrayList<>();
    for (int row = 0; row < product.rows(); row++) {
      int at = row;
      names.add(
          axisNames.stream()
              .map(axis -> named(axis, product.column(axis), at))
              .collect(Collectors.joining(" | ")));
    }
    return names;
  }

  private static String named(String axis, Column column, int row) {
    return column.isNumeric() ? axis + " " + column.text(row) : column.text(row);
  }

  private double[] triangle(double[] values, int from, List<String> labels, String member) {
    int n = labels.size();
    double[] triangle = new double[n * (n - 1) / 2];
    if (isTriangle()) {
      System.arraycopy(values, from, triangle, 0, triangle.length);
      return triangle;
    }
    int at = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        double upper = values[from + i * n + j];
        double lower = values[from + j * n + i];
        if (Math.abs(upper - lower) > SYMMETRY * Math.max(1, Math.abs(upper))) {
          throw HomologException.mistake(
              options.at("values")
                  + ": "
                  + member
                  + ": the matrix is not symmetric: "
                  + labels.get(i)
                  + " to "
                  + labels.get(j)
                  + " is "
                  + upper
                  + ", the other way "
                  + lower);
        }
        triangle[at++] = upper;
      }
    }
    return triangle;
  }
}
