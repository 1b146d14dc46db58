package dev.layerwise.network;

/** What a network is asked to do: turn one input into scores for a number of classes. */
public record Task(Shape input, int classes) {}
