/**
 * The twenty tasks of Yang et al. 2019 (doi:10.1038/s41593-018-0310-2), which one network can learn
 * together: fixation, two rings of direction-tuned inputs, one rule unit per task; fixation and a
 * ring of direction-tuned outputs.
 */
@NullMarked
package org.homolog.task.multitask;

import org.jspecify.annotations.NullMarked;
