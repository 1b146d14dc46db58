package dev.layerwise.worker;

import java.io.IOException;

/** Starts the process of a trainer. */
interface TrainerLaunch {
  TrainerProcess start(DeviceSlot slot) throws IOException;
}
