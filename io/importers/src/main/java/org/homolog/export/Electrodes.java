package org.homolog.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.homolog.hdf5.writing.Hdf5Writer;
import org.homolog.population.Column;
import org.homolog.population.Recording;
import org.homolog.population.Table;

/** The electrodes table, the groups its electrodes belong to, and the device behind them. */
final class Electrodes {
  static final String NAME = "electrodes";
  static final String PATH = "/general/extracellular_ephys/electrodes";

  /** The table of devices that the NWB importer makes. */
  static final String DEVICES = "devices";

  /** The table of groups of electrodes that the NWB importer makes. */
  static final String GROUPS = "electrode_groups";

  private static final String PARENT = "/general/extracellular_ephys";
  private static final String DEVICE_FOLDER = "/general/devices";
  private static final String DEVICE = "device";
  private static final String NOT_STATED = "not stated";
  private static final Map<String, Optional<Column.Type>> KNOWN = known();

  private final NwbFile file;
  private final Hdf5Writer out;
  private final Recording recording;
  private final Optional<Table> table;
  private final Map<String, String> groups = new LinkedHashMap<>();

  Electrodes(NwbFile file, Recording recording) {
    this.file = file;
    this.out = file.out();
    this.recording = recording;
    this.table = Optional.ofNullable(recording.tables().get(NAME));
  }

  private static Map<String, Optional<Column.Type>> known() {
    Map<String, Optional<Column.Type>> known = new LinkedHashMap<>();
    for (String name : List.of("x", "y", "z", "imp", "rel_x", "rel_y", "rel_z")) {
      known.put(name, Optional.of(Column.Type.NUMBER));
    }
    for (String name : List.of("location", "filtering", "reference", "group_name")) {
      known.put(name, Optional.of(Column.Type.TEXT));
    }
    return Map.copyOf(known);
  }

  /** The table, if there is one. */
  Optional<Table> table() {
    return table;
  }

  /** Makes the groups that electrodes and units name, and the table. */
  void write(Table units) {
    Set<String> named = new LinkedHashSet<>();
    file.path(PARENT, NAME);
    table.ifPresent(electrodes -> named.addAll(Arrays.asList(groupOf(electrodes))));
    units
        .find("electrode_group")
        .filter(column -> column.type() == Column.Type.TEXT)
        .ifPresent(column -> named.addAll(column.levels().keySet()));
    Optional<Table> told = Optional.ofNullable(recording.tables().get(GROUPS));
    told.flatMap(t -> t.find("name")).ifPresent(c -> named.addAll(c.levels().keySet()));
    Map<String, String> devices = devices(!named.isEmpty());
    if (named.isEmpty()) {
      return;
    }
    out.group(PARENT);
    String some = devices.values().iterator().next();
    for (String name : named) {
      String path = file.path(PARENT, name.isEmpty() ? NOT_STATED : name);
      file.group(path, NwbFile.CORE, "ElectrodeGroup");
      out.attribute(path, "description", told(told, name, "description").orElse(NOT_STATED));
      out.attribute(path, "location", told(told, name, "location").orElse(location(name)));
      out.link(
          path + "/device",
          told(told, name, DEVICE).map(d -> devices.getOrDefault(d, some)).orElse(some));
      groups.put(name, path);
    }
    table.ifPresent(this::electrodes);
  }

  /** Makes the devices that the recording tells of, or one for groups that need it. */
  private Map<String, String> devices(boolean needed) {
    Map<String, String> paths = new LinkedHashMap<>();
    Optional<Table> told = Optional.ofNullable(recording.tables().get(DEVICES));
    List<String> names =
        told.flatMap(t -> t.find("name"))
            .map(c -> List.copyOf(c.levels().keySet()))
            .orElse(List.of());
    if (names.isEmpty() && !needed) {
      return paths;
    }
    out.group(DEVICE_FOLDER);
    for (String name : names.isEmpty() ? List.of(DEVICE) : names) {
      String path = file.path(DEVICE_FOLDER, name);
      file.group(path, NwbFile.CORE, "Device");
      for (String fact : List.of("description", "manufacturer")) {
        told(told, name, fact).ifPresent(text -> out.attribute(path, fact, text));
      }
      paths.put(name, path);
    }
    return paths;
  }

  /** What a table of objects says of one of them. */
  private static Optional<String> told(Optional<Table> objects, String name, String fact) {
    if (objects.isEmpty() || !objects.get().has("name") || !objects.get().has(fact)) {
      return Optional.empty();
    }
    int row = List.of(objects.get().column("name").texts()).indexOf(name);
    return row < 0
        ? Optional.empty()
        : Optional.of(objects.get().column(fact).text(row)).filter(text -> !text.isEmpty());
  }

  private void electrodes(Table electrodes) {
    Table complete = electrodes;
    String[] group = groupOf(electrodes);
    for (String name : List.of("location", "group_name")) {
      if (complete.find(name).filter(c -> c.type() == Column.Type.TEXT).isEmpty()) {
        String[] values = group.clone();
        if (name.equals("location")) {
          Arrays.fill(values, NOT_STATED);
        }
        file.remark("the electrodes' " + name + " is not stated, and NWB wants it");
        complete = complete.with(Column.texts(name, values));
      }
    }
    if (!complete.has("group")) {
      complete = complete.with(Column.texts("group", group));
    }
    DynamicTables tables = new DynamicTables(file);
    tables.start(PATH, NwbFile.HDMF, "DynamicTable", "metadata about extracellular electrodes");
    tables.columns(
        PATH,
        NAME,
        complete,
        KNOWN,
        (at, column) -> column.name().equals("group") && references(at, column),
        List.of());
  }

  /** Writes names of groups as references to them. */
  boolean references(String path, Column column) {
    String[] targets = new String[column.size()];
    for (int row = 0; row < targets.length; row++) {
      String group = groups.get(column.text(row));
      if (group == null) {
        return false;
      }
      targets[row] = group;
    }
    out.references(path, targets);
    new DynamicTables(file).described(path, "VectorData", column.description());
    return true;
  }

  private static String[] groupOf(Table electrodes) {
    for (String name : List.of("group", "group_name")) {
      if (electrodes.has(name)) {
        return electrodes.column(name).texts();
      }
    }
    String[] all = new String[electrodes.rows()];
    Arrays.fill(all, NAME + " group");
    return all;
  }

  private String location(String group) {
    if (table.isEmpty() || !table.get().has("location")) {
      return NOT_STATED;
    }
    String[] groupOf = groupOf(table.get());
    Set<String> places = new LinkedHashSet<>();
    for (int row = 0; row < groupOf.length; row++) {
      if (groupOf[row].equals(group)) {
        places.add(table.get().column("location").text(row));
      }
    }
    return places.stream().filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
  }

  /** Rows of the electrodes table that a column names, and where each unit's end. */
  record Region(long[] rows, long[] ends) {}

  /** What a column of row numbers says, without what the importer adds of its table. */
  static String regionDescription(Column column) {
    return column.description().replaceFirst("(; )?rows of table " + NAME + "$", "");
  }

  /** Reads a column of row numbers, one or several with commas between them. */
  Optional<Region> region(Column column) {
    if (table.isEmpty()) {
      return Optional.empty();
    }
    List<Long> rows = new ArrayList<>();
    long[] ends = new long[column.size()];
    for (int unit = 0; unit < ends.length; unit++) {
      for (String part : column.text(unit).split(",", -1)) {
        String number = part.strip();
        boolean whole = number.matches("\\d{1,9}");
        if (!whole && !(number.isEmpty() && column.text(unit).isEmpty())) {
          return Optional.empty();
        }
        if (whole && Long.parseLong(number) >= table.get().rows()) {
          return Optional.empty();
        }
        if (whole) {
          rows.add(Long.parseLong(number));
        }
      }
      ends[unit] = rows.size();
    }
    boolean single = column.type() == Column.Type.INTEGER;
    return Optional.of(
        new Region(
            rows.stream().mapToLong(Long::longValue).toArray(), single ? new long[0] : ends));
  }

  /** The electrodes that a series' channels are, if they are electrodes at all. */
  Optional<long[]> channels(Table channels) {
    if (table.isEmpty() || !channels.has("id") || !table.get().has("id")) {
      return Optional.empty();
    }
    Map<String, Integer> place = new LinkedHashMap<>();
    Column ids = table.get().column("id");
    for (int row = 0; row < ids.size(); row++) {
      place.putIfAbsent(ids.text(row), row);
    }
    int[] rows = new int[channels.rows()];
    for (int channel = 0; channel < rows.length; channel++) {
      Integer row = place.get(channels.column("id").text(channel));
      if (row == null) {
        return Optional.empty();
      }
      rows[channel] = row;
    }
    boolean same =
        table.get().select(rows).columns().stream()
            .allMatch(column -> channels.find(column.name()).filter(column::equals).isPresent());
    return same ? Optional.of(Arrays.stream(rows).asLongStream().toArray()) : Optional.empty();
  }
}
