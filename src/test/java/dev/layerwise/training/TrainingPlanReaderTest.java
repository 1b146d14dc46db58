package dev.layerwise.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.layerwise.network.Fix;
import dev.layerwise.network.Flaw;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingPlanReaderTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TrainingPlan DEFAULT =
      new TrainingPlan(
          64,
          5,
          new Optimizer(Optimizer.Kind.ADAM, 0.001, 0, 0.9),
          new Schedule(Schedule.Kind.CONSTANT),
          7,
          0.1,
          DeviceChoice.AUTO);

  @Test
  void nothingIsTheDefaultPlan() {
    assertThat(read("{}").plan()).isEqualTo(DEFAULT);
    assertThat(TrainingPlanReader.read(null)).isEqualTo(read("{}"));
    assertThat(read("{}").flaws()).isEmpty();
  }

  @Test
  void theContractsExampleIsRead() {
    assertThat(
            read("{'batchSize':64,'epochs':5,'optimizer':{'kind':'adam','learningRate':0.001},"
                    + "'schedule':{'kind':'constant'},'seed':7,'validation':0.1,'augmentation':[],"
                    + "'earlyStopping':null,'device':'auto'}")
                .plan())
        .isEqualTo(DEFAULT);
  }

  @Test
  void aPlanSurvivesTheWayThroughJson() {
    var plan =
        new TrainingPlan(
            4096,
            1000,
            new Optimizer(Optimizer.Kind.RMSPROP, 1e-6, 0.01, 0),
            new Schedule(Schedule.Kind.COSINE),
            9_007_199_254_740_991L,
            0,
            DeviceChoice.GPU,
            List.of(new Augmentation.Flip(), new Augmentation.Shift(1), new Augmentation.Crop(16)),
            new EarlyStopping(100, EarlyStopping.Metric.VALIDATION_ACCURACY),
            Loss.SQUARED_ERROR,
            0.5);

    assertThat(TrainingPlanReader.parse(TrainingPlanWriter.write(plan))).isEqualTo(plan);
  }

  @Test
  void theUsualLossAndNoLimitAreNotWritten() {
    var json = TrainingPlanWriter.write(DEFAULT);

    assertThat(json.has("loss")).isFalse();
    assertThat(json.has("gradientClipping")).isFalse();
    assertThat(read("{'loss':{'kind':'crossEntropy'},'gradientClipping':null}").plan())
        .isEqualTo(DEFAULT);
  }

  @Test
  void aLossAndALimitToGradientsAreRead() {
    var reading = read("{'loss':{'kind':'huber'},'gradientClipping':1.5}");

    assertThat(reading.flaws()).isEmpty();
    assertThat(reading.plan().loss()).isEqualTo(Loss.HUBER);
    assertThat(reading.plan().gradientClipping()).isEqualTo(1.5);
  }

  @Test
  void aLossThatIsNoneAndALimitThatStopsEverythingAreRefusedInWords() {
    var reading = read("{'loss':{'kind':'squaredEror'},'gradientClipping':0}");

    assertThat(flaw(reading, "training.loss.kind").message())
        .isEqualTo("Loss must be one of crossEntropy, squaredError, huber, not \"squaredEror\".");
    assertThat(flaw(reading, "training.loss.kind").fix())
        .isEqualTo(
            Fix.training("Use squaredError", Map.of("loss", Map.of("kind", "squaredError")))
                .at("training"));
    assertThat(flaw(reading, "training.gradientClipping").message())
        .isEqualTo("Longest gradient must be a number from 0.001 to 1000, not 0.");
    assertThat(reading.plan().gradientClipping()).isEqualTo(0.001);
    for (var text : List.of("'1'", "-1", "true", "{}", "1001")) {
      assertThat(read("{'gradientClipping':" + text + "}").flaws()).as(text).hasSize(1);
    }
    assertThat(read("{'loss':'huber'}").flaws()).hasSize(1);
  }

  @Test
  void theLearningRateFollowsTheOptimiser() {
    assertThat(read("{'optimizer':{'kind':'sgd'}}").plan().optimizer().learningRate())
        .isEqualTo(0.1);
  }

  @Test
  void everyFlawIsNamedByItsPath() {
    var reading =
        read(
            "{'batchSize':0,'epochs':'five','optimizer':{'kind':'adan','learningRate':-1,'beta':1},"
                + "'schedule':'cosine','validation':0.9,'augmentation':['flip'],"
                + "'earlyStopping':{'patience':0,'metric':'loss'},'devise':'cpu'}");

    assertThat(reading.flaws())
        .extracting(Flaw::path)
        .containsExactlyInAnyOrder(
            "training.batchSize",
            "training.epochs",
            "training.optimizer.kind",
            "training.optimizer.learningRate",
            "training.optimizer.beta",
            "training.schedule",
            "training.validation",
            "training.augmentation",
            "training.earlyStopping.patience",
            "training.earlyStopping.metric",
            "training.devise");
    assertThat(flaw(reading, "training.batchSize").fix())
        .isEqualTo(Fix.training("Use 1", Map.of("batchSize", 1L)).at("training"));
    assertThat(flaw(reading, "training.optimizer.kind").message()).contains("adam, adamw");
    assertThat(flaw(reading, "training.optimizer.learningRate").message())
        .isEqualTo("Learning rate must be a number from 0.000001 to 10, not -1.");
    assertThat(flaw(reading, "training.devise").message()).contains("Did you mean device?");
    assertThat(flaw(reading, "training.augmentation").message())
        .contains("has a kind, one of flip");
  }

  @Test
  void everythingWrongWithAugmentationIsSaidAndWhatIsRightIsKept() {
    var reading =
        read(
            "{'augmentation':[{'kind':'flip'},{'kind':'shift','pixels':99},{'kind':'zoom'},"
                + "{'kind':'flip'},{'kind':'crop','pixel':3}]}");

    assertThat(reading.flaws())
        .extracting(Flaw::message)
        .containsExactly(
            "Shift by up to must be a whole number from 1 to 16, not 99.",
            "Each augmentation has a kind, one of flip, shift, crop, as in"
                + " [{\"kind\":\"flip\"},{\"kind\":\"shift\",\"pixels\":2}].",
            "Flip is in the list twice. Once is enough.",
            "There is no setting \"pixel\" here. Did you mean pixels?");
    assertThat(reading.plan().augmentation())
        .containsExactly(
            new Augmentation.Flip(), new Augmentation.Shift(16), new Augmentation.Crop(4));
    assertThat(read("{'augmentation':{'kind':'flip'}}").flaws())
        .singleElement()
        .satisfies(flaw -> assertThat(flaw.message()).contains("is a list such as"));
  }

  @Test
  void earlyStoppingHasDefaultsOfItsOwn() {
    assertThat(read("{'earlyStopping':{}}").plan().earlyStopping())
        .isEqualTo(new EarlyStopping(3, EarlyStopping.Metric.VALIDATION_LOSS));
    assertThat(read("{'earlyStopping':true}").flaws())
        .singleElement()
        .satisfies(flaw -> assertThat(flaw.message()).contains("{\"patience\":3"));
  }

  @Test
  void notANumberIsNoLearningRate() {
    var json = JsonNodeFactory.instance.objectNode();
    json.putObject("optimizer").put("learningRate", Double.NaN);
    assertThat(TrainingPlanReader.read(json).flaws()).hasSize(1);
    json.putObject("optimizer").put("learningRate", Double.POSITIVE_INFINITY);
    assertThat(TrainingPlanReader.read(json).flaws()).hasSize(1);
  }

  @Test
  void whatIsNoPlanIsRefused() {
    for (var text :
        List.of("[]", "7", "'fast'", "{'seed':-1}", "{'seed':1.5}", "{'optimizer':3}")) {
      assertThat(read(text).flaws()).as(text).isNotEmpty();
    }
    assertThatThrownBy(() -> TrainingPlanReader.parse(JSON.createArrayNode()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Flaw flaw(TrainingPlanReader.Reading reading, String path) {
    return reading.flaws().stream().filter(f -> f.path().equals(path)).findFirst().orElseThrow();
  }

  private static TrainingPlanReader.Reading read(String text) {
    try {
      return TrainingPlanReader.read(JSON.readTree(text.replace('\'', '"')));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
