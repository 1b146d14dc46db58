package dev.layerwise.bench;

import dev.layerwise.network.Activation;
import dev.layerwise.network.Fix;
import dev.layerwise.network.Flaw;
import dev.layerwise.network.LayerCatalogue;
import dev.layerwise.network.LayerKind;
import dev.layerwise.network.Setting;
import dev.layerwise.training.Augmentation;
import dev.layerwise.training.Optimizer;
import dev.layerwise.training.PlanSettings;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Networks, training plans and flaws in the OpenAPI document, made from the catalogue and the
 * settings that also read and check them. Resources name these schemas with {@code &#64;Schema(ref
 * = …)} where they pass the JSON on as it is.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class NetworkSchemas implements OASFilter {
  private static final Map<Class<?>, String> NAMED =
      Map.of(Activation.class, "Activation", Optimizer.Kind.class, "OptimizerKind");

  @Override
  public void filterOpenAPI(OpenAPI document) {
    document
        .getComponents()
        .addSchema(
            "LayerKind", choice(LayerCatalogue.kinds().stream().map(LayerKind::kind).toList()))
        .addSchema("Activation", choice(Activation.values()))
        .addSchema("OptimizerKind", choice(Optimizer.Kind.values()))
        .addSchema("Layer", layer())
        .addSchema(
            "Network", object().addProperty("layers", list(ref("Layer"))).addRequired("layers"))
        .addSchema("TrainingPlan", plan())
        .addSchema("NetworkFix", fix())
        .addSchema("NetworkProblem", flaw())
        .addSchema("NetworkProblems", list(ref("NetworkProblem")));
  }

  /** Every setting of any kind; the catalogue at {@code /api/layers} says which kind has which. */
  private static Schema layer() {
    var layer = object().addProperty("kind", ref("LayerKind")).addRequired("kind");
    for (var kind : LayerCatalogue.kinds()) {
      kind.parameters().forEach(setting -> layer.addProperty(setting.name(), of(setting)));
    }
    return layer
        .addProperty("layers", list(ref("Layer")))
        .addProperty("branches", list(list(ref("Layer"))))
        .additionalPropertiesBoolean(true);
  }

  private static Schema plan() {
    var plan = object();
    var parts = new HashMap<String, Schema>();
    PlanSettings.byPath()
        .forEach(
            (path, setting) -> {
              var names = path.split("\\.");
              var holder =
                  names.length == 1
                      ? plan
                      : parts.computeIfAbsent(names[0], name -> part(plan, name));
              holder.addProperty(setting.name(), of(setting)).addRequired(setting.name());
            });
    plan.addProperty("augmentation", list(augmentation()));
    List.of("earlyStopping", "loss", "gradientClipping").forEach(plan::removeRequired);
    List.of("earlyStopping", "gradientClipping")
        .forEach(
            name ->
                Objects.requireNonNull(plan.getProperties().get(name)).addType(SchemaType.NULL));
    return plan;
  }

  private static Schema augmentation() {
    return object()
        .addProperty("kind", choice(Augmentation.Kind.values()))
        .addProperty("pixels", OASFactory.createSchema().addType(SchemaType.INTEGER))
        .addRequired("kind");
  }

  private static Schema part(Schema plan, String name) {
    var part = object();
    plan.addProperty(name, part).addRequired(name);
    return part;
  }

  private static Schema fix() {
    return object()
        .addProperty("label", text())
        .addProperty("edit", choice(Fix.Edit.values()))
        .addProperty("path", text())
        .addProperty("layer", ref("Layer"))
        .addProperty(
            "training",
            object()
                .description("A JSON merge patch (RFC 7396) on the training plan.")
                .additionalPropertiesBoolean(true))
        .required(List.of("label", "edit", "path"));
  }

  private static Schema flaw() {
    var path =
        text()
            .description(
                "A layer such as 2.layers.0, a field such as 2.kernel or training.epochs, or"
                    + " nothing for the whole network.");
    return object()
        .addProperty("path", path)
        .addProperty("message", text())
        .addProperty("severity", choice(Flaw.Severity.values()))
        .addProperty("fix", ref("NetworkFix"))
        .required(List.of("path", "message", "severity"));
  }

  private static Schema of(Setting setting) {
    if (setting instanceof Setting.Choice<?> choice) {
      var name = NAMED.get(choice.type());
      return name == null ? choice(choice.names()) : ref(name);
    }
    return OASFactory.createSchema()
        .addType(setting instanceof Setting.Whole ? SchemaType.INTEGER : SchemaType.NUMBER)
        .description(setting.help());
  }

  private static Schema choice(Enum<?>[] constants) {
    return choice(Arrays.stream(constants).map(Setting::jsonName).toList());
  }

  private static Schema choice(List<String> names) {
    return text().enumeration(List.copyOf(names));
  }

  private static Schema text() {
    return OASFactory.createSchema().addType(SchemaType.STRING);
  }

  private static Schema object() {
    return OASFactory.createSchema().addType(SchemaType.OBJECT);
  }

  private static Schema list(Schema items) {
    return OASFactory.createSchema().addType(SchemaType.ARRAY).items(items);
  }

  private static Schema ref(String name) {
    return OASFactory.createSchema().ref(name);
  }
}
