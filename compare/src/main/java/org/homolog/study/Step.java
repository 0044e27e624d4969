package org.homolog.study;

import java.util.function.UnaryOperator;
import org.homolog.population.Population;
import org.homolog.study.yaml.Node.Place;

/**
 * One operation on a population.
 *
 * @param text canonical text, such as {@code select: concentration == 1e-4}
 * @param operation what it does
 * @param path where it stands in the study
 * @param place its line and column
 */
record Step(String text, UnaryOperator<Population> operation, String path, Place place) {}
