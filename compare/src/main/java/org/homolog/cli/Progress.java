package org.homolog.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.homolog.run.RunObserver;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Progress for a person: a bar on a terminal, now and then a line elsewhere. How long it will still
 * take is the estimate that is left, at the pace so far.
 */
final class Progress implements RunObserver {
  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
  private static final int STEPS = 1000;
  private static final long QUIET_NANOS = 5_000_000_000L;

  private final PrintWriter err;
  private final boolean terminal;
  private @Nullable ProgressBar bar;
  private int pieces;
  private int done;
  private double estimate;
  private double advanced;
  private long began;
  private long lastLine;

  /**
   * Progress.
   *
   * @param err where it is shown
   * @param terminal whether that is a terminal
   */
  Progress(PrintWriter err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  @Override
  public synchronized void begin(int fits, int cells, int kept, double estimatedSeconds) {
    pieces = fits + cells;
    estimate = Math.max(1e-9, estimatedSeconds);
    began = System.nanoTime();
    lastLine = began;
    String finished = kept == 0 ? "" : "; " + count(kept, "cell") + " finished before";
    String text =
        pieces == 0
            ? "nothing to compute: " + count(kept, "cell") + " finished before"
            : (fits == 0 ? "" : count(fits, "fit") + " to make and ")
                + count(cells, "cell")
                + " to compute"
                + finished;
    err.println(text);
    LOG.info(text);
    if (terminal && pieces > 0) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("homolog")
              .setInitialMax(STEPS)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(250)
              .hideEta()
              .setConsumer(new ConsoleProgressBarConsumer(System.err))
              .build();
    }
  }

  @Override
  public synchronized void started(String label) {
    LOG.info("{} begins", label);
    show(label);
  }

  @Override
  public synchronized void advanced(String label, double estimatedSeconds) {
    advanced += estimatedSeconds;
    show(label);
    if (bar == null && System.nanoTime() - lastLine > QUIET_NANOS) {
      line(label);
    }
  }

  @Override
  public synchronized void finished(String label, double seconds) {
    done++;
    LOG.info("{} took {} s", label, String.format(Locale.ROOT, "%.3f", seconds));
    show(label);
    if (bar == null && (done == pieces || System.nanoTime() - lastLine > QUIET_NANOS)) {
      line(label);
    }
  }

  @Override
  public synchronized void failed(String label, String message) {
    done++;
    if (bar == null) {
      err.println("failed: " + label + ": " + Complaints.oneLine(message));
    }
  }

  @Override
  public synchronized void end() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  private void show(String label) {
    if (bar != null) {
      bar.stepTo(Math.min(STEPS, (long) (STEPS * advanced / estimate)));
      bar.setExtraMessage(" " + done + " of " + pieces + left() + ", " + shortened(label));
    }
  }

  private void line(String label) {
    lastLine = System.nanoTime();
    err.println(done + " of " + pieces + left() + ": " + label);
  }

  /** What is left at the pace so far; nothing while too little is done to tell. */
  private String left() {
    if (done == pieces || advanced < 0.02 * estimate) {
      return "";
    }
    double elapsed = (System.nanoTime() - began) / 1e9;
    double left = Math.max(0, estimate - advanced) * elapsed / advanced;
    return ", about " + spoken(left) + " left";
  }

  /** A duration as people say it. */
  static String spoken(double seconds) {
    Duration time = Duration.ofMillis(Math.round(seconds * 1000));
    if (time.toHours() > 0) {
      return time.toHours() + " h " + time.toMinutesPart() + " min";
    }
    if (time.toMinutes() > 0) {
      return time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }
    return seconds < 1 ? String.format(Locale.ROOT, "%.1f s", seconds) : Math.round(seconds) + " s";
  }

  static String count(int n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }

  private static String shortened(String label) {
    return label.length() <= 40 ? label : label.substring(0, 39) + "~";
  }
}
