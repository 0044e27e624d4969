package org.homolog.importer.matlab;

import java.util.List;
import org.homolog.hdf5.Attributes;

/** MATLAB's classes as a file names them, and the marks it puts on datasets and groups. */
final class MatlabClass {
  private static final List<String> NUMERIC =
      List.of(
          "double", "single", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64",
          "uint64", "logical");
  private static final List<String> OTHERS =
      List.of("char", "cell", "struct", "canonical empty", "function_handle", "");

  private MatlabClass() {}

  static String of(Attributes attributes) {
    return attributes.text("MATLAB_class").orElse("");
  }

  static boolean isNumeric(String matlabClass) {
    return NUMERIC.contains(matlabClass);
  }

  /** Whether a class is none of those built in. */
  static boolean isObject(String matlabClass) {
    return !NUMERIC.contains(matlabClass) && !OTHERS.contains(matlabClass);
  }

  static boolean isEmpty(Attributes attributes) {
    return attributes.number("MATLAB_empty").orElse(0) != 0;
  }

  static boolean isSparse(Attributes attributes) {
    return attributes.has("MATLAB_sparse");
  }
}
