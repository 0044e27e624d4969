package org.homolog.importer.nwb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.ElementType;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.hdf5.Hdf5Item;
import org.homolog.hdf5.Slice;
import org.homolog.population.Column;

/** Columns of one value, or a few, per row; lists of a row written out as text. */
final class FlatColumns {
  private static final double EXACT = 1L << 53;

  private final Hdf5File file;
  private final Names names;

  FlatColumns(Hdf5File file, Names names) {
    this.file = file;
    this.names = names;
  }

  /** A value per row; a compound one column per member. */
  List<Column> read(Hdf5Group group, String name, Hdf5Dataset data) {
    if (data.type().kind() != ElementType.Kind.COMPOUND) {
      return List.of(one(group, name, data));
    }
    List<String> members = data.type().members();
    double[] values = data.members(Slice.range(0, data.shape()[0]));
    List<Column> columns = new ArrayList<>();
    for (int member = 0; member < members.size(); member++) {
      double[] column = every(values, member, members.size());
      columns.add(Column.numbers(name + "_" + members.get(member), column));
    }
    return columns;
  }

  private Column one(Hdf5Group group, String name, Hdf5Dataset data) {
    ElementType type = data.type();
    return switch (type.kind()) {
      case TEXT -> Column.texts(name, data.strings());
      case REFERENCE -> Column.texts(name, targets(data));
      case INTEGER -> {
        Optional<String[]> levels = levels(group, name, data);
        yield levels.isPresent()
            ? Column.texts(name, decoded(data, levels.get()))
            : whole(name, type, data.doubles());
      }
      case FLOAT -> Column.numbers(name, data.doubles());
      default -> throw HomologException.unsupported("columns of " + type + " are not supported");
    };
  }

  /** The texts that the codes of an EnumData column stand for. */
  private Optional<String[]> levels(Hdf5Group group, String name, Hdf5Dataset data) {
    long[] elements = data.attributes().references("elements");
    if (elements.length == 0) {
      return Optional.empty();
    }
    Hdf5Item target =
        file.resolve(elements[0]).or(() -> group.child(name + "_elements")).orElse(null);
    return target instanceof Hdf5Dataset texts && texts.type().kind() == ElementType.Kind.TEXT
        ? Optional.of(texts.strings())
        : Optional.empty();
  }

  private static String[] decoded(Hdf5Dataset data, String[] levels) {
    return Arrays.stream(data.longs())
        .mapToObj(code -> code >= 0 && code < levels.length ? levels[(int) code] : "")
        .toArray(String[]::new);
  }

  private static Column whole(String name, ElementType type, double[] values) {
    if (type.name().startsWith("enum:int8")
        && Arrays.stream(values).allMatch(v -> v == 0 || v == 1)) {
      boolean[] flags = new boolean[values.length];
      for (int i = 0; i < flags.length; i++) {
        flags[i] = values[i] != 0;
      }
      return Column.booleans(name, flags);
    }
    return Arrays.stream(values).allMatch(v -> Math.abs(v) < EXACT)
        ? Column.integers(name, Arrays.stream(values).mapToLong(v -> (long) v).toArray())
        : Column.numbers(name, values);
  }

  private String[] targets(Hdf5Dataset data) {
    return Arrays.stream(data.references()).mapToObj(names::of).toArray(String[]::new);
  }

  /** Several values per row, one column each, numbered from 1. */
  List<Column> wide(String name, Hdf5Dataset data, int width) {
    List<Column> columns = new ArrayList<>();
    if (data.type().kind() == ElementType.Kind.TEXT) {
      String[] texts = data.strings();
      for (int c = 0; c < width; c++) {
        int at = c;
        String[] column = new String[texts.length / width];
        Arrays.setAll(column, row -> texts[row * width + at]);
        columns.add(Column.texts(name + "_" + (c + 1), column));
      }
      return columns;
    }
    double[] values = data.doubles();
    for (int c = 0; c < width; c++) {
      columns.add(Column.numbers(name + "_" + (c + 1), every(values, c, width)));
    }
    return columns;
  }

  private static double[] every(double[] values, int from, int stride) {
    double[] column = new double[values.length / stride];
    Arrays.setAll(column, row -> values[row * stride + from]);
    return column;
  }

  /** The list of each row as text, its elements separated by commas. */
  String[] listed(Hdf5Group group, String name, Hdf5Dataset data, long[] ends) {
    Column all = one(group, name, data);
    String[] texts = new String[ends.length];
    int at = 0;
    for (int row = 0; row < ends.length; row++) {
      StringJoiner elements = new StringJoiner(", ");
      for (; at < ends[row]; at++) {
        elements.add(all.text(at));
      }
      texts[row] = elements.toString();
    }
    return texts;
  }
}
