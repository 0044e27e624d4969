package org.homolog.learning;

/** Told how learning goes, and asked whether it shall go on. */
public interface LearningListener {
  /** Listens to nothing and never stops. */
  LearningListener SILENT = progress -> {};

  /**
   * Called at every validation and at the end.
   *
   * @param progress how far learning has come
   */
  void learned(LearningProgress progress);

  /**
   * Called before every step; throws to stop.
   *
   * @throws org.homolog.failure.HomologException if the user cancelled
   */
  default void checkCancelled() {}
}
