/**
 * The only package that touches the internals of DJL's PyTorch engine: starting it offline,
 * devices, scripts run in one native call, reverse-mode gradients, and copies in and out.
 */
@NullMarked
package org.homolog.torch;

import org.jspecify.annotations.NullMarked;
