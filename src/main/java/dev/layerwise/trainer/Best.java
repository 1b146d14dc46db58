package dev.layerwise.trainer;

import java.util.Map;

/**
 * The epoch that did best on the samples held out.
 *
 * @param score higher is better: the accuracy, or the loss below zero
 * @param weights with running statistics, as they were at its end
 */
record Best(int epoch, double score, Map<String, Tensor> weights) {}
