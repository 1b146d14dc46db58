package dev.layerwise.network;

import java.util.List;
import java.util.Objects;

/** The fields of one layer in JSON, stacks inside it included. */
final class LayerFields {
  private final FieldReader fields;
  private final NetworkReader.Place place;

  LayerFields(FieldReader fields, NetworkReader.Place place) {
    this.fields = fields;
    this.place = place;
  }

  int whole(Setting.Whole setting) {
    return whole(setting, Objects.requireNonNull(setting.initial()).intValue());
  }

  int whole(Setting.Whole setting, int fallback) {
    return (int) fields.whole(setting, fallback);
  }

  double decimal(Setting.Decimal setting) {
    return fields.decimal(setting, setting.initial());
  }

  <E extends Enum<E>> E choice(Setting.Choice<E> setting) {
    return fields.choice(setting);
  }

  /** The stack in this field; never empty. */
  List<Layer> layers(String field) {
    var node = fields.take(field);
    return place.block(node, field);
  }

  /** The stacks in this field. */
  List<List<Layer>> branches(String field) {
    var node = fields.take(field);
    return place.branches(node, field);
  }
}
