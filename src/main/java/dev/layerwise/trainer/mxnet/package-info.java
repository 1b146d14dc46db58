/**
 * MXNet's C functions as far as a compiled training step needs them: arrays, operations, graphs. It
 * knows no network and no training plan.
 */
@NullMarked
package dev.layerwise.trainer.mxnet;

import org.jspecify.annotations.NullMarked;
