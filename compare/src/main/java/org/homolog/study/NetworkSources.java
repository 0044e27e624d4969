package org.homolog.study;

import java.util.List;
import org.homolog.plugin.Registry;
import org.homolog.study.yaml.Problems;

/** Networks of a study as sources. */
final class NetworkSources {
  NetworkSources(Sources sources, Registry registry, Study study, Problems problems) {}

  List<Source> make(SystemSpec.Network spec) {
    spec.at().problem("model", "networks are not planned by this version");
    return List.of();
  }
}
