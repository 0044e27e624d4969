package org.homolog.study;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.DataArray;
import org.homolog.population.Population;
import org.homolog.population.Recording;
import org.homolog.population.Table;
import org.homolog.system.Cohort;
import org.homolog.system.Dissimilarities;
import org.homolog.system.NeuralSystem;
import org.homolog.system.PairFormula;

/**
 * A stated system: categories, dissimilarities by a formula, or descriptors of conditions.
 *
 * @param spec what the study says
 * @param of the system whose conditions these are; empty if a table has labels of its own
 * @param file the table or the file of the array; empty for categories and formulas
 * @param opened opens the file of the array
 */
record StatedSource(
    SystemSpec spec,
    Optional<Source> of,
    Optional<StudyFiles.Found> file,
    Supplier<Recording> opened)
    implements Source {

  @Override
  public String name() {
    return spec.name();
  }

  @Override
  public NeuralSystem.Kind kind() {
    return NeuralSystem.Kind.STATED;
  }

  @Override
  public String key() {
    ContentKey key =
        ContentKey.of("stated")
            .with("of", of.map(Source::key).orElse(""))
            .with("file", file.map(StudyFiles.Found::sha256).orElse(""));
    if (spec instanceof SystemSpec.Categories categories) {
      return key.with("categories", categories.categories()).hash();
    }
    if (spec instanceof SystemSpec.Formula formula) {
      return key.with("formula", formula.formula()).hash();
    }
    SystemSpec.Descriptors descriptors = (SystemSpec.Descriptors) spec;
    return key.with("values", descriptors.values())
        .with("labels", descriptors.labels())
        .with("columns", descriptors.columns())
        .with("without", descriptors.without())
        .with("drop-missing", descriptors.dropMissing().map(Object::toString).orElse(""))
        .with("drop-constant", descriptors.dropConstant())
        .with("scaled", descriptors.scaled())
        .hash();
  }

  @Override
  public List<String> fits() {
    return of.map(Source::fits).orElse(List.of());
  }

  @Override
  public Set<Class<?>> facets() {
    return Set.of(
        spec instanceof SystemSpec.Descriptors ? Population.class : Dissimilarities.class);
  }

  @Override
  public Cohort build(Function<String, Path> products) {
    Optional<Conditions> conditions =
        of.map(source -> Conditions.of(source.build(products).members().get(0)));
    NeuralSystem.Builder builder = NeuralSystem.builder(name(), kind()).contentKey(key());
    provenance().forEach(builder::provenance);
    if (spec instanceof SystemSpec.Categories categories) {
      Conditions known = conditions.orElseThrow();
      for (String column : categories.categories()) {
        if (!known.table().has(column)) {
          throw HomologException.mistake(
              categories.stated().path("categories")
                  + ": "
                  + HomologException.unknownText(
                      "condition column of " + categories.of(), column, known.table().names()));
        }
      }
      return Cohort.of(
          builder
              .facet(
                  Dissimilarities.class,
                  Dissimilarities.categories(
                      known.table(), known.labels(), categories.categories()))
              .build());
    }
    if (spec instanceof SystemSpec.Formula formula) {
      return Cohort.of(
          builder.facet(Dissimilarities.class, model(formula, conditions.orElseThrow())).build());
    }
    SystemSpec.Descriptors descriptors = (SystemSpec.Descriptors) spec;
    return Cohort.of(builder.facet(Population.class, descriptors(descriptors, conditions)).build());
  }

  private static Dissimilarities model(SystemSpec.Formula stated, Conditions known) {
    try {
      PairFormula formula = PairFormula.parse(stated.formula());
      for (String column : formula.columns()) {
        if (!known.table().has(column)) {
          throw HomologException.mistake(
              HomologException.unknownText(
                  "condition column of " + stated.of(), column, known.table().names()));
        }
      }
      return Dissimilarities.formula(known.table(), known.labels(), formula);
    } catch (HomologException e) {
      throw HomologException.mistake(stated.stated().path("formula") + ": " + e.getMessage());
    }
  }

  private Population descriptors(SystemSpec.Descriptors wanted, Optional<Conditions> conditions) {
    boolean isTable = wanted.values().isEmpty();
    Table table = isTable ? DescriptorTable.read(file.orElseThrow().path()) : Table.empty(0);
    Columns columns = isTable ? Columns.ofTable(wanted, table) : array(wanted);
    Table entries;
    List<String> labelColumns;
    if (!wanted.labels().isEmpty()) {
      entries = Table.of(required(wanted, "labels", table, wanted.labels()));
      labelColumns = List.of(wanted.labels());
    } else {
      Conditions known = conditions.orElseThrow();
      if (known.labels().size() != columns.rows()) {
        throw HomologException.mistake(
            wanted.stated().path(isTable ? "table" : "values")
                + ": "
                + columns.rows()
                + " rows cannot be matched by order with the "
                + known.labels().size()
                + " conditions of "
                + wanted.of());
      }
      entries = known.table();
      labelColumns = known.columns();
    }
    Columns kept = columns.kept(wanted);
    Population population =
        Population.builder(entries, kept.units())
            .name(name())
            .conditions(labelColumns)
            .values(kept.values().array())
            .build();
    return wanted.scaled() ? population.zScore() : population;
  }

  private Columns array(SystemSpec.Descriptors wanted) {
    try (Recording recording = opened.get()) {
      DataArray array = recording.arrays().get(wanted.values());
      if (array == null) {
        throw HomologException.mistake(
            wanted.stated().path("values")
                + ": "
                + HomologException.unknownText(
                    "array", wanted.values(), recording.arrays().keySet()));
      }
      long[] shape = array.shape();
      if (array.isText() || shape.length < 1) {
        throw HomologException.mistake(
            wanted.stated().path("values") + ": " + wanted.values() + " is no array of numbers");
      }
      int rows = Math.toIntExact(shape[0]);
      double[] values = array.numbers();
      int width = rows == 0 ? 0 : values.length / rows;
      long[] numbers = new long[width];
      Arrays.setAll(numbers, i -> i + 1L);
      return new Columns(
          Table.of(Column.integers("unit", numbers).description("element of " + wanted.values())),
          Matrix.of(rows, width, values));
    }
  }

  private static Column required(
      SystemSpec.Descriptors wanted, String key, Table table, String column) {
    if (!table.has(column)) {
      throw HomologException.mistake(
          wanted.stated().path(key)
              + ": "
              + HomologException.unknownText("column", column, table.names()));
    }
    return table.column(column);
  }

  /** Columns to choose from, as units: conditions x units. */
  private record Columns(Table units, Matrix values) {
    int rows() {
      return values.rows();
    }

    static Columns ofTable(SystemSpec.Descriptors wanted, Table table) {
      wanted.without().forEach(column -> required(wanted, "without", table, column));
      List<Column> chosen =
          wanted.columns().isEmpty()
              ? table.columns().stream()
                  .filter(column -> !wanted.without().contains(column.name()))
                  .filter(column -> !column.name().equals(wanted.labels()))
                  .filter(Column::isNumeric)
                  .toList()
              : wanted.columns().stream()
                  .map(column -> required(wanted, "columns", table, column))
                  .toList();
      for (Column column : chosen) {
        if (!column.isNumeric()) {
          throw HomologException.mistake(
              wanted.stated().path("table")
                  + ": column \""
                  + column.name()
                  + "\" holds text, such as \""
                  + column.text(0)
                  + "\"; leave it out with without: ["
                  + column.name()
                  + "]");
        }
      }
      double[] values = new double[Math.multiplyExact(table.rows(), chosen.size())];
      for (int c = 0; c < chosen.size(); c++) {
        for (int r = 0; r < table.rows(); r++) {
          values[r * chosen.size() + c] = chosen.get(c).number(r);
        }
      }
      String[] names = chosen.stream().map(Column::name).toArray(String[]::new);
      return new Columns(
          Table.of(Column.texts("unit", names)), Matrix.of(table.rows(), chosen.size(), values));
    }

    Columns kept(SystemSpec.Descriptors wanted) {
      if (wanted.dropMissing().isEmpty() && !wanted.dropConstant()) {
        return this;
      }
      int[] kept = new int[values.columns()];
      int count = 0;
      for (int c = 0; c < kept.length; c++) {
        boolean missing = false;
        boolean constant = true;
        for (int r = 0; r < rows(); r++) {
          missing |=
              wanted.dropMissing().isPresent() && values.get(r, c) == wanted.dropMissing().get();
          constant &= values.get(r, c) == values.get(0, c);
        }
        if (!missing && !(constant && wanted.dropConstant())) {
          kept[count++] = c;
        }
      }
      if (count == 0) {
        throw HomologException.mistake(
            wanted.stated().path() + ": no column is left after dropping");
      }
      int[] chosen = Arrays.copyOf(kept, count);
      double[] left = new double[rows() * count];
      for (int r = 0; r < rows(); r++) {
        for (int c = 0; c < count; c++) {
          left[r * count + c] = values.get(r, chosen[c]);
        }
      }
      return new Columns(units.select(chosen), Matrix.of(rows(), count, left));
    }
  }

  @Override
  public Map<String, String> provenance() {
    Map<String, String> facts = new LinkedHashMap<>();
    file.ifPresent(
        found -> {
          facts.put("file", String.valueOf(found.path().getFileName()));
          facts.put("sha256", found.sha256());
        });
    of.ifPresent(source -> facts.put("conditions of", source.name()));
    if (spec instanceof SystemSpec.Categories categories) {
      facts.put("categories", String.join(", ", categories.categories()));
    } else if (spec instanceof SystemSpec.Formula formula) {
      facts.put("formula", formula.formula());
    } else {
      SystemSpec.Descriptors descriptors = (SystemSpec.Descriptors) spec;
      if (!descriptors.values().isEmpty()) {
        facts.put("values", descriptors.values());
      }
      descriptors
          .dropMissing()
          .ifPresent(v -> facts.put("columns dropped if holding", v.toString()));
      facts.put("constant columns", descriptors.dropConstant() ? "dropped" : "kept");
      facts.put("scale", descriptors.scaled() ? "z-score over all conditions" : "none");
    }
    return facts;
  }

  @Override
  public String about() {
    return spec.about();
  }

  @Override
  public String citation() {
    return spec instanceof SystemSpec.Descriptors descriptors ? descriptors.file().citation() : "";
  }

  @Override
  public String licence() {
    return spec instanceof SystemSpec.Descriptors descriptors ? descriptors.file().licence() : "";
  }
}
