package dev.layerwise.dataset;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.layerwise.account.Role;
import dev.layerwise.account.Somebody;
import dev.layerwise.platform.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class DatasetResourceTest {

  @Test
  void aVisitorSeesNothing() {
    for (var path : new String[] {"", "/iris", "/iris/samples"}) {
      given().get("/api/datasets" + path).then().statusCode(401);
    }
  }

  @Test
  void theListTellsShapeStateAndBalance() {
    student()
        .get("/api/datasets")
        .then()
        .statusCode(200)
        .body("", hasSize(12))
        .body("[0].id", equalTo("fashion-mnist"))
        .body("[0].task", equalTo("classification"))
        .body("[0].kind", equalTo("image"))
        .body("[0].input", contains(1, 28, 28))
        .body("[0].state", equalTo("ready"))
        .body("[0].classCounts.test", hasSize(10))
        .body("[0].import", nullValue())
        .body("[11].id", equalTo("cifar-10"))
        .body("[11].state", equalTo("absent"))
        .body("[11].classCounts", nullValue());
  }

  @Test
  void picturesComeAsPngOfTheirOwnSize() throws IOException {
    String uri =
        student()
            .get("/api/datasets/fashion-mnist/samples?split=test&from=5&count=2")
            .then()
            .statusCode(200)
            .body("samples", hasSize(2))
            .body("samples[0].index", equalTo(5))
            .extract()
            .path("samples[0].image");

    assertThat(uri).startsWith("data:image/png;base64,");
    var image =
        ImageIO.read(
            new ByteArrayInputStream(
                Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1))));
    assertThat(image.getWidth()).isEqualTo(28);
    assertThat(image.getHeight()).isEqualTo(28);
  }

  @Test
  void rowsComeAsNumbersAtTheIndicesAskedFor() {
    student()
        .get("/api/datasets/iris/samples?split=train&indices=3,17")
        .then()
        .statusCode(200)
        .body("samples.index", contains(3, 17))
        .body("samples[0].values", hasSize(4))
        .body("samples[0].image", nullValue());
  }

  @Test
  void samplesCanBeSeenAsTrainingWillSeeThem() {
    var shift = "[{\"kind\":\"shift\",\"pixels\":4}]";
    var stored = image("");
    var seen = image(shift);

    assertThat(seen).startsWith("data:image/png;base64,").isNotEqualTo(stored);
    assertThat(image(shift)).isEqualTo(seen);
    assertThat(image(shift, "8", "1")).isNotEqualTo(seen);
    assertThat(image(shift, "7", "2")).isNotEqualTo(seen);
  }

  private static String image(String augmentation) {
    return image(augmentation, "7", "1");
  }

  private static String image(String augmentation, String seed, String epoch) {
    return student()
        .queryParam("augmentation", augmentation)
        .queryParam("seed", seed)
        .queryParam("epoch", epoch)
        .get("/api/datasets/fashion-mnist/samples?indices=3")
        .then()
        .statusCode(200)
        .extract()
        .path("samples[0].image");
  }

  @Test
  void whatTrainingWouldNotDoIsNotShownEither() {
    refused("iris", "train", "[{\"kind\":\"flip\"}]", "rows of numbers");
    refused("fashion-mnist", "test", "[{\"kind\":\"flip\"}]", "Only training images");
    refused("fashion-mnist", "train", "[{\"kind\":\"zoom\"}]", "one of flip, shift, crop");
    refused("fashion-mnist", "train", "flip", "a list in JSON");
    refused("digits", "train", "[{\"kind\":\"crop\",\"pixels\":9}]", "at most 4");
  }

  private static void refused(String dataset, String split, String augmentation, String words) {
    student()
        .queryParam("augmentation", augmentation)
        .queryParam("split", split)
        .get("/api/datasets/" + dataset + "/samples")
        .then()
        .statusCode(400)
        .body("detail", containsString(words));
  }

  @Test
  void aPlanarSetTakesNoiseAndSeedInItsId() {
    student()
        .get("/api/datasets/spirals~noise=0.3~seed=4")
        .then()
        .statusCode(200)
        .body("id", equalTo("spirals~noise=0.3~seed=4"));
  }

  @Test
  void refusalsSayWhatToDo() {
    student()
        .get("/api/datasets/nothing")
        .then()
        .statusCode(404)
        .body("detail", containsString("Data sets"));
    student()
        .get("/api/datasets/iris/samples?indices=30&split=test")
        .then()
        .statusCode(400)
        .body("detail", containsString("0 to 29"));
    student().get("/api/datasets/iris/samples?split=all").then().statusCode(400);
    student().get("/api/datasets/iris/samples?count=1001").then().statusCode(400);
    student()
        .get("/api/datasets/cifar-10/samples")
        .then()
        .statusCode(409)
        .body("detail", containsString("An instructor can import it"));
  }

  private static RequestSpecification student() {
    return Somebody.usual(Role.STUDENT).signedIn();
  }
}
