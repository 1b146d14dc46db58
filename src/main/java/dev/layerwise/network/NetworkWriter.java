package dev.layerwise.network;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes a network as JSON with every setting in the catalogue's order: equal in, equal out. */
public final class NetworkWriter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final LayerVisitor<ObjectNode> LAYERS = new Layers();

  private NetworkWriter() {}

  public static ObjectNode write(Network network) {
    ObjectNode json = JSON.objectNode();
    json.set("layers", stack(network.layers()));
    return json;
  }

  public static ObjectNode write(Layer layer) {
    return layer.accept(LAYERS);
  }

  private static ArrayNode stack(List<Layer> layers) {
    var json = JSON.arrayNode();
    layers.forEach(layer -> json.add(write(layer)));
    return json;
  }

  private static final class Layers implements LayerVisitor<ObjectNode> {
    @Override
    public ObjectNode dense(Dense layer) {
      return kind("dense")
          .put("units", layer.units())
          .put("activation", Setting.jsonName(layer.activation()));
    }

    @Override
    public ObjectNode conv2d(Conv2d layer) {
      return kind("conv2d")
          .put("filters", layer.filters())
          .put("kernel", layer.kernel())
          .put("stride", layer.stride())
          .put("padding", Setting.jsonName(layer.padding()))
          .put("activation", Setting.jsonName(layer.activation()));
    }

    @Override
    public ObjectNode maxPool2d(MaxPool2d layer) {
      return pool("maxPool2d", layer.size(), layer.stride(), layer.padding());
    }

    @Override
    public ObjectNode avgPool2d(AvgPool2d layer) {
      return pool("avgPool2d", layer.size(), layer.stride(), layer.padding());
    }

    private static ObjectNode pool(String kind, int size, int stride, Padding padding) {
      return kind(kind)
          .put("size", size)
          .put("stride", stride)
          .put("padding", Setting.jsonName(padding));
    }

    @Override
    public ObjectNode globalAvgPool2d(GlobalAvgPool2d layer) {
      return kind("globalAvgPool2d");
    }

    @Override
    public ObjectNode flatten(Flatten layer) {
      return kind("flatten");
    }

    @Override
    public ObjectNode dropout(Dropout layer) {
      return kind("dropout").put("rate", layer.rate());
    }

    @Override
    public ObjectNode batchNorm(BatchNorm layer) {
      return kind("batchNorm");
    }

    @Override
    public ObjectNode activation(ActivationLayer layer) {
      return kind("activation").put("function", Setting.jsonName(layer.function()));
    }

    @Override
    public ObjectNode residual(Residual layer) {
      var json = kind("residual");
      json.set("layers", stack(layer.layers()));
      return json;
    }

    @Override
    public ObjectNode parallel(Parallel layer) {
      var json = kind("parallel").put("merge", Setting.jsonName(layer.merge()));
      var branches = json.putArray("branches");
      layer.branches().forEach(branch -> branches.add(stack(branch)));
      return json;
    }

    @Override
    public ObjectNode output(Output layer) {
      return kind("output");
    }

    private static ObjectNode kind(String kind) {
      return JSON.objectNode().put("kind", kind);
    }
  }
}
