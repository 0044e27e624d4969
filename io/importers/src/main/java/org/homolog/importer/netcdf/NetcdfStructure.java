package org.homolog.importer.netcdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Attributes;
import org.homolog.hdf5.ElementType;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.hdf5.Hdf5Item;
import org.homolog.hdf5.UnreadableItem;

/**
 * The dimensions and variables of a netCDF-4 file. A dimension is a dataset with {@code CLASS =
 * DIMENSION_SCALE}; unless its {@code NAME} says that it is no variable, it is also the variable of
 * its coordinates. A variable's {@code DIMENSION_LIST} refers to its dimensions.
 */
final class NetcdfStructure {
  private static final String BARE = "This is a netCDF dimension but not a netCDF variable";
  private static final Pattern LETTERS = Pattern.compile("(string|nchar|char|strlen).*");

  private final Map<String, Long> dimensions = new LinkedHashMap<>();
  private final Set<String> bare = new LinkedHashSet<>();
  private final List<Variable> variables = new ArrayList<>();
  private final Map<String, Set<String>> coordinates = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  NetcdfStructure(Hdf5File file) {
    Map<Long, String> byNumber = new LinkedHashMap<>();
    List<Hdf5Dataset> datasets = new ArrayList<>();
    declared("/", file.root().attributes());
    for (Hdf5Item item : file.walk()) {
      if (item instanceof UnreadableItem unreadable) {
        notes.add(item.path() + " is left out: " + unreadable.failure().getMessage());
      } else if (item instanceof Hdf5Group group) {
        declared(group.path(), group.attributes());
      } else if (item instanceof Hdf5Dataset dataset) {
        isolated(dataset.path(), () -> dimension(dataset, byNumber));
        datasets.add(dataset);
      }
    }
    for (Hdf5Dataset dataset : datasets) {
      if (!bare.contains(dataset.path())) {
        isolated(dataset.path(), () -> variable(file, dataset, byNumber));
      }
    }
  }

  private void isolated(String path, Runnable work) {
    try {
      work.run();
    } catch (HomologException e) {
      notes.add(path + " is left out: " + e.getMessage());
    }
  }

  /** The names that a group's or a variable's {@code coordinates} attribute lists. */
  private void declared(String group, Attributes attributes) {
    attributes
        .text("coordinates")
        .ifPresent(
            names ->
                coordinates
                    .computeIfAbsent(group, key -> new LinkedHashSet<>())
                    .addAll(Arrays.asList(names.strip().split("\\s+"))));
  }

  private static boolean isScale(Hdf5Dataset dataset) {
    return dataset.attributes().text("CLASS").filter("DIMENSION_SCALE"::equals).isPresent();
  }

  private void dimension(Hdf5Dataset dataset, Map<Long, String> byNumber) {
    if (!isScale(dataset)) {
      return;
    }
    long[] shape = dataset.shape();
    if (shape.length == 0) {
      return;
    }
    dimensions.put(dataset.path(), shape[0]);
    dataset
        .attributes()
        .number("_Netcdf4Dimid")
        .ifPresent(number -> byNumber.put((long) number, dataset.path()));
    if (dataset.attributes().text("NAME").filter(name -> name.startsWith(BARE)).isPresent()) {
      bare.add(dataset.path());
    }
  }

  private void variable(Hdf5File file, Hdf5Dataset dataset, Map<Long, String> byNumber) {
    String path = dataset.path();
    String group = path.lastIndexOf('/') == 0 ? "/" : path.substring(0, path.lastIndexOf('/'));
    ElementType type = dataset.type();
    boolean read = type.isNumber() || type.kind() == ElementType.Kind.TEXT;
    if (!read) {
      throw HomologException.unsupported("elements of type " + type + " make no array");
    }
    dataset.filters(); // An unknown filter is known now, not when the values are asked for.
    List<String> named = new ArrayList<>(dimensionsOf(file, dataset, byNumber));
    int last = named.size() - 1;
    boolean letters = type.kind() == ElementType.Kind.TEXT && type.bytes() == 1 && last >= 0;
    if (letters && LETTERS.matcher(name(named.get(last))).matches()) {
      named.remove(last);
    }
    declared(group, dataset.attributes());
    variables.add(new Variable(dataset, group, name(path), List.copyOf(named)));
  }

  private List<String> dimensionsOf(
      Hdf5File file, Hdf5Dataset dataset, Map<Long, String> byNumber) {
    int rank = dataset.shape().length;
    if (isScale(dataset) && rank == 1) {
      return List.of(dataset.path());
    }
    long[] references = dataset.attributes().references("DIMENSION_LIST");
    List<String> named = new ArrayList<>();
    for (long reference : references) {
      file.pathOf(reference).ifPresent(named::add);
    }
    if (named.size() != rank) {
      named.clear();
      for (double number : dataset.attributes().numbers("_Netcdf4Coordinates")) {
        Optional.ofNullable(byNumber.get((long) number)).ifPresent(named::add);
      }
    }
    if (named.size() != rank) {
      named.clear();
      for (int axis = 0; axis < rank; axis++) {
        named.add("");
      }
    }
    return named;
  }

  /** The last part of a path. */
  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Dimensions: path to length, in the file's order. */
  Map<String, Long> dimensions() {
    return dimensions;
  }

  /** Whether a dimension has no coordinate variable. */
  boolean isBare(String dimension) {
    return bare.contains(dimension);
  }

  List<Variable> variables() {
    return variables;
  }

  /** Whether a variable is a coordinate: of its dimension, a level of it, or declared as such. */
  boolean isCoordinate(Variable variable) {
    return coordinates.getOrDefault(variable.group(), Set.of()).contains(variable.name())
        || dimensions.containsKey(variable.path())
        || isLevel(variable);
  }

  /**
   * Whether a variable is the level of a MultiIndex that has its dimension's own name, which is
   * written with an underscore behind it.
   */
  boolean isLevel(Variable variable) {
    return variable.isVector() && variable.name().equals(name(variable.dimensions().get(0)) + "_");
  }

  List<String> notes() {
    return notes;
  }
}
