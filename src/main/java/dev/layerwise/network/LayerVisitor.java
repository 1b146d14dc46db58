package dev.layerwise.network;

/** One answer per kind of layer. */
public interface LayerVisitor<R> {
  R dense(Dense layer);

  R conv2d(Conv2d layer);

  R maxPool2d(MaxPool2d layer);

  R avgPool2d(AvgPool2d layer);

  R globalAvgPool2d(GlobalAvgPool2d layer);

  R flatten(Flatten layer);

  R dropout(Dropout layer);

  R batchNorm(BatchNorm layer);

  R activation(ActivationLayer layer);

  R residual(Residual layer);

  R parallel(Parallel layer);

  R output(Output layer);
}
