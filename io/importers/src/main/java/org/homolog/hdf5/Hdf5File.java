package org.homolog.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.storage.HdfBackingStorage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.jspecify.annotations.Nullable;

/**
 * An open HDF5 file. Opening reads the superblock and the root; groups are listed and data read
 * when asked. May be read by several threads at once.
 */
public final class Hdf5File implements AutoCloseable {
  private static final int DEEPEST = 200;

  private final Path path;
  private final HdfFile file;
  private final Superblock superblock;
  private final FileBytes bytes;
  private final int threads;
  private final ChunkCache chunks = new ChunkCache();
  private final Hdf5Group root;
  private final ObjectIndex index;
  private final ObjectOpener objects;
  private final @Nullable LinkedFiles family;
  private final LinkedFiles linked;
  private volatile boolean closed;

  private Hdf5File(
      Path path,
      HdfFile file,
      Superblock superblock,
      FileBytes bytes,
      int threads,
      @Nullable LinkedFiles family) {
    this.path = path;
    this.threads = threads;
    this.file = file;
    this.superblock = superblock;
    this.bytes = bytes;
    this.family = family;
    this.objects = new ObjectOpener(this, file);
    this.linked = family == null ? new LinkedFiles(this) : family;
    Hdf5Item opened = open(file.getAddress(), "/");
    if (opened instanceof UnreadableItem unreadable) {
      throw unreadable.failure();
    }
    if (!(opened instanceof Hdf5Group group)) {
      throw Hdf5Failure.damaged(path, "its root is not a group", null);
    }
    this.root = group;
    this.index = new ObjectIndex(this, group, file.getAddress());
  }

  /**
   * Opens a file.
   *
   * @param path the file
   * @return the open file, to be closed
   * @throws HomologException if the file is missing or cannot be read (mistake), is not HDF5 or a
   *     version not read here (unsupported, saying what it is), or is truncated or damaged
   */
  public static Hdf5File open(Path path) {
    return open(path, 1);
  }

  /**
   * Opens a file whose datasets are unpacked on several threads.
   *
   * @param path the file
   * @param threads at most so many threads share a read; see {@link Hdf5Dataset#onThreads}
   * @return the open file, to be closed
   * @throws HomologException as {@link #open(Path)}
   * @throws IllegalArgumentException if threads is less than 1
   */
  public static Hdf5File open(Path path, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("a read needs 1 thread or more but was given " + threads);
    }
    return open(path, threads, null);
  }

  static Hdf5File open(Path path, int threads, @Nullable LinkedFiles family) {
    FileKind kind = FileKind.of(path);
    if (kind.format() != FileKind.Format.HDF5) {
      throw Hdf5Failure.notHdf5(path, kind);
    }
    Superblock superblock = Superblock.read(path, kind.signatureOffset());
    FileBytes bytes = FileBytes.map(path, superblock.baseAddress());
    return Hdf5Failure.reading(
        path,
        "the file's root",
        () -> {
          HdfFile file = mapped(path, bytes);
          try {
            return new Hdf5File(path, file, superblock, bytes, threads, family);
          } catch (RuntimeException | StackOverflowError e) {
            if (!file.inMemory()) {
              file.close();
            }
            throw e;
          }
        });
  }

  /** A file in memory, of which messages speak as of the file it was taken from. */
  static Hdf5File ofImage(Path path, byte[] image) {
    return Hdf5Failure.reading(
        path,
        "what the HDF5 library made of it",
        () ->
            new Hdf5File(
                path,
                HdfFile.fromByteBuffer(ByteBuffer.wrap(image)),
                new Superblock(0, 0, image.length),
                FileBytes.of(path, image),
                1,
                null));
  }

  /**
   * The library's view of the file, on the mapped bytes where one buffer holds them: a length or
   * address that the file states wrongly then runs against the buffer's bounds instead of
   * allocating memory.
   */
  private static HdfFile mapped(Path path, FileBytes bytes) {
    return bytes.isOneBuffer() ? HdfFile.fromByteBuffer(bytes.whole()) : new HdfFile(path);
  }

  /**
   * The file's path as given.
   *
   * @return the path
   */
  public Path path() {
    return path;
  }

  /** On how many threads its datasets are unpacked. */
  int threads() {
    return threads;
  }

  /**
   * Length of the file in bytes when it was opened.
   *
   * @return the length
   */
  public long size() {
    return bytes.size();
  }

  /**
   * Version of the superblock, which tells the generation of the file's format.
   *
   * @return 0 to 3
   */
  public int superblockVersion() {
    return superblock.version();
  }

  /**
   * Length of the block in front of the HDF5 data, such as MATLAB's header.
   *
   * @return the length in bytes; 0 without one
   */
  public long userBlockLength() {
    return superblock.baseAddress();
  }

  /**
   * The text in front of the HDF5 data, such as MATLAB's header.
   *
   * @return the user block as text up to its first NUL; empty without a user block
   */
  public String userBlock() {
    if (superblock.baseAddress() == 0) {
      return "";
    }
    int length = (int) Math.min(4096, superblock.baseAddress());
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      byte[] bytes = FileKind.bytes(channel, 0, length).array();
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      int end = text.indexOf('\0');
      return (end < 0 ? text : text.substring(0, end)).strip();
    } catch (IOException e) {
      throw Hdf5Failure.notReadable(path, "the system says: " + e.getMessage());
    }
  }

  /**
   * The root group.
   *
   * @return the group at {@code /}
   */
  public Hdf5Group root() {
    return root;
  }

  /**
   * An object by its path, following soft links.
   *
   * @param itemPath the path, with or without a leading slash
   * @return the object; empty where the path leads nowhere
   */
  public Optional<Hdf5Item> find(String itemPath) {
    return find(root, itemPath, 0);
  }

  Optional<Hdf5Item> find(Hdf5Group from, String itemPath, int depth) {
    Hdf5Item at = itemPath.startsWith("/") ? root : from;
    for (String part : itemPath.split("/")) {
      if (part.isEmpty() || part.equals(".")) {
        continue;
      }
      if (!(at instanceof Hdf5Group group)) {
        return at instanceof UnreadableItem ? Optional.of(at) : Optional.empty();
      }
      Link link = group.links().get(part);
      if (link == null) {
        return Optional.empty();
      }
      at = follow(group, link, depth);
    }
    return Optional.of(at);
  }

  /**
   * A dataset that must exist.
   *
   * @param itemPath its path
   * @return the dataset
   * @throws HomologException if there is none, naming the nearest paths (mistake), or if it cannot
   *     be read
   */
  public Hdf5Dataset dataset(String itemPath) {
    Hdf5Item item = required(itemPath, "dataset");
    if (item instanceof Hdf5Dataset dataset) {
      return dataset;
    }
    throw HomologException.mistake(
        path
            + ": "
            + itemPath
            + " is not a dataset but a "
            + (item instanceof Hdf5Group ? "group" : "data type"));
  }

  /**
   * A group that must exist.
   *
   * @param itemPath its path
   * @return the group
   * @throws HomologException if there is none, naming the nearest paths (mistake), or if it cannot
   *     be read
   */
  public Hdf5Group group(String itemPath) {
    if (required(itemPath, "group") instanceof Hdf5Group group) {
      return group;
    }
    throw HomologException.mistake(path + ": " + itemPath + " is not a group but a dataset");
  }

  private Hdf5Item required(String itemPath, String what) {
    Optional<Hdf5Item> item = find(itemPath);
    if (item.isEmpty()) {
      throw HomologException.mistake(
          path + ": there is no " + what + " " + itemPath + nearest(itemPath));
    }
    if (item.get() instanceof UnreadableItem unreadable) {
      throw unreadable.failure();
    }
    return item.get();
  }

  private String nearest(String itemPath) {
    List<String> known = new ArrayList<>(index.paths().values());
    String wanted = itemPath.startsWith("/") ? itemPath : "/" + itemPath;
    List<String> near = NearestNames.of(wanted, known, 3);
    List<String> shown =
        near.isEmpty() ? root.names().stream().map(n -> "/" + n).limit(12).toList() : near;
    return shown.isEmpty()
        ? "; the file is empty"
        : (near.isEmpty() ? "; the root holds: " : "; nearest: ") + String.join(", ", shown);
  }

  /**
   * The object an object reference leads to.
   *
   * @param reference an address as stored in the file, relative to the end of the user block
   * @return the object under its path, or under {@code /#address} where no path leads to it; empty
   *     for the null reference
   */
  public Optional<Hdf5Item> resolve(long reference) {
    if (reference == 0 || reference == -1) {
      return Optional.empty();
    }
    String known = index.paths().get(reference);
    return Optional.of(open(reference, known == null ? "/#" + reference : known));
  }

  /**
   * The path of the object an object reference leads to.
   *
   * @param reference an address as stored in the file
   * @return the path; empty for the null reference or where no path leads there
   */
  public Optional<String> pathOf(long reference) {
    return Optional.ofNullable(index.paths().get(reference));
  }

  /**
   * Every object of the file, breadth first, each once, soft links left out.
   *
   * @return the objects, unreadable ones among them; the root is not listed
   */
  public List<Hdf5Item> walk() {
    return index.walk();
  }

  static String childPath(Hdf5Group group, String name) {
    return group.path().equals("/") ? "/" + name : group.path() + "/" + name;
  }

  Hdf5Item follow(Hdf5Group group, Link link, int depth) {
    String itemPath = childPath(group, link.name());
    if (depth > DEEPEST) {
      return new UnreadableItem(
          itemPath, Hdf5Failure.damaged(path, "the link " + itemPath + " leads to itself", null));
    }
    return switch (link.kind()) {
      case HARD -> open(link.address(), itemPath);
      case SOFT ->
          find(group, link.target(), depth + 1)
              .orElseGet(
                  () ->
                      new UnreadableItem(
                          itemPath,
                          HomologException.mistake(
                              path
                                  + ": the soft link "
                                  + itemPath
                                  + " leads to "
                                  + link.target()
                                  + ", which is not in the file")));
      case EXTERNAL -> linked.follow(this, itemPath, link, depth);
    };
  }

  Hdf5Item open(long address, String itemPath) {
    checkOpen();
    return objects.open(address, itemPath);
  }

  HdfBackingStorage storage() {
    return file.getHdfBackingStorage();
  }

  FileBytes bytes() {
    return bytes;
  }

  ChunkCache chunks() {
    return chunks;
  }

  boolean isClosed() {
    return closed;
  }

  void checkOpen() {
    if (closed) {
      throw HomologException.mistake(path + ": has been closed; read it while it is open");
    }
  }

  /**
   * Closes the file and those its external links led to; reading from it or from anything taken
   * from it is an error from then on.
   */
  @Override
  public void close() {
    if (family == null) {
      linked.closeAll();
    }
    closeOwn();
  }

  void closeOwn() {
    closed = true;
    if (!file.inMemory()) {
      file.close();
    }
  }

  @Override
  public String toString() {
    return "HDF5 file " + path;
  }
}
