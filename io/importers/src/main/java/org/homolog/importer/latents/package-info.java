/** Tensors of the Neural Latents Benchmark. */
@NullMarked
package org.homolog.importer.latents;

import org.jspecify.annotations.NullMarked;
