package org.homolog.run;

/** Hears how a run gets on. Called from several threads. */
public interface RunObserver {
  /**
   * What lies ahead.
   *
   * @param fits fits to be made
   * @param cells cells to be computed
   * @param kept cells that are finished already
   * @param estimatedSeconds what the work will roughly take on one thread
   */
  void begin(int fits, int cells, int kept, double estimatedSeconds);

  /**
   * A piece of work begins.
   *
   * @param label what is made or computed
   */
  void started(String label);

  /**
   * Some of the estimated work is done.
   *
   * @param label what it belongs to
   * @param estimatedSeconds how much of the estimate
   */
  void advanced(String label, double estimatedSeconds);

  /**
   * A piece of work is done.
   *
   * @param label what was made or computed
   * @param seconds what it took
   */
  void finished(String label, double seconds);

  /**
   * A piece of work failed.
   *
   * @param label what was being made or computed
   * @param message what failed, in one line
   */
  void failed(String label, String message);

  /** The run ends, finished or not. */
  void end();

  /** Hears and says nothing. */
  RunObserver SILENT =
      new RunObserver() {
        @Override
        public void begin(int fits, int cells, int kept, double estimatedSeconds) {}

        @Override
        public void started(String label) {}

        @Override
        public void advanced(String label, double estimatedSeconds) {}

        @Override
        public void finished(String label, double seconds) {}

        @Override
        public void failed(String label, String message) {}

        @Override
        public void end() {}
      };
}
