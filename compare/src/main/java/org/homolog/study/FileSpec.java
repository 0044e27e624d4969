package org.homolog.study;

import java.util.Map;
import java.util.Optional;
import org.homolog.study.grammar.Fields;

/**
 * A file that a study names.
 *
 * @param key the key that holds its path: "file" or "table"
 * @param file its path as written; empty where a simulation makes the file
 * @param importer id of the importer; empty where the content decides
 * @param sha256 the hash it must have; empty if any
 * @param citation whom to cite; may be empty
 * @param licence licence of the data; may be empty
 * @param options options of the importer
 * @param at where it stands in the study
 */
record FileSpec(
    String key,
    Optional<String> file,
    Optional<String> importer,
    String sha256,
    String citation,
    String licence,
    Map<String, Object> options,
    Fields at) {}
