package dev.layerwise.dataset;

/** What a sample is for: learning from, or judging by. */
enum Split {
  TRAIN,
  TEST
}
