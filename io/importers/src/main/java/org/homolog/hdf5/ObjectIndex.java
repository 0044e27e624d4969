package org.homolog.hdf5;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homolog.failure.HomologException;
import org.jspecify.annotations.Nullable;

/**
 * Where the objects of a file lie, by address and by path. Objects reached through an object
 * reference know their address only; the path is found here.
 */
final class ObjectIndex {
  private static final int MOST_ITEMS = 1_000_000;

  private final Hdf5File file;
  private final Hdf5Group root;
  private final long rootAddress;
  private @Nullable Map<Long, String> paths;

  ObjectIndex(Hdf5File file, Hdf5Group root, long rootAddress) {
    this.file = file;
    this.root = root;
    this.rootAddress = rootAddress;
  }

  /** Paths by address, the shortest first where hard links give an object several. */
  synchronized Map<Long, String> paths() {
    if (paths == null) {
      Map<Long, String> found = new LinkedHashMap<>();
      found.put(rootAddress, "/");
      ArrayDeque<Hdf5Group> open = new ArrayDeque<>();
      open.add(root);
      while (!open.isEmpty() && found.size() < MOST_ITEMS) {
        Hdf5Group group = open.poll();
        for (Link link : linksOrNone(group)) {
          if (link.kind() == Link.Kind.HARD && !found.containsKey(link.address())) {
            String childPath = Hdf5File.childPath(group, link.name());
            found.put(link.address(), childPath);
            if (file.open(link.address(), childPath) instanceof Hdf5Group child) {
              open.add(child);
            }
          }
        }
      }
      paths = found;
    }
    return paths;
  }

  private static List<Link> linksOrNone(Hdf5Group group) {
    try {
      return List.copyOf(group.links().values());
    } catch (HomologException e) {
      // The group itself is reported where it is read; its neighbours keep their paths.
      return List.of();
    }
  }

  List<Hdf5Item> walk() {
    List<Hdf5Item> all = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    ArrayDeque<Hdf5Group> open = new ArrayDeque<>();
    open.add(root);
    seen.add(rootAddress);
    while (!open.isEmpty() && all.size() < MOST_ITEMS) {
      Hdf5Group group = open.poll();
      Map<String, Link> links;
      try {
        links = group.links();
      } catch (HomologException e) {
        all.add(new UnreadableItem(group.path(), e));
        continue;
      }
      for (Link link : links.values()) {
        if (link.kind() != Link.Kind.HARD || !seen.add(link.address())) {
          continue;
        }
        Hdf5Item item = file.open(link.address(), Hdf5File.childPath(group, link.name()));
        all.add(item);
        if (item instanceof Hdf5Group child) {
          open.add(child);
        }
      }
    }
    return all;
  }
}
