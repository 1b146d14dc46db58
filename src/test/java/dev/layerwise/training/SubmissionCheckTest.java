package dev.layerwise.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.network.Fix;
import dev.layerwise.network.Flaw;
import dev.layerwise.network.Shape;
import dev.layerwise.network.Task;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubmissionCheckTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Material FASHION =
      new Material(new Task(Shape.image(1, 28, 28), 10), 10_000, 2_000);
  private static final String SMALL =
      "{'layers':[{'kind':'conv2d','filters':8},{'kind':'flatten'},{'kind':'output'}]}";
  private static final SiteDevices WITH_GPU =
      new SiteDevices(
          SiteDevices.unknown().cpu(), new DeviceProfile("gpu", 8L << 30, Speed.expected("gpu")));

  @Test
  void aSoundNetworkIsTrainableAndHasACost() {
    var checked = check(SMALL, "{}", SiteDevices.unknown());

    assertThat(checked.trainable()).isTrue();
    assertThat(checked.cost().deviceSeconds()).isBetween(0.5, 120.0);
    assertThat(checked.cost().memoryBytes()).isGreaterThan(CostEstimate.ENGINE_BYTES);
  }

  @Test
  void twiceTheEpochsTakeAboutTwiceTheTime() {
    var five = check(SMALL, "{'epochs':5}", SiteDevices.unknown()).cost().deviceSeconds();
    var ten = check(SMALL, "{'epochs':10}", SiteDevices.unknown()).cost().deviceSeconds();

    assertThat(ten / five).isBetween(1.8, 2.0);
  }

  @Test
  void autoSendsSmallWorkToTheProcessorAndLargeWorkToTheGraphicsCard() {
    assertThat(check(SMALL, "{'epochs':2}", WITH_GPU).cost().device()).isEqualTo("cpu");
    assertThat(check(SMALL, "{'epochs':1000}", WITH_GPU).cost().device()).isEqualTo("gpu");
    assertThat(check(SMALL, "{'epochs':1000}", SiteDevices.unknown()).cost().device())
        .isEqualTo("cpu");
    assertThat(check(SMALL, "{'epochs':1000,'device':'cpu'}", WITH_GPU).cost().device())
        .isEqualTo("cpu");
  }

  @Test
  void aGraphicsCardThatIsNotThereIsRefused() {
    assertThat(check(SMALL, "{'device':'gpu'}", SiteDevices.unknown()).flaws())
        .extracting(Flaw::path, Flaw::fix)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "training.device",
                Fix.training("Use auto", Map.of("device", "auto")).at("training")));
  }

  @Test
  void earlyStoppingNeedsSamplesHeldOut() {
    var plan = "{'validation':0,'earlyStopping':{'patience':2,'metric':'validationLoss'}}";
    var checked = check(SMALL, plan, SiteDevices.unknown());

    assertThat(checked.trainable()).isFalse();
    assertThat(checked.flaws())
        .singleElement()
        .satisfies(
            flaw -> {
              assertThat(flaw.path()).isEqualTo("training.earlyStopping");
              assertThat(flaw.message()).contains("Hold out a validation share");
              assertThat(flaw.fix().training()).isEqualTo(Map.of("validation", 0.1));
            });
    assertThat(check(SMALL, plan.replace("0,", "0.1,"), SiteDevices.unknown()).trainable())
        .isTrue();
  }

  @Test
  void augmentationIsForImagesAndKeepsThemInSight() {
    var moving = "{'augmentation':[{'kind':'flip'},{'kind':'shift','pixels':5}]}";
    assertThat(check(SMALL, moving, SiteDevices.unknown()).trainable()).isTrue();

    var rows = new Material(new Task(Shape.flat(4), 3), 120, 30);
    var digits = new Material(new Task(Shape.image(1, 8, 8), 10), 1400, 390);
    var network = json("{'layers':[{'kind':'flatten'},{'kind':'output'}]}");
    var onRows =
        SubmissionCheck.check(
            json("{'layers':[{'kind':'output'}]}"), json(moving), rows, SiteDevices.unknown());
    var onDigits = SubmissionCheck.check(network, json(moving), digits, SiteDevices.unknown());

    assertThat(onRows.flaws())
        .singleElement()
        .satisfies(flaw -> assertThat(flaw.message()).contains("rows of numbers"));
    assertThat(onDigits.flaws())
        .singleElement()
        .satisfies(
            flaw -> {
              assertThat(flaw.path()).isEqualTo("training.augmentation");
              assertThat(flaw.message())
                  .isEqualTo(
                      "Shift by 5 pixels can move an image of 8×8 half out of sight. Use at most"
                          + " 4.");
            });
  }

  @Test
  void tooMuchMemoryOffersTheLargestBatchThatFits() {
    var small =
        new SiteDevices(
            new DeviceProfile(
                "cpu", CostEstimate.ENGINE_BYTES + (30L << 20), Speed.expected("cpu")),
            null);

    var flaw = check(SMALL, "{'batchSize':4096}", small).flaws().get(0);

    assertThat(flaw.path()).isEqualTo("training.batchSize");
    int offered = (int) flaw.fix().training().get("batchSize");
    assertThat(check(SMALL, "{'batchSize':" + offered + "}", small).trainable()).isTrue();
    assertThat(check(SMALL, "{'batchSize':" + (offered + 1) + "}", small).trainable()).isFalse();
  }

  @Test
  void parametersThatFitNowhereSaySo() {
    var huge =
        "{'layers':[{'kind':'conv2d','filters':2048},{'kind':'flatten'},"
            + "{'kind':'dense','units':16384},{'kind':'output'}]}";

    assertThat(check(huge, "{}", SiteDevices.unknown()).flaws())
        .extracting(Flaw::message)
        .anySatisfy(message -> assertThat(message).contains("Even one sample"));
  }

  @Test
  void aBatchLargerThanTheDataIsRefused() {
    var iris = new Material(new Task(Shape.flat(4), 3), 120, 30);

    var flaw =
        SubmissionCheck.check(
                json("{'layers':[{'kind':'output'}]}"),
                json("{'batchSize':512}"),
                iris,
                SiteDevices.unknown())
            .flaws()
            .get(0);

    assertThat(flaw.fix())
        .isEqualTo(Fix.training("Use batch 64", Map.of("batchSize", 64)).at("training"));
  }

  @Test
  void flawsOfNetworkAndPlanComeTogether() {
    var checked =
        check("{'layers':[{'kind':'dense','units':0}]}", "{'epochs':0}", SiteDevices.unknown());

    assertThat(checked.trainable()).isFalse();
    assertThat(checked.errors())
        .extracting(Flaw::path)
        .contains("0.units", "", "0", "training.epochs");
  }

  private static Checked check(String network, String training, SiteDevices devices) {
    return SubmissionCheck.check(json(network), json(training), FASHION, devices);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
