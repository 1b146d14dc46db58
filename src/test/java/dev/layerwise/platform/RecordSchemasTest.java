package dev.layerwise.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.Index;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordSchemasTest {
  record Answer(String always, @JsonProperty("import") @Nullable String running) {}

  record Question(String always, @Nullable String maybe) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes(@JsonSubTypes.Type(value = Ended.class, name = "ended"))
  @JsonInclude(JsonInclude.Include.NON_NULL)
  sealed interface Event {}

  record Ended(String state, @Nullable String message) implements Event {}

  private final OpenAPI document = document();

  @Test
  void anAnswerAlwaysHasItsMembersOfWhichSomeAreNull() throws IOException {
    var answer = schema("Answer", "always", "import");

    filter();

    assertThat(answer.getRequired()).containsExactlyInAnyOrder("always", "import");
    assertThat(allowsNull(answer, "always")).isFalse();
    assertThat(allowsNull(answer, "import")).isTrue();
  }

  @Test
  void aRequestMayLeaveOutWhatMayBeNull() throws IOException {
    var question = schema("Question", "always", "maybe");

    filter();

    assertThat(question.getRequired()).containsExactly("always");
    assertThat(allowsNull(question, "maybe")).isTrue();
  }

  @Test
  void anEventHasItsKindAndLeavesOutNulls() throws IOException {
    var ended = schema("Ended", "state", "message");

    filter();

    assertThat(ended.getRequired()).containsExactlyInAnyOrder("state", "kind");
    assertThat(allowsNull(ended, "message")).isFalse();
    assertThat(ended.getProperties().get("kind").getConstValue()).isEqualTo("ended");
  }

  @Test
  void anotherTypeOfTheSameNameIsLeftAlone() throws IOException {
    var other = schema("Answer", "always", "something");

    filter();

    assertThat(other.getRequired()).isNull();
  }

  /** Twice, as the build does. */
  private void filter() throws IOException {
    var index = Index.of(Answer.class, Question.class, Event.class, Ended.class);
    new RecordSchemas(index).filterOpenAPI(document);
    new RecordSchemas(index).filterOpenAPI(document);
  }

  private Schema schema(String name, String... members) {
    var schema = OASFactory.createSchema().addType(SchemaType.OBJECT);
    for (var member : members) {
      schema.addProperty(member, OASFactory.createSchema().addType(SchemaType.STRING));
    }
    document.getComponents().addSchema(name, schema);
    return schema;
  }

  private static boolean allowsNull(Schema schema, String member) {
    var alternatives = schema.getProperties().get(member).getAnyOf();
    return alternatives != null
        && alternatives.size() == 2
        && alternatives.get(1).getType().equals(List.of(SchemaType.NULL));
  }

  /** One whose only operation is sent a Question. */
  private static OpenAPI document() {
    var body = OASFactory.createMediaType().schema(OASFactory.createSchema().ref("Question"));
    var operation =
        OASFactory.createOperation()
            .requestBody(
                OASFactory.createRequestBody()
                    .content(OASFactory.createContent().addMediaType("application/json", body)));
    return OASFactory.createOpenAPI()
        .components(OASFactory.createComponents())
        .paths(
            OASFactory.createPaths()
                .addPathItem("/ask", OASFactory.createPathItem().POST(operation)));
  }
}
