package org.homolog.study.draft;

import java.util.List;

/** Systems that are hypotheses. */
final class Stated {
  private Stated() {}

  /** A category model over a column of another system's conditions. */
  static Draft.Part categories(String name, String of, String column, String about) {
    return new Draft.Part(
        name,
        false,
        about,
        List.of(
            "stated: {of: "
                + Words.quoted(of)
                + ", categories: "
                + Words.list(List.of(column))
                + "}"));
  }
}
