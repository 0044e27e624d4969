package org.homolog.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.study.grammar.Fields;
import org.homolog.study.yaml.Node.Place;

/**
 * One entry of a study's comparisons.
 *
 * @param id the analysis
 * @param name the entry's name
 * @param options options of the analysis, as written
 * @param reference its own reference, if any
 * @param candidates its own candidates; empty for those of the study
 * @param resampling what is resampled
 * @param ownResampling whether the entry itself says so
 * @param recovery whether and how model recovery is asked for
 * @param matched whether and how it is to be matched
 * @param at where its options stand
 * @param place where its id stands
 */
record EntrySpec(
    String id,
    String name,
    Map<String, Object> options,
    Optional<String> reference,
    List<String> candidates,
    Resampling resampling,
    boolean ownResampling,
    RecoverySpec recovery,
    MatchedSpec matched,
    Fields at,
    Place place) {}
