package dev.layerwise.network;

import java.util.List;

/** Every layer in reading order, those inside blocks after their block; the whole; the flaws. */
public record NetworkReport(List<LayerReport> layers, Work work, List<Flaw> flaws) {}
