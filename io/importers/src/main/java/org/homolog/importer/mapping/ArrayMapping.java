package org.homolog.importer.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homolog.failure.HomologException;
import org.homolog.importer.mapping.AxisSpec.Role;
import org.homolog.population.Column;
import org.homolog.population.DataArray;
import org.homolog.population.Population;
import org.homolog.population.PopulationBuilder;
import org.homolog.population.Recording;
import org.homolog.population.RowFilter;
import org.homolog.population.Table;

/**
 * How an array of a recording becomes a {@link Population}, as a study writes it:
 *
 * <pre>{@code
 * population:
 *   values: dff
 *   axes: [condition: odor, unit: orn, condition: concentration]
 *   labels: {odor: odorList, orn: ORNList, concentration: concHm}
 *   select: "concentration == 1e-4"
 * }</pre>
 *
 * <p>Axes are named in the array's order (MATLAB's own order for MATLAB files). Several condition
 * axes make conditions of every combination, the first slowest; so do several unit axes (the row,
 * column and colour of pixels). Without labels, elements are numbered from 1. {@code columns} adds
 * columns to an axis: vectors of its length, or a group of them. {@code slice} reads a part only:
 * {@code slice: {concentration: 4}} or {@code {time: [0, 100]}}, counted from 0, half-open. {@code
 * select} keeps conditions and {@code units} keeps units by an expression over their columns; an
 * axis that {@code select} or {@code slice} narrows to one value is no longer part of a condition's
 * label. {@code axes} may be left out where the file itself says what lies along them, as
 * assemblies do.
 */
public final class ArrayMapping {
  private static final Set<String> OPTIONS =
      Set.of("values", "axes", "labels", "columns", "slice", "select", "units", "unit");

  private final OptionReader options;

  /** The axes as the study names them; none where the file is to say what they are. */
  private final List<AxisSpec> given;

  private ArrayMapping(OptionReader options, List<AxisSpec> given) {
    this.options = options;
    this.given = given;
  }

  /**
   * Reads a mapping.
   *
   * @param options the study's options, nested as written
   * @param place where they stand in the study, such as {@code systems.orn.population}
   * @return the mapping
   * @throws HomologException if an option is missing, unknown or wrong, naming its place
   */
  public static ArrayMapping of(Map<String, Object> options, String place) {
    OptionReader reader = OptionReader.of(options, place).only(OPTIONS);
    reader.requiredText("values");
    List<AxisSpec> axes = reader.has("axes") ? checked(AxisSpec.all(reader), reader) : List.of();
    reader.text("select").ifPresent(text -> parsed(reader, "select", text));
    reader.text("units").ifPresent(text -> parsed(reader, "units", text));
    return new ArrayMapping(reader, axes);
  }

  private static List<AxisSpec> checked(List<AxisSpec> axes, OptionReader reader) {
    for (AxisSpec axis : axes) {
      if (axis.role() == Role.MEMBER || axis.role() == Role.PAIR) {
        throw HomologException.mistake(
            axis.place()
                + ": a population has no "
                + axis.name()
                + " axis of members or pairs; see dissimilarities");
      }
    }
    require(axes, Role.CONDITION, reader, 1, Integer.MAX_VALUE);
    require(axes, Role.TIME, reader, 0, 1);
    require(axes, Role.REPEAT, reader, 0, 1);
    return axes;
  }

  private static void require(
      List<AxisSpec> axes, Role role, OptionReader reader, int least, int most) {
    long found = axes.stream().filter(axis -> axis.role() == role).count();
    if (found < least || found > most) {
      throw HomologException.mistake(
          reader.at("axes")
              + ": "
              + (found < least ? "no" : "more than one")
              + " "
              + role.name().toLowerCase(java.util.Locale.ROOT)
              + " axis is named");
    }
  }

  /**
   * Applies the mapping.
   *
   * @param recording an open recording that holds the arrays
   * @return the population, its values on the heap
   * @throws HomologException if an array is missing, lengths do not fit, or nothing is selected
   */
  public Population population(Recording recording) {
    List<AxisSpec> axes = given.isEmpty() ? stated(recording) : given;
    Block block = Block.of(recording, options, axes);
    List<Integer> order = new ArrayList<>();
    List<Table> entryAxes = tables(block, recording, order, List.of(Role.CONDITION, Role.REPEAT));
    List<Table> timeAxes = tables(block, recording, order, List.of(Role.TIME));
    List<Table> unitAxes = tables(block, recording, order, List.of(Role.UNIT));
    Table entries = AxisProduct.of(entryAxes, options.at("axes"));
    Table units =
        unitAxes.isEmpty()
            ? Table.of(Column.texts("unit", options.requiredText("values")))
            : AxisProduct.of(unitAxes, options.at("axes"));
    PopulationBuilder builder =
        Population.builder(entries, units)
            .name(options.requiredText("values"))
            .valueUnit(options.text("unit").orElse(""))
            .values(block.permuted(order))
            .conditions(conditionColumns(axes, entries, entries.rows()));
    if (!timeAxes.isEmpty()) {
      Table time = timeAxes.get(0);
      Column seconds = time.columns().get(0);
      builder.time(time.with(seconds.named(Population.SECONDS).unit("s")));
    }
    axes.stream()
        .filter(axis -> axis.role() == Role.REPEAT)
        .findFirst()
        .ifPresent(axis -> builder.repeats(axis.name()));
    return selected(axes, builder.build());
  }

  private List<AxisSpec> stated(Recording recording) {
    DataArray array =
        NamedArrays.required(recording, options.requiredText("values"), options.at("values"));
    return checked(AxisSpec.ofFile(options, array), options);
  }

  private static List<Table> tables(
      Block block, Recording recording, List<Integer> order, List<Role> roles) {
    List<Table> found = new ArrayList<>();
    for (int i = 0; i < block.axes().size(); i++) {
      if (roles.contains(block.axes().get(i).role())) {
        order.add(i);
        found.add(block.labels(recording, i));
      }
    }
    return found;
  }

  private Population selected(List<AxisSpec> axes, Population whole) {
    Population kept = whole;
    Optional<String> select = options.text("select");
    if (select.isPresent()) {
      int[] rows = fulfilling(whole.entries(), "select", select.get());
      if (rows.length == 0) {
        throw HomologException.mistake(
            options.at("select")
                + ": no condition fulfils "
                + select.get()
                + levels(whole.entries()));
      }
      kept = kept.selectEntries(rows);
      kept =
          kept.toBuilder().conditions(conditionColumns(axes, kept.entries(), rows.length)).build();
    }
    Optional<String> units = options.text("units");
    if (units.isPresent()) {
      int[] rows = fulfilling(whole.units(), "units", units.get());
      if (rows.length == 0) {
        throw HomologException.mistake(
            options.at("units") + ": no unit fulfils " + units.get() + levels(whole.units()));
      }
      kept = kept.selectUnits(rows);
    }
    return kept;
  }

  private static RowFilter parsed(OptionReader reader, String option, String text) {
    try {
      return RowFilter.parse(text);
    } catch (HomologException e) {
      throw HomologException.of(e.kind(), reader.at(option) + ": " + e.getMessage(), e);
    }
  }

  private int[] fulfilling(Table table, String option, String text) {
    RowFilter filter = parsed(options, option, text);
    try {
      return table.where(filter);
    } catch (HomologException e) {
      throw HomologException.of(e.kind(), options.at(option) + ": " + e.getMessage(), e);
    }
  }

  /** The columns that make a condition: those of condition axes that still vary. */
  private static List<String> conditionColumns(List<AxisSpec> axes, Table entries, int rows) {
    List<String> names =
        axes.stream().filter(axis -> axis.role() == Role.CONDITION).map(AxisSpec::name).toList();
    List<String> varying =
        names.stream()
            .filter(name -> rows > 0 && entries.column(name).levels().size() > 1)
            .toList();
    return varying.isEmpty() ? List.of(names.get(0)) : varying;
  }

  private static String levels(Table table) {
    StringBuilder text = new StringBuilder("; there is:");
    for (Column column : table.columns()) {
      List<String> levels = new ArrayList<>(column.levels().keySet());
      boolean many = levels.size() > 8;
      text.append(' ')
          .append(column.name())
          .append(" = ")
          .append(String.join(", ", many ? levels.subList(0, 8) : levels))
          .append(many ? ", ...;" : ";");
    }
    return text.substring(0, text.length() - 1);
  }
}
