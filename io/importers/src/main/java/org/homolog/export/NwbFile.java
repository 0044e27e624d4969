package org.homolog.export;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.homolog.hdf5.writing.Hdf5Writer;
import org.homolog.population.Recording;

/** An NWB file while it is written: typed objects, names that are still free, remarks. */
final class NwbFile {
  static final String CORE = "core";
  static final String HDMF = "hdmf-common";

  private final Hdf5Writer out;
  private final String identifier;
  private final ListColumns lists;
  private final List<String> remarks = new ArrayList<>();
  private final Map<String, Set<String>> taken = new HashMap<>();

  NwbFile(Hdf5Writer out, String identifier, Recording recording) {
    this.out = out;
    this.identifier = identifier;
    this.lists = new ListColumns(recording);
  }

  Hdf5Writer out() {
    return out;
  }

  /** Ragged columns and arrays that belong to tables. */
  ListColumns lists() {
    return lists;
  }

  List<String> remarks() {
    return List.copyOf(remarks);
  }

  /** Says what the format could not hold, or what had to be made up. */
  void remark(String text) {
    remarks.add(text);
  }

  /** Makes a group of a type. */
  void group(String path, String namespace, String type) {
    out.group(path);
    typed(path, namespace, type);
  }

  /**
   * Says of what type an object is. Its id derives from the file's identifier and the path, so that
   * the same recording gives the same ids.
   */
  void typed(String path, String namespace, String type) {
    UUID id = UUID.nameUUIDFromBytes((identifier + path).getBytes(StandardCharsets.UTF_8));
    out.attribute(path, "namespace", namespace)
        .attribute(path, "neurodata_type", type)
        .attribute(path, "object_id", id.toString());
  }

  /** The path of something new in a group, under its name or the nearest that NWB allows. */
  String path(String group, String wanted) {
    String name = name(group, wanted);
    if (!name.equals(wanted)) {
      remark("\"" + wanted + "\" is called " + group + "/" + name + ", a name that NWB allows");
    }
    return group + "/" + name;
  }

  private String name(String group, String wanted) {
    String clean = wanted.replace('/', '_').replace(':', '_').strip();
    while (clean.startsWith(".")) {
      clean = clean.substring(1);
    }
    if (clean.isEmpty()) {
      clean = "unnamed";
    }
    Set<String> used = taken.computeIfAbsent(group, key -> new HashSet<>());
    String name = clean;
    for (int i = 2; !used.add(name); i++) {
      name = clean + "_" + i;
    }
    return name;
  }
}
