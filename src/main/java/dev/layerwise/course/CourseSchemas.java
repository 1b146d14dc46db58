package dev.layerwise.course;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Answers and predictions in the OpenAPI document: their form depends on what was asked. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 2)
public class CourseSchemas implements OASFilter {
  @Override
  public void filterOpenAPI(OpenAPI document) {
    document
        .getComponents()
        .addSchema("PredictionValue", either(of(SchemaType.NUMBER), list(of(SchemaType.NUMBER))))
        .addSchema("QuizAnswerValue", either(of(SchemaType.NUMBER), list(of(SchemaType.STRING))));
  }

  private static Schema either(Schema one, Schema other) {
    return OASFactory.createSchema().oneOf(List.of(one, other));
  }

  private static Schema list(Schema items) {
    return of(SchemaType.ARRAY).items(items);
  }

  private static Schema of(SchemaType type) {
    return OASFactory.createSchema().addType(type);
  }
}
