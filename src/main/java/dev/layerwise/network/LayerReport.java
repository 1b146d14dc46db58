package dev.layerwise.network;

/** What a layer does to a sample's shape and what it costs; a block's work holds its layers'. */
public record LayerReport(String path, Shape input, Shape output, Work work) {}
