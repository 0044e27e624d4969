package org.homolog.hdf5;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.homolog.failure.HomologException;

/**
 * A group and its entries. Listing it opens nothing; a child that cannot be read is an {@link
 * UnreadableItem} and leaves the others readable.
 */
public final class Hdf5Group implements Hdf5Item {
  private final Hdf5File file;
  private final String path;
  private final Attributes attributes;
  private final Supplier<List<Link>> reader;
  private volatile Map<String, Link> links = Map.of();
  private volatile boolean listed;

  Hdf5Group(Hdf5File file, String path, Attributes attributes, Supplier<List<Link>> reader) {
    this.file = file;
    this.path = path;
    this.attributes = attributes;
    this.reader = reader;
  }

  /**
   * The file the group lies in, which an external link may have led to.
   *
   * @return the open file
   */
  public Hdf5File file() {
    return file;
  }

  @Override
  public String path() {
    return path;
  }

  /**
   * The group's attributes.
   *
   * @return the attributes, read when asked
   */
  public Attributes attributes() {
    return attributes;
  }

  /**
   * The entries of the group, in the file's order.
   *
   * @return name to link
   * @throws HomologException if the list itself is damaged
   */
  public Map<String, Link> links() {
    if (!listed) {
      file.checkOpen();
      List<Link> read = Hdf5Failure.reading(file.path(), "the group " + path, reader);
      Map<String, Link> byName = new LinkedHashMap<>();
      read.forEach(link -> byName.put(link.name(), link));
      links = byName;
      listed = true;
    }
    return java.util.Collections.unmodifiableMap(links);
  }

  /**
   * Names of the entries, in the file's order.
   *
   * @return the names
   */
  public List<String> names() {
    return List.copyOf(links().keySet());
  }

  /**
   * A child, following soft links.
   *
   * @param name its name, without slashes
   * @return the object; empty where the group has no such entry
   */
  public Optional<Hdf5Item> child(String name) {
    Link link = links().get(name);
    return link == null ? Optional.empty() : Optional.of(file.follow(this, link, 0));
  }

  /**
   * A child dataset, following soft links.
   *
   * @param name its name
   * @return the dataset; empty if there is none of that name or it is something else
   * @throws HomologException if the entry exists and cannot be read
   */
  public Optional<Hdf5Dataset> dataset(String name) {
    return child(name)
        .map(Hdf5Group::readable)
        .filter(Hdf5Dataset.class::isInstance)
        .map(Hdf5Dataset.class::cast);
  }

  /**
   * A child group, following soft links.
   *
   * @param name its name
   * @return the group; empty if there is none of that name or it is something else
   * @throws HomologException if the entry exists and cannot be read
   */
  public Optional<Hdf5Group> group(String name) {
    return child(name)
        .map(Hdf5Group::readable)
        .filter(Hdf5Group.class::isInstance)
        .map(Hdf5Group.class::cast);
  }

  private static Hdf5Item readable(Hdf5Item item) {
    if (item instanceof UnreadableItem unreadable) {
      throw unreadable.failure();
    }
    return item;
  }

  /**
   * All children in the file's order, following soft links.
   *
   * @return the objects, unreadable ones among them
   */
  public List<Hdf5Item> children() {
    List<Hdf5Item> all = new ArrayList<>();
    for (Link link : links().values()) {
      all.add(file.follow(this, link, 0));
    }
    return all;
  }

  @Override
  public String toString() {
    return "group " + path;
  }
}
