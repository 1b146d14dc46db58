package dev.layerwise.training;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.layerwise.network.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a training plan as JSON: equal in, equal out. The loss and the limit to gradients are
 * written only where they are not the usual ones, so that the JSON of plans from before they could
 * be chosen stays the same.
 */
public final class TrainingPlanWriter {
  private TrainingPlanWriter() {}

  public static ObjectNode write(TrainingPlan plan) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("batchSize", plan.batchSize()).put("epochs", plan.epochs());
    json.putObject("optimizer")
        .put("kind", Setting.jsonName(plan.optimizer().kind()))
        .put("learningRate", plan.optimizer().learningRate())
        .put("weightDecay", plan.optimizer().weightDecay())
        .put("momentum", plan.optimizer().momentum());
    json.putObject("schedule").put("kind", Setting.jsonName(plan.schedule().kind()));
    json.put("seed", plan.seed()).put("validation", plan.validation());
    json.set("augmentation", write(plan.augmentation()));
    putEarlyStopping(json, plan.earlyStopping());
    if (plan.loss() != Loss.CROSS_ENTROPY) {
      json.putObject("loss").put("kind", Setting.jsonName(plan.loss()));
    }
    if (plan.gradientClipping() != null) {
      json.put("gradientClipping", plan.gradientClipping());
    }
    return json.put("device", Setting.jsonName(plan.device()));
  }

  /** The list of augmentations alone. */
  public static ArrayNode write(List<Augmentation> augmentation) {
    var list = JsonNodeFactory.instance.arrayNode();
    for (var one : augmentation) {
      var json = list.addObject().put("kind", Setting.jsonName(one.kind()));
      if (one.reach() > 0) {
        json.put("pixels", one.reach());
      }
    }
    return list;
  }

  private static void putEarlyStopping(ObjectNode json, @Nullable EarlyStopping stopping) {
    if (stopping == null) {
      json.putNull("earlyStopping");
      return;
    }
    json.putObject("earlyStopping")
        .put("patience", stopping.patience())
        .put("metric", Setting.jsonName(stopping.metric()));
  }
}
