package org.homolog.study.draft;

import java.util.List;

/**
 * A study that a recording could support, before it is written.
 *
 * @param about what it asks, in one or two sentences
 * @param remarks what else the recording would allow, and what is known of the design; one each
 * @param systems the systems, the recorded ones first
 * @param candidates names of the systems compared with the first
 * @param comparisons entries of comparisons, in YAML
 * @param resample the value of resample, in YAML
 * @param refused comparisons that the design cannot support, and why; one each
 */
record Draft(
    String about,
    List<String> remarks,
    List<Part> systems,
    List<String> candidates,
    List<String> comparisons,
    String resample,
    List<String> refused) {

  Draft {
    remarks = List.copyOf(remarks);
    systems = List.copyOf(systems);
    candidates = List.copyOf(candidates);
    comparisons = List.copyOf(comparisons);
    refused = List.copyOf(refused);
  }

  /**
   * A system.
   *
   * @param name its name
   * @param recorded whether it comes from the file
   * @param about what it is
   * @param lines its keys, in YAML
   */
  record Part(String name, boolean recorded, String about, List<String> lines) {
    Part {
      lines = List.copyOf(lines);
    }
  }
}
