package org.homolog.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.util.StdConverter;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.homolog.figure.Figure;
import org.homolog.figure.HistogramFigure;
import org.homolog.figure.IntervalFigure;
import org.homolog.figure.LineFigure;
import org.homolog.figure.MatrixFigure;
import org.homolog.figure.PlaneFigure;
import org.homolog.figure.ScatterFigure;
import org.homolog.figure.Series;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Table;
import org.homolog.result.Inquiry;
import org.homolog.result.Matched;
import org.homolog.result.Recovery;

/** How figures, tables and arrays are written. The set of figures is closed, and so is this one. */
@SuppressWarnings({"unused", "UnusedMethod"})
final class ResultModule extends SimpleModule {
  /** Under this attribute goes the list of arrays that the JSON names by their number. */
  static final String ARRAYS = "arrays";

  private static final long serialVersionUID = 1L;

  ResultModule() {
    super("results");
    addSerializer(double[].class, new NumberOfArray());
    addDeserializer(double[].class, new ArrayOfNumber());
    setMixInAnnotation(Figure.class, FigureKinds.class);
    setMixInAnnotation(Inquiry.class, InquiryKinds.class);
    setMixInAnnotation(Series.class, SeriesParts.class);
    setMixInAnnotation(HistogramFigure.Values.class, ValuesParts.class);
    setMixInAnnotation(Matrix.class, MatrixParts.class);
    setMixInAnnotation(Table.class, TableForm.class);
  }

  @SuppressWarnings("unchecked")
  private static List<double[]> arrays(Object attribute) {
    return (List<double[]>) attribute;
  }

  private static final class NumberOfArray extends JsonSerializer<double[]> {
    @Override
    public void serialize(double[] array, JsonGenerator json, SerializerProvider context)
        throws IOException {
      List<double[]> arrays = arrays(context.getAttribute(ARRAYS));
      json.writeNumber(arrays.size());
      arrays.add(array);
    }
  }

  private static final class ArrayOfNumber extends JsonDeserializer<double[]> {
    @Override
    public double[] deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      List<double[]> arrays = arrays(context.getAttribute(ARRAYS));
      int number = json.getIntValue();
      if (number < 0 || number >= arrays.size()) {
        throw new IOException("there is no array " + number);
      }
      return arrays.get(number);
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "figure")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = MatrixFigure.class, name = "matrix"),
    @JsonSubTypes.Type(value = ScatterFigure.class, name = "scatter"),
    @JsonSubTypes.Type(value = LineFigure.class, name = "line"),
    @JsonSubTypes.Type(value = HistogramFigure.class, name = "histogram"),
    @JsonSubTypes.Type(value = IntervalFigure.class, name = "interval"),
    @JsonSubTypes.Type(value = PlaneFigure.class, name = "plane")
  })
  private interface FigureKinds {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "inquiry")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Recovery.class, name = "recovery"),
    @JsonSubTypes.Type(value = Matched.class, name = "matched")
  })
  private interface InquiryKinds {}

  @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
  private abstract static class SeriesParts {
    @JsonCreator
    static Series of(
        @JsonProperty("name") String name,
        @JsonProperty("x") double[] x,
        @JsonProperty("y") double[] y,
        @JsonProperty("labels") List<String> labels) {
      return Series.of(name, x, y, labels);
    }
  }

  @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
  private abstract static class ValuesParts {
    @JsonCreator
    ValuesParts(@JsonProperty("name") String name, @JsonProperty("values") double[] values) {}
  }

  @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
  private abstract static class MatrixParts {
    @JsonCreator
    static Matrix of(
        @JsonProperty("rows") int rows,
        @JsonProperty("columns") int columns,
        @JsonProperty("values") double[] values) {
      return Matrix.of(rows, columns, values);
    }
  }

  @JsonSerialize(converter = TakeTableApart.class)
  @JsonDeserialize(converter = PutTableTogether.class)
  private interface TableForm {}

  /** A table's parts; columns by themselves could not say how many rows an empty table has. */
  record TableParts(int rows, List<ColumnParts> columns) {}

  /** A column's parts; the array or the list that does not apply is empty. */
  @SuppressWarnings("ArrayRecordComponent")
  record ColumnParts(
      String name,
      Column.Type type,
      String unit,
      String description,
      double[] numbers,
      List<String> texts) {
    static ColumnParts of(Column column) {
      boolean numeric = column.isNumeric();
      return new ColumnParts(
          column.name(),
          column.type(),
          column.unit(),
          column.description(),
          numeric ? column.numbers() : new double[0],
          numeric ? List.of() : List.of(column.texts()));
    }

    Column column() {
      Column bare =
          switch (type) {
            case NUMBER -> Column.numbers(name, numbers);
            case INTEGER ->
                Column.integers(name, Arrays.stream(numbers).mapToLong(n -> (long) n).toArray());
            case BOOLEAN -> {
              boolean[] truths = new boolean[numbers.length];
              for (int i = 0; i < truths.length; i++) {
                truths[i] = numbers[i] != 0;
              }
              yield Column.booleans(name, truths);
            }
            case TEXT -> Column.texts(name, texts.toArray(String[]::new));
          };
      return bare.unit(unit).description(description);
    }
  }

  private static final class TakeTableApart extends StdConverter<Table, TableParts> {
    @Override
    public TableParts convert(Table table) {
      return new TableParts(table.rows(), table.columns().stream().map(ColumnParts::of).toList());
    }
  }

  private static final class PutTableTogether extends StdConverter<TableParts, Table> {
    @Override
    public Table convert(TableParts parts) {
      return Table.empty(parts.rows())
          .with(parts.columns().stream().map(ColumnParts::column).toList());
    }
  }
}
