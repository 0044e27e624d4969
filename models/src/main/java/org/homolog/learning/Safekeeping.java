package org.homolog.learning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.homolog.failure.HomologException;
import org.homolog.network.Network;
import org.homolog.network.WeightShape;
import org.homolog.network.Weights;
import org.homolog.spi.Options;
import org.homolog.spi.Trials;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a training keeps what it would be a pity to lose: a checkpoint now and then, from which it
 * goes on to the same bits on the same device, and the batch whose loss was not finite. When
 * checkpoints are taken depends on the clock; what is learned does not depend on them. One instance
 * serves one training.
 */
public final class Safekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Safekeeping.class);

  private final @Nullable Path file;
  private final Duration every;
  private long last = System.nanoTime();

  private Safekeeping(@Nullable Path file, Duration every) {
    this.file = file;
    this.every = every;
  }

  /**
   * Keeps nothing.
   *
   * @return the safekeeping
   */
  public static Safekeeping none() {
    return new Safekeeping(null, Duration.ZERO);
  }

  /**
   * Keeps checkpoints in a file.
   *
   * @param file the checkpoint; training goes on from it if it is there
   * @param every time between checkpoints; zero for one after every step
   * @return the safekeeping
   */
  public static Safekeeping in(Path file, Duration every) {
    return new Safekeeping(file, every);
  }

  /**
   * Keeps checkpoints beside a product, in a file named like it with {@code .checkpoint} behind. A
   * checkpoint takes some milliseconds to write; no more than 20 s of training are ever lost.
   *
   * @param product where what is learned will go
   * @return the safekeeping
   */
  public static Safekeeping beside(Path product) {
    return in(
        product.resolveSibling(product.getFileName() + ".checkpoint"), Duration.ofSeconds(20));
  }

  /**
   * Removes the checkpoint, when what was learned is safe elsewhere.
   *
   * @throws HomologException if it cannot be removed
   */
  public void discard() {
    if (file == null) {
      return;
    }
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw HomologException.of(
          HomologException.Kind.MISTAKE, file + ": the checkpoint cannot be removed", e);
    }
  }

  boolean isDue() {
    return file != null && System.nanoTime() - last >= every.toNanos();
  }

  /** The checkpoint to go on from, if there is one. */
  Optional<Checkpoint> find(String identity, List<WeightShape> shapes) {
    if (file == null || !Files.exists(file)) {
      return Optional.empty();
    }
    Checkpoint found = Checkpoint.read(file, identity, shapes);
    LOG.info("training goes on from step {} in {}", found.learning().step(), file);
    return Optional.of(found);
  }

  /**
   * Replaces the checkpoint. Where that fails, such as on a full disk, the last one stays as it is
   * and training goes on: what is learned does not depend on it.
   */
  void keep(Checkpoint checkpoint) {
    if (file == null) {
      return;
    }
    try {
      checkpoint.write(file);
    } catch (HomologException e) {
      LOG.warn("{}; training goes on, the last checkpoint is as it was", e.getMessage());
    }
    last = System.nanoTime();
  }

  /** Keeps a batch whose loss is not finite; the file it is in. */
  Optional<Path> spill(Trials trials, Supplier<Weights> weights, int step, double loss) {
    if (file == null) {
      return Optional.empty();
    }
    Path beside = file.resolveSibling(file.getFileName() + ".offending-batch.h5");
    try {
      OffendingBatch.write(beside, trials, weights, step, loss);
      return Optional.of(beside);
    } catch (HomologException e) {
      LOG.warn("{}", e.getMessage());
      return Optional.empty();
    }
  }

  /** Everything that the bits of what is learned depend on, a line each. */
  static String identity(Network network, List<Stage> stages, TrainingOptions options, long seed) {
    List<String> lines = new ArrayList<>();
    lines.add("network: " + network.spec().kind());
    for (Map.Entry<String, String> option : Options.resolved((Record) network.spec()).entrySet()) {
      lines.add("network " + option.getKey() + ": " + option.getValue());
    }
    lines.add("inputs: " + network.inputs());
    lines.add("outputs: " + network.outputs());
    lines.add("initial weights: " + Integer.toHexString(network.weights().hashCode()));
    lines.add("seed: " + seed);
    Options.resolved(options).forEach((name, value) -> lines.add(name + ": " + value));
    for (int i = 0; i < stages.size(); i++) {
      Stage stage = stages.get(i);
      lines.add(
          "stage "
              + (i + 1)
              + ": "
              + stage.name()
              + ", "
              + stage.steps()
              + " steps, until "
              + stage.until());
    }
    return String.join("\n", lines);
  }

  /** The first line that differs, as a person reads it. */
  static String difference(String found, String wanted) {
    List<String> one = found.lines().toList();
    List<String> other = wanted.lines().toList();
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      if (!one.get(i).equals(other.get(i))) {
        return "\"" + one.get(i) + "\" (now \"" + other.get(i) + "\")";
      }
    }
    return "its declaration";
  }
}
