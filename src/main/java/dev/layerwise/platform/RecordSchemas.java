package dev.layerwise.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Tells the OpenAPI document what our types say already: which members are always there, which may
 * be null, and the {@code kind} by which Jackson tells sealed records apart. Works while the
 * application is built, on records whose schema has their name and members; first of all filters,
 * so that what others write by hand stays as they wrote it.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 3)
public class RecordSchemas implements OASFilter {
  private static final String REFERENCE = "#/components/schemas/";

  private final IndexView index;

  public RecordSchemas(IndexView index) {
    this.index = index;
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    var sent = requestBodies(document);
    var schemas = document.getComponents().getSchemas();
    for (var type : index.getKnownClasses()) {
      var name = schemaName(type);
      var schema = schemas.get(name);
      if (schema != null && describes(schema, type)) {
        describe(schema, type, sent.contains(name));
      }
    }
    for (var subTypes : index.getAnnotations(DotName.createSimple(JsonSubTypes.class))) {
      tag(subTypes.target().asClass(), document);
    }
  }

  private static Set<String> requestBodies(OpenAPI document) {
    return document.getPaths().getPathItems().values().stream()
        .flatMap(path -> path.getOperations().values().stream())
        .filter(operation -> operation.getRequestBody() != null)
        .flatMap(
            operation -> operation.getRequestBody().getContent().getMediaTypes().values().stream())
        .map(body -> body.getSchema().getRef())
        .filter(reference -> reference != null)
        .map(reference -> reference.substring(REFERENCE.length()))
        .collect(Collectors.toSet());
  }

  private static String schemaName(ClassInfo type) {
    var schema =
        type.declaredAnnotation(
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class));
    var name = schema == null ? null : schema.value("name");
    return name == null ? type.simpleName() : name.asString();
  }

  private static boolean describes(Schema schema, ClassInfo type) {
    return type.isRecord()
        && schema.getProperties() != null
        && type.recordComponents().stream()
            .map(component -> jsonName(type, component))
            .collect(Collectors.toSet())
            .equals(schema.getProperties().keySet());
  }

  /**
   * An answer always has all members; a request may leave out what may be null.
   *
   * @param sent whether it is a request's body
   */
  private void describe(Schema schema, ClassInfo type, boolean sent) {
    var stated = schema.getRequired() == null ? List.<String>of() : schema.getRequired();
    boolean leavesOutNulls = leavesOutNulls(type);
    var members = Map.copyOf(schema.getProperties());
    for (var component : type.recordComponents()) {
      var name = jsonName(type, component);
      if (stated.contains(name)) {
        continue;
      }
      boolean nullable = component.type().hasAnnotation(DotName.createSimple(Nullable.class));
      if (!nullable || !(sent || leavesOutNulls)) {
        schema.addRequired(name);
      }
      var member = members.get(name);
      if (nullable && !leavesOutNulls && member != null) {
        schema.addProperty(name, orNull(member));
      }
    }
  }

  private static String jsonName(ClassInfo type, RecordComponentInfo component) {
    var property =
        type.field(component.name()).annotation(DotName.createSimple(JsonProperty.class));
    return property == null || property.value() == null
        ? component.name()
        : property.value().asString();
  }

  private boolean leavesOutNulls(ClassInfo type) {
    return Stream.concat(Stream.of(type.name()), type.interfaceNames().stream())
        .map(index::getClassByName)
        .filter(each -> each != null)
        .map(each -> each.declaredAnnotation(DotName.createSimple(JsonInclude.class)))
        .anyMatch(include -> include != null && include.value().asEnum().equals("NON_NULL"));
  }

  private static Schema orNull(Schema schema) {
    if (schema.getAnyOf() != null && schema.getAnyOf().stream().anyMatch(RecordSchemas::isNull)) {
      return schema; // the build filters more than once
    }
    var nothing = OASFactory.createSchema().addType(Schema.SchemaType.NULL);
    return OASFactory.createSchema().anyOf(List.of(schema, nothing));
  }

  private static boolean isNull(Schema schema) {
    return List.of(Schema.SchemaType.NULL).equals(schema.getType());
  }

  /** Gives each record of a sealed family the constant by which it is known. */
  private static void tag(ClassInfo family, OpenAPI document) {
    var info = family.declaredAnnotation(DotName.createSimple(JsonTypeInfo.class));
    var subTypes = family.declaredAnnotation(DotName.createSimple(JsonSubTypes.class));
    for (var subType : subTypes.value().asNestedArray()) {
      var simpleName = subType.value().asClass().name().withoutPackagePrefix();
      var schema =
          document
              .getComponents()
              .getSchemas()
              .get(simpleName.substring(simpleName.indexOf('$') + 1));
      if (schema != null) {
        var kind = info.value("property").asString();
        var constant = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
        schema.addProperty(kind, constant.constValue(subType.value("name").asString()));
        if (schema.getRequired() == null || !schema.getRequired().contains(kind)) {
          schema.addRequired(kind);
        }
      }
    }
  }
}
