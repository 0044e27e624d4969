package org.homolog.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.homolog.run.FakePlan;
import org.homolog.run.Shard;

/** A process of its own that carries out a fake plan as {@code homolog run} would. */
public final class FakeRun {
  private FakeRun() {}

  /** Folder, number of cells, milliseconds per cell. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    RunLog.into(folder);
    int cells = Integer.parseInt(arguments[1]);
    long millis = Long.parseLong(arguments[2]);
    FakePlan plan = new FakePlan().fit("f1", 2 * millis).fit("f2", 2 * millis);
    for (int i = 0; i < cells; i++) {
      plan.cell("k" + i, millis, i % 3 == 0 ? List.of("f1", "f2").get(i % 2) : "f1");
    }
    PrintWriter err = new PrintWriter(System.err, true);
    RunSession session =
        new RunSession(
            folder,
            Shard.WHOLE,
            2,
            () -> {
              throw new IllegalStateException("fake cells need no algebra");
            },
            (input, where) -> {},
            err);
    System.exit(session.run(plan.plan()));
  }
}
