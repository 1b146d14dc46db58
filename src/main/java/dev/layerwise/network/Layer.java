package dev.layerwise.network;

/** One layer of a network. Closed: every consumer visits each kind, so the compiler finds a gap. */
public sealed interface Layer
    permits Dense,
        Conv2d,
        MaxPool2d,
        AvgPool2d,
        GlobalAvgPool2d,
        Flatten,
        Dropout,
        BatchNorm,
        ActivationLayer,
        Residual,
        Parallel,
        Output {

  <R> R accept(LayerVisitor<R> visitor);
}
