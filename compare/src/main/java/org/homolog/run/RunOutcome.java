package org.homolog.run;

import java.util.List;
import org.homolog.failure.HomologException;

/**
 * How a run ended.
 *
 * @param fits fits that were made
 * @param computed cells that were computed
 * @param kept cells that were finished before
 * @param failures cells that failed, in plan order
 */
public record RunOutcome(int fits, int computed, int kept, List<FailedCell> failures) {
  /** Takes copies. */
  public RunOutcome {
    failures = List.copyOf(failures);
  }

  /**
   * A cell that failed.
   *
   * @param label what was being computed
   * @param message what failed, in one line
   * @param exitCode exit code of the failure's kind; 1 where it has none
   */
  public record FailedCell(String label, String message, int exitCode) {}

  /**
   * The exit code of the command line: 0 if no cell failed; if nothing at all could be computed and
   * every failure is of one kind, that kind's code, for then the study or its data is wrong; else
   * 1.
   *
   * @return the code
   */
  public int exitCode() {
    if (failures.isEmpty()) {
      return 0;
    }
    int first = failures.get(0).exitCode();
    boolean alike = failures.stream().allMatch(failure -> failure.exitCode() == first);
    return computed == 0 && kept == 0 && alike ? first : 1;
  }

  /** The exit code that a failure speaks for. */
  static int exitCode(Throwable failure) {
    return failure instanceof HomologException known ? known.kind().exitCode() : 1;
  }
}
