package dev.layerwise.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.layerwise.network.Activation;
import dev.layerwise.network.LayerCatalogue;
import dev.layerwise.network.LayerKind;
import dev.layerwise.network.Setting;
import dev.layerwise.training.Augmentation;
import dev.layerwise.training.Optimizer;
import dev.layerwise.training.PlanSettings;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Everything the builder's forms are made of. */
record CatalogueAnswer(
    List<Layer> layers,
    List<Named> activations,
    List<Optimiser> optimizers,
    List<Change> augmentations,
    List<Parameter> training) {

  /** A kind of layer. */
  @Schema(name = "CatalogueLayer")
  record Layer(
      @Schema(ref = "LayerKind") String kind,
      String name,
      String icon,
      String group,
      String summary,
      String explanation,
      @Nullable String key,
      boolean image,
      boolean flat,
      List<Parameter> parameters,
      @Schema(enumeration = {"layers", "branches"}) @Nullable String block) {
    static Layer of(LayerKind kind) {
      return new Layer(
          kind.kind(),
          kind.name(),
          kind.icon(),
          kind.group().label(),
          kind.summary(),
          kind.explanation(),
          kind.key(),
          kind.image(),
          kind.flat(),
          kind.parameters().stream().map(setting -> Parameter.of(setting.name(), setting)).toList(),
          kind.block());
    }
  }

  /** A setting: {@code int}, {@code number} or {@code choice}. */
  @Schema(name = "CatalogueSetting")
  record Parameter(
      String name,
      String label,
      @Schema(enumeration = {"int", "number", "choice"}) String type,
      @Nullable Double min,
      @Nullable Double max,
      @Nullable Double step,
      @JsonProperty("default") @Schema(anyOf = {Double.class, String.class})
          @Nullable Object initial,
      @Nullable List<String> choices,
      String help) {
    static Parameter of(String name, Setting setting) {
      if (setting instanceof Setting.Whole whole) {
        return number(
            name, setting, "int", whole.min(), whole.max(), whole.step(), whole.initial());
      }
      if (setting instanceof Setting.Decimal decimal) {
        return number(
            name,
            setting,
            "number",
            decimal.min(),
            decimal.max(),
            decimal.step(),
            decimal.initial());
      }
      return choice(name, (Setting.Choice<?>) setting);
    }

    private static Parameter number(
        String name,
        Setting setting,
        String type,
        double min,
        double max,
        double step,
        @Nullable Object initial) {
      return new Parameter(
          name,
          setting.label(),
          type,
          min,
          max,
          step == 0 ? null : step,
          initial,
          null,
          setting.help());
    }

    private static Parameter choice(String name, Setting.Choice<?> choice) {
      return new Parameter(
          name,
          choice.label(),
          "choice",
          null,
          null,
          null,
          Setting.jsonName(choice.initial()),
          choice.names(),
          choice.help());
    }
  }

  /** An activation. */
  @Schema(name = "CatalogueActivation")
  record Named(@Schema(ref = "Activation") String kind, String name, String help) {}

  /** An optimiser, with a learning rate that usually works. */
  @Schema(name = "CatalogueOptimizer")
  record Optimiser(
      @Schema(ref = "OptimizerKind") String kind, String name, String help, double learningRate) {}

  /** A way to change training images; without pixels when it is only on or off. */
  @Schema(name = "CatalogueAugmentation")
  record Change(
      @Schema(enumeration = {"flip", "shift", "crop"}) String kind,
      String name,
      String help,
      @Nullable Parameter pixels) {
    static Change of(Augmentation.Kind kind) {
      var pixels =
          switch (kind) {
            case FLIP -> null;
            case SHIFT -> PlanSettings.SHIFT;
            case CROP -> PlanSettings.CROP;
          };
      return new Change(
          Setting.jsonName(kind),
          kind.label(),
          kind.help(),
          pixels == null ? null : Parameter.of(pixels.name(), pixels));
    }
  }

  static CatalogueAnswer whole() {
    return new CatalogueAnswer(
        LayerCatalogue.kinds().stream().map(Layer::of).toList(),
        Arrays.stream(Activation.values())
            .map(each -> new Named(Setting.jsonName(each), each.label(), each.help()))
            .toList(),
        Arrays.stream(Optimizer.Kind.values())
            .map(
                each ->
                    new Optimiser(
                        Setting.jsonName(each), each.label(), each.help(), each.learningRate()))
            .toList(),
        Arrays.stream(Augmentation.Kind.values()).map(Change::of).toList(),
        PlanSettings.byPath().entrySet().stream()
            .map(entry -> Parameter.of(entry.getKey(), entry.getValue()))
            .toList());
  }
}
