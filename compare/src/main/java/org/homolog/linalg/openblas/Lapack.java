package org.homolog.linalg.openblas;

/** What LAPACK's return codes mean. */
final class Lapack {
  private static final int WORK_MEMORY = -1010;
  private static final int TRANSPOSE_MEMORY = -1011;

  private Lapack() {}

  /**
   * Throws unless a call succeeded.
   *
   * @param info what the call returned
   * @param failure what a positive code means
   */
  static void check(int info, String failure) {
    if (info > 0) {
      throw new ArithmeticException(failure);
    }
    if (info == WORK_MEMORY || info == TRANSPOSE_MEMORY) {
      throw new OutOfMemoryError("LAPACK could not allocate its work space");
    }
    if (info < 0) {
      throw new IllegalStateException("LAPACK refused its argument " + -info);
    }
  }
}
