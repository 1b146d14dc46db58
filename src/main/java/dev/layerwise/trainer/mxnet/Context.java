package dev.layerwise.trainer.mxnet;

/**
 * Where arrays live.
 *
 * @param type as MXNet counts devices: 1 is the processor, 2 a graphics card
 */
public record Context(int type, int id) {
  public static final Context CPU = new Context(1, 0);

  public static Context gpu(int id) {
    return new Context(2, id);
  }
}
