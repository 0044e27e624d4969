package org.homolog.hdf5;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.homolog.failure.HomologException;
import org.homolog.inspection.Inspection;
import org.homolog.inspection.Inspector;
import org.homolog.recordings.Recordings;

/**
 * Reads damaged copies of every fixture and recording in a process of its own, whose heap its
 * parent limits. Arguments: a folder to write in, how many copies, the first seed. Prints one line
 * for each copy that did not end with a result or a {@link HomologException}.
 */
public final class FuzzRun {
  /** Of the processor's time, so that a busy machine does not make a hang. */
  private static final long MOST_NANOS = 10_000_000_000L;

  /** Of the clock's time, for waits that never end. */
  private static final long MOST_WAIT = 60_000_000_000L;

  private static final int MOST_ELEMENTS = 100_000;

  private record Source(Path path, byte[] bytes, long weight) {}

  private record Now(String what, long since, long work) {}

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Path folder;
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final AtomicReference<Now> now = new AtomicReference<>(new Now("", 0, 0));
  private final Map<HomologException.Kind, Integer> refused =
      new EnumMap<>(HomologException.Kind.class);
  private int read;
  private long objects;
  private int failures;
  private long slowest;

  private FuzzRun(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException {
    FuzzRun run = new FuzzRun(Path.of(arguments[0]));
    int copies = Integer.parseInt(arguments[1]);
    long seed = Long.parseLong(arguments[2]);
    run.watch();
    run.all(copies, seed, arguments.length > 3 ? arguments[3] : "");
    run.out.println(
        copies
            + " copies with "
            + run.objects
            + " objects, "
            + run.read
            + " read, refused "
            + run.refused
            + ", slowest "
            + run.slowest / 1_000_000
            + " ms, failures "
            + run.failures);
    System.exit(run.failures == 0 ? 0 : 1);
  }

  /** A copy that takes too long ends the run: nothing can stop its thread. */
  private void watch() {
    Thread thread =
        new Thread(
            () -> {
              while (true) {
                try {
                  Thread.sleep(200);
                } catch (InterruptedException e) {
                  return;
                }
                Now current = now.get();
                long work = THREADS.getThreadCpuTime(worker.getId()) - current.work();
                boolean waits = System.nanoTime() - current.since() > MOST_WAIT;
                if (current.since() != 0 && (work > MOST_NANOS || waits)) {
                  out.println("HANG " + current.what());
                  for (StackTraceElement at : worker.getStackTrace()) {
                    out.println("    at " + at);
                  }
                  System.exit(1);
                }
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private final Thread worker = Thread.currentThread();

  private static List<Source> sources(String only) throws IOException {
    List<Path> paths = new ArrayList<>(FixturesTest.fixtures());
    paths.addAll(Recordings.all());
    List<Source> sources = new ArrayList<>();
    for (Path path : paths) {
      String name = path.getFileName().toString();
      if (name.contains(only)) {
        byte[] bytes = Files.readAllBytes(path);
        // Small files cost little, so that more of their bytes can be tried.
        long weight = 100_000_000L / (bytes.length + 20_000L);
        sources.add(new Source(path, bytes, name.startsWith("deep") ? weight / 2 : weight));
      }
    }
    return sources;
  }

  private void all(int copies, long firstSeed, String only) throws IOException {
    List<Source> sources = sources(only);
    long total = sources.stream().mapToLong(Source::weight).sum();
    for (Path beside : List.of(Path.of("external_storage.bin"))) {
      Files.copy(FixturesTest.FOLDER.resolve(beside), folder.resolve(beside));
    }
    for (int i = 0; i < copies; i++) {
      long seed = firstSeed + i;
      long at = Math.floorMod(seed * 0x9e3779b97f4a7c15L, total);
      Source source = sources.get(0);
      for (Source candidate : sources) {
        source = candidate;
        if (at < candidate.weight()) {
          break;
        }
        at -= candidate.weight();
      }
      one(source, seed);
    }
  }

  private void one(Source source, long seed) throws IOException {
    String what = source.path().getFileName() + " seed " + seed;
    Path mutant = folder.resolve("mutant" + seed + ".h5");
    Files.write(mutant, Mutation.of(source.bytes(), seed));
    long start = System.nanoTime();
    now.set(new Now(what, start, THREADS.getThreadCpuTime(worker.getId())));
    boolean keep = false;
    try {
      copy(mutant);
    } catch (Throwable e) {
      keep = true;
      failed(what, e);
    } finally {
      now.set(new Now("", 0, 0));
      slowest = Math.max(slowest, System.nanoTime() - start);
    }
    if (!keep) {
      Files.delete(mutant);
    }
  }

  /** Reads one file; throws whatever is not among the documented failures. */
  private void copy(Path file) {
    try {
      readAll(file);
      Inspection inspection = Inspector.inspect(file);
      if (inspection.toText().isEmpty() || inspection.toJson().isEmpty()) {
        throw new IllegalStateException("an empty inspection");
      }
      read++;
    } catch (HomologException e) {
      expected(e);
    }
  }

  /** Whether a file is read or refused as documented, which else throws. */
  static boolean isFine(Path file) {
    FuzzRun run = new FuzzRun(file);
    run.copy(file);
    return run.read > 0 || !run.refused.isEmpty();
  }

  private void failed(String what, Throwable e) {
    failures++;
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    out.println(
        "FAILED "
            + what
            + "\n"
            + trace.toString().lines().limit(40).reduce("", (a, b) -> a + b + "\n"));
  }

  private void expected(HomologException e) {
    boolean documented =
        e.kind() == HomologException.Kind.DAMAGED
            || e.kind() == HomologException.Kind.UNSUPPORTED
            || e.kind() == HomologException.Kind.MISTAKE;
    // That memory ran out is told as a feature, yet a damaged size must not get that far.
    if (!documented || String.valueOf(e.getMessage()).contains("needs more memory than")) {
      throw new IllegalStateException(e);
    }
    refused.merge(e.kind(), 1, Integer::sum);
  }

  private void readAll(Path path) {
    try (Hdf5File file = Hdf5File.open(path)) {
      attributes(file.root().attributes());
      for (Hdf5Item item : file.walk()) {
        try {
          if (item instanceof Hdf5Dataset dataset) {
            attributes(dataset.attributes());
            data(dataset);
          } else if (item instanceof Hdf5Group group) {
            attributes(group.attributes());
            objects += group.children().size();
          } else if (item instanceof NamedType type) {
            attributes(type.attributes());
          } else if (item instanceof UnreadableItem unreadable) {
            throw unreadable.failure();
          }
        } catch (HomologException e) {
          expected(e);
        }
      }
    }
  }

  private void attributes(Attributes attributes) {
    try {
      for (String name : attributes.names()) {
        try {
          attributes.type(name);
          attributes.shape(name);
          attributes.values(name);
        } catch (HomologException e) {
          expected(e);
        }
      }
    } catch (HomologException e) {
      expected(e);
    }
  }

  private static void data(Hdf5Dataset dataset) {
    dataset.type();
    dataset.layout();
    dataset.chunks();
    dataset.hasStorage();
    long[] shape = dataset.shape();
    long[] size = shape.clone();
    long elements = dataset.elements();
    for (int axis = 0; axis < size.length && elements > MOST_ELEMENTS; axis++) {
      elements /= Math.max(1, size[axis]);
      size[axis] = Math.max(1, Math.min(size[axis], MOST_ELEMENTS / Math.max(1, elements)));
      elements *= size[axis];
    }
    long[] end = new long[shape.length];
    for (int axis = 0; axis < shape.length; axis++) {
      end[axis] = shape[axis] - size[axis];
    }
    dataset.values(Slice.of(new long[shape.length], size));
    if (dataset.type().isNumber()) {
      dataset.doubles(Slice.of(end, size));
    }
    dataset.filters();
  }
}
