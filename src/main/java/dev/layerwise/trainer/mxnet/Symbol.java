package dev.layerwise.trainer.mxnet;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A computation, written down as the graph in JSON that MXNet reads. Nodes come in order. */
public final class Symbol {
  private static final int VERSION = 10900;

  private final ObjectNode graph = new ObjectMapper().createObjectNode();
  private final ArrayNode nodes = graph.putArray("nodes");
  private final ArrayNode variables = graph.putArray("arg_nodes");
  private final List<String> inputs = new ArrayList<>();

  /** The first output of a node. */
  public record Node(int id) {}

  public Symbol() {
    graph.putObject("attrs").putArray("mxnet_version").add("int").add(VERSION);
  }

  /** A value that is given at each run. */
  public Node input(String name) {
    inputs.add(name);
    var node = add("null", name, Map.of());
    variables.add(node.id);
    return node;
  }

  /** The result of an operation; the name is what an error calls it by. */
  public Node apply(String operation, String name, Map<String, ?> parameters, Node... operands) {
    return add(operation, name, parameters, operands);
  }

  public List<String> inputs() {
    return List.copyOf(inputs);
  }

  private Node add(String operation, String name, Map<String, ?> parameters, Node... operands) {
    var node = nodes.addObject().put("op", operation).put("name", name);
    if (!parameters.isEmpty()) {
      var attributes = node.putObject("attrs");
      parameters.forEach((key, value) -> attributes.put(key, value.toString()));
    }
    var from = node.putArray("inputs");
    for (var operand : operands) {
      point(from, operand);
    }
    return new Node(nodes.size() - 1);
  }

  /** As JSON, with these results. */
  String json(List<Node> results) {
    var heads = graph.putArray("heads");
    results.forEach(result -> point(heads, result));
    return graph.toString();
  }

  private static void point(ArrayNode list, Node node) {
    list.addArray().add(node.id).add(0).add(0);
  }
}
