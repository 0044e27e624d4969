package org.homolog.hdf5;

import io.jhdf.AbstractNode;
import io.jhdf.CommittedDatatype;
import io.jhdf.HdfFile;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import io.jhdf.object.message.Message;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.library.LibraryReader;
import org.homolog.hdf5.library.ObjectDescription;
import org.jspecify.annotations.Nullable;

/**
 * Opens the objects of a file by their addresses: with jHDF, or where an object needs a feature
 * that jHDF lacks, through the C library, which hands it back as a plain HDF5 file in memory.
 */
final class ObjectOpener {
  /** Filters that only the C library undoes: n-bit and scale-offset. */
  private static final Set<Integer> OF_THE_LIBRARY = Set.of(5, 6);

  private final Hdf5File file;
  private final HdfFile underneath;
  private final LibraryReader library;
  private final Map<Long, Node> nodes = new ConcurrentHashMap<>();
  private final Map<Long, Described> described = new ConcurrentHashMap<>();
  private final Map<Long, HomologException> failures = new ConcurrentHashMap<>();

  /** An object as the C library gave it. */
  private record Described(ObjectDescription facts, HdfFile image, AbstractNode node) {}

  ObjectOpener(Hdf5File file, HdfFile underneath) {
    this.file = file;
    this.underneath = underneath;
    this.library = new LibraryReader(file.path());
  }

  Hdf5Item open(long address, String path) {
    try {
      Described known = described.get(address);
      if (known != null) {
        return item(address, path, known);
      }
      HomologException failure = failures.get(address);
      if (failure != null) {
        return new UnreadableItem(path, failure);
      }
      return opened(address, path);
    } catch (HomologException e) {
      failures.put(address, e);
      return new UnreadableItem(path, e);
    }
  }

  private Hdf5Item opened(long address, String path) {
    Node node;
    try {
      node =
          Hdf5Failure.reading(
              file.path(),
              path,
              () -> nodes.computeIfAbsent(address, underneath::getNodeByAddress));
      if (node instanceof AbstractNode own && holdsShared(own)) {
        // What lies elsewhere in the file is taken by jHDF for the thing itself.
        return item(address, path, describe(address, path));
      }
    } catch (HomologException e) {
      if (e.kind() != HomologException.Kind.UNSUPPORTED) {
        throw e;
      }
      return item(address, path, describe(address, path));
    }
    if (node instanceof DatasetBase dataset) {
      LibraryData data = Hdf5Failure.reading(file.path(), path, () -> data(address, path, dataset));
      return new Hdf5Dataset(
          file, path, dataset, data, new Attributes(file, path, dataset, file.storage(), null));
    }
    if (node instanceof CommittedDatatype type) {
      return new NamedType(path, new Attributes(file, path, type, file.storage(), null));
    }
    if (node instanceof AbstractNode group && node instanceof Group) {
      return new Hdf5Group(
          file,
          path,
          new Attributes(file, path, group, file.storage(), null),
          () -> GroupLinks.of(group.getHeader(), file.storage()));
    }
    throw Hdf5Failure.damaged(file.path(), path + " is neither group nor dataset", null);
  }

  private boolean holdsShared(AbstractNode node) {
    return Hdf5Failure.reading(
        file.path(),
        node.getName(),
        () -> node.getHeader().getMessages().stream().anyMatch(Message::isMessageShared));
  }

  /** Who undoes the filters of a dataset that jHDF opened. */
  private @Nullable LibraryData data(long address, String path, DatasetBase dataset) {
    List<FilterInfo> filters = ChunkFilters.of(dataset);
    if (filters.stream().noneMatch(filter -> OF_THE_LIBRARY.contains(filter.getId()))) {
      return null;
    }
    List<Integer> numbers = filters.stream().map(FilterInfo::getId).toList();
    List<Long> chunks = new ArrayList<>();
    if (dataset instanceof ChunkedDataset chunked) {
      for (int size : chunked.getChunkDimensions()) {
        chunks.add((long) size);
      }
    }
    return new LibraryData(
        file, library, path, address, dataset.getDataType(), numbers, chunks, !dataset.isEmpty());
  }

  private Described describe(long address, String path) {
    Described known = described.get(address);
    if (known != null) {
      return known;
    }
    ObjectDescription facts =
        Hdf5Failure.asking(file.path(), path, () -> library.describe(address));
    Described found =
        Hdf5Failure.reading(
            file.path(),
            path,
            () -> {
              HdfFile image = HdfFile.fromByteBuffer(ByteBuffer.wrap(facts.image()));
              return new Described(facts, image, (AbstractNode) image.getByPath("/object"));
            });
    described.put(address, found);
    return found;
  }

  private Hdf5Item item(long address, String path, Described found) {
    ObjectDescription facts = found.facts();
    Attributes attributes =
        new Attributes(file, path, found.node(), found.image().getHdfBackingStorage(), facts);
    if (facts.kind().equals("group")) {
      return new Hdf5Group(file, path, attributes, () -> links(facts));
    }
    if (found.node() instanceof DatasetBase dataset) {
      LibraryData data =
          new LibraryData(file, library, path, address, dataset.getDataType(), facts);
      return new Hdf5Dataset(file, path, dataset, data, attributes);
    }
    return new NamedType(path, attributes);
  }

  private static List<Link> links(ObjectDescription facts) {
    List<Link> links = new ArrayList<>();
    for (ObjectDescription.LinkEntry entry : facts.links()) {
      links.add(
          switch (entry.kind()) {
            case "hard" -> Link.hard(entry.name(), entry.address());
            case "soft" -> Link.soft(entry.name(), entry.target());
            default -> Link.external(entry.name(), entry.file(), entry.target());
          });
    }
    return links;
  }
}
