/**
 * Regression predictivity: how well one population's responses predict another's on conditions that
 * were held out (Yamins et al. 2014, doi:10.1073/pnas.1403112111; Schrimpf et al. 2020,
 * doi:10.1016/j.neuron.2020.07.040).
 */
@NullMarked
package org.homolog.predictivity;

import org.jspecify.annotations.NullMarked;
