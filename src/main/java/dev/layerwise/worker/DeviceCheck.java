package dev.layerwise.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.account.Person;
import dev.layerwise.platform.Problem;
import dev.layerwise.run.Submission;
import dev.layerwise.run.Submissions;
import dev.layerwise.worker.DeviceStore.DeviceRow;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/**
 * Proves that a device works by a real run of a few seconds on it, the way every run goes: queued,
 * claimed, trained on real images, tested, kept.
 */
@Singleton
class DeviceCheck {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DATASET = "digits";
  private static final JsonNode NETWORK =
      json(
          """
          {"layers":[
            {"kind":"conv2d","filters":8,"kernel":3,"padding":"same","activation":"relu"},
            {"kind":"maxPool2d","size":2},
            {"kind":"flatten"},
            {"kind":"dense","units":32,"activation":"relu"},
            {"kind":"output"}]}
          """);

  private final DeviceStore devices;
  private final Submissions submissions;

  DeviceCheck(DeviceStore devices, Submissions submissions) {
    this.devices = devices;
    this.submissions = submissions;
  }

  List<DeviceView> seenBy(Person person) {
    return devices.all().stream().map(row -> DeviceView.of(row, person)).toList();
  }

  /**
   * Queues the run for this device alone.
   *
   * @return the run to follow
   */
  UUID start(Person person, UUID id) {
    var device = devices.find(id).orElseThrow(DeviceCheck::unknown);
    refuseWhatCannotRun(device);
    var name = "Check of " + device.slot() + " on " + device.worker();
    var submission = new Submission(DATASET, NETWORK, training(device.kind()), name, null);
    return submissions.submitPinned(person, submission, device.id(), device.kind());
  }

  private static JsonNode training(String kind) {
    return json(
        """
        {"batchSize":32,"epochs":5,"optimizer":{"kind":"adam","learningRate":0.003},"seed":1,
         "device":"%s"}
        """
            .formatted(kind));
  }

  private static void refuseWhatCannotRun(DeviceRow device) {
    if (device.offline() || device.state() == DeviceState.DRAINING) {
      throw Problem.conflict(
          "device-offline",
          "The device is not there",
          "The worker "
              + device.worker()
              + " is not running, so a check would wait for it. Ask an admin to start it again.");
    }
    if (device.drain() != null) {
      throw Problem.conflict(
          "device-drained",
          "The device is out of service",
          "An admin has taken "
              + device.slot()
              + " on "
              + device.worker()
              + " out of service for maintenance. It can be checked when it is back.");
    }
    if (device.state() == DeviceState.FAILED) {
      throw Problem.conflict(
          "device-failed",
          "The device does not start",
          device.error() + " It is tried again by itself; an admin sees more in the worker's log.");
    }
  }

  static Problem unknown() {
    return Problem.notFound("There is no such device. Reload the page to see those there are.");
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
