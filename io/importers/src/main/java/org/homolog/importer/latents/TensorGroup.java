package org.homolog.importer.latents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.hdf5.Hdf5Item;
import org.homolog.hdf5.UnreadableItem;
import org.homolog.importer.hdf5.FileArray;
import org.homolog.importer.mapping.AxedArray;
import org.homolog.importer.mapping.JoinedArray;
import org.homolog.population.ArrayAxis;
import org.homolog.population.ArrayAxis.Meaning;
import org.homolog.population.Column;
import org.homolog.population.DataArray;
import org.homolog.population.Population;
import org.homolog.population.Recording;
import org.homolog.population.Table;

/** The tensors of one group: with their axes, and joined where parts of one whole are there. */
final class TensorGroup {
  private static final double STANDARD_BIN = 0.005;
  private static final long LONGEST_AXIS = 10_000_000;

  private final Hdf5File file;
  private final Hdf5Group group;
  private final Recording.Builder recording;
  private final double bin;
  private final boolean guessed;
  private final String prefix;
  private final Map<String, DataArray> spikes = new LinkedHashMap<>();

  TensorGroup(Hdf5File file, Hdf5Group group, Recording.Builder recording, Optional<Double> bin) {
    this.file = file;
    this.group = group;
    this.recording = recording;
    Optional<Double> known = bin.or(() -> TensorNames.binOf(group.name()));
    this.bin = known.orElse(STANDARD_BIN);
    this.guessed = known.isEmpty();
    this.prefix = group.path().equals("/") ? "" : group.name() + "/";
  }

  void add() {
    for (Hdf5Item item : group.children()) {
      try {
        if (item instanceof UnreadableItem unreadable) {
          throw unreadable.failure();
        }
        if (item instanceof Hdf5Dataset dataset && FileArray.isReadable(dataset)) {
          DataArray array = array(dataset);
          recording.array(prefix + item.name(), array);
          if (TensorNames.isSpikes(item.name()) && array.axes().size() == 3) {
            spikes.put(item.name(), array);
          }
        }
      } catch (HomologException e) {
        recording.note(item.path() + " is left out: " + e.getMessage());
      }
    }
    for (String stem : spikes.keySet().stream().map(this::stem).distinct().toList()) {
      whole(stem).ifPresent(array -> recording.array(prefix + stem, array));
    }
    if (guessed && !spikes.isEmpty()) {
      recording.note(
          (prefix.isEmpty() ? "" : group.path() + ": ")
              + "the width of a time bin is not in the file; it is taken as 0.005 s; bin: 0.02 says"
              + " otherwise");
    }
  }

  private String stem(String name) {
    return TensorNames.spikes(name).map(TensorNames.Spikes::stem).orElse(name);
  }

  private DataArray array(Hdf5Dataset dataset) {
    FileArray values = new FileArray(file, dataset);
    String name = dataset.name();
    long[] shape = dataset.shape();
    if (Arrays.stream(shape).anyMatch(length -> length > LONGEST_AXIS)) {
      return values; // Longer than any tensor; a damaged file states such sizes.
    }
    Optional<TensorNames.Spikes> tensor = TensorNames.spikes(name);
    if (shape.length == 3 && tensor.isPresent()) {
      long before = tensor.get().forward() ? windowOf(tensor.get()) : 0;
      return new AxedArray(
          values,
          List.of(
              numbered("trial", Meaning.CONDITION, shape[0]),
              time(before, shape[1]),
              neurons(shape[2], tensor.get().held())),
          "trials x time x neurons held " + tensor.get().held());
    }
    if (shape.length == 3 && TensorNames.isBehaviour(name)) {
      return new AxedArray(
          values,
          List.of(
              numbered("trial", Meaning.CONDITION, shape[0]),
              time(0, shape[1]),
              numbered("channel", Meaning.UNIT, shape[2])),
          "trials x time x channels");
    }
    if (shape.length == 3 && name.equals("psth")) {
      return new AxedArray(
          values,
          List.of(
              numbered("condition", Meaning.CONDITION, shape[0]),
              time(0, shape[1]),
              numbered("neuron", Meaning.UNIT, shape[2])),
          "conditions x time x neurons");
    }
    return values;
  }

  /** Number of bins before those that a forward tensor holds. */
  private long windowOf(TensorNames.Spikes forward) {
    return group
        .dataset(forward.stem() + "_held" + forward.held())
        .filter(dataset -> dataset.shape().length == 3)
        .map(dataset -> dataset.shape()[1])
        .orElse(0L);
  }

  private static long[] numbers(long count) {
    long[] numbers = new long[Math.toIntExact(count)];
    Arrays.setAll(numbers, i -> i + 1L);
    return numbers;
  }

  private static ArrayAxis numbered(String name, Meaning meaning, long count) {
    return new ArrayAxis(name, meaning, Table.of(Column.integers(name, numbers(count))));
  }

  private static ArrayAxis neurons(long count, String held) {
    String[] all = new String[Math.toIntExact(count)];
    Arrays.fill(all, held);
    return new ArrayAxis(
        "neuron",
        Meaning.UNIT,
        Table.of(Column.integers("neuron", numbers(count)), Column.texts("held", all)));
  }

  private ArrayAxis time(long before, long count) {
    double[] seconds = new double[Math.toIntExact(count)];
    Arrays.setAll(seconds, i -> (before + i + 0.5) * bin);
    return new ArrayAxis(
        "time", Meaning.TIME, Table.of(Column.numbers(Population.SECONDS, seconds).unit("s")));
  }

  /** Held-in and held-out neurons as one, and what comes after the window behind it. */
  private Optional<DataArray> whole(String stem) {
    Optional<DataArray> window = across(stem, "");
    Optional<DataArray> forward = across(stem, "_forward");
    if (window.isEmpty() || group.links().containsKey(stem)) {
      return Optional.empty();
    }
    if (forward.isEmpty() || !agree(window.get(), forward.get(), 1)) {
      return window;
    }
    long bins = window.get().shape()[1] + forward.get().shape()[1];
    List<ArrayAxis> axes = new ArrayList<>(window.get().axes());
    axes.set(1, time(0, bins));
    return Optional.of(new JoinedArray(List.of(window.get(), forward.get()), 1, axes));
  }

  private Optional<DataArray> across(String stem, String suffix) {
    DataArray in = spikes.get(stem + "_heldin" + suffix);
    DataArray out = spikes.get(stem + "_heldout" + suffix);
    if (in == null || out == null || !agree(in, out, 2)) {
      return Optional.empty();
    }
    int within = (int) in.shape()[2];
    int all = within + (int) out.shape()[2];
    String[] held = new String[all];
    Arrays.setAll(held, i -> i < within ? "in" : "out");
    List<ArrayAxis> axes = new ArrayList<>(in.axes());
    axes.set(
        2,
        new ArrayAxis(
            "neuron",
            Meaning.UNIT,
            Table.of(Column.integers("neuron", numbers(all)), Column.texts("held", held))));
    return Optional.of(new JoinedArray(List.of(in, out), 2, axes));
  }

  private static boolean agree(DataArray a, DataArray b, int but) {
    for (int axis = 0; axis < 3; axis++) {
      if (axis != but && a.shape()[axis] != b.shape()[axis]) {
        return false;
      }
    }
    return true;
  }
}
