package dev.layerwise.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class NetworkReaderTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void omittedSettingsTakeTheirDefaults() {
    var network =
        NetworkReader.parse(
            json(
                "{'layers':[{'kind':'conv2d'},{'kind':'maxPool2d','size':3},{'kind':'flatten'},{'kind':'output'}]}"));

    assertThat(network.layers())
        .containsExactly(
            new Conv2d(16, 3, 1, Padding.SAME, Activation.LINEAR),
            new MaxPool2d(3, 3, Padding.VALID),
            new Flatten(),
            new Output());
  }

  @Test
  void collectsEveryFlawWithItsPath() {
    var reading =
        read(
            "{'layers':[{'kind':'conv2d','kernle':5,'filters':0},"
                + "{'kind':'residual','layers':[{'kind':'dense','units':'many'}]},"
                + "{'kind':'dropout','rate':1.5},{'kind':'flaten'},{'kind':'output'}]}");

    assertThat(reading.flaws())
        .extracting(Flaw::path)
        .containsExactly("0.filters", "0.kernle", "1.layers.0.units", "2.rate", "3");
    assertThat(reading.flaws().get(0).message())
        .isEqualTo("Filters must be a whole number from 1 to 2048, not 0.");
    assertThat(reading.flaws().get(1).message()).contains("Did you mean kernel?");
    assertThat(reading.flaws().get(4).message()).contains("Did you mean flatten?");
    assertThat(reading.flaws().get(4).fix())
        .isEqualTo(Fix.replace("Use flatten", new Flatten()).at("3"));
  }

  @Test
  void anUnknownKindWithoutANeighbourListsThoseThereAre() {
    var reading = read("{'layers':[{'kind':'transformer'},{'kind':'output'}]}");

    assertThat(reading.flaws())
        .singleElement()
        .satisfies(flaw -> assertThat(flaw.message()).contains("conv2d").contains("parallel"));
    assertThat(reading.network().layers()).hasSize(2);
  }

  @Test
  void infinityAndNanAreNoNumbers() {
    assertThat(read("{'layers':[{'kind':'dropout','rate':1e999},{'kind':'output'}]}").flaws())
        .extracting(Flaw::message)
        .containsExactly("Rate must be a number from 0 to 0.95, not Infinity.");
    assertThat(read("{'layers':[{'kind':'dense','units':'NaN'},{'kind':'output'}]}").flaws())
        .extracting(Flaw::path)
        .containsExactly("0.units");
    var json = JsonNodeFactory.instance.objectNode();
    json.putArray("layers").addObject().put("kind", "dropout").put("rate", Double.NaN);
    assertThat(NetworkReader.read(json).flaws()).extracting(Flaw::path).contains("0.rate");
  }

  @Test
  void wholeNumbersAreWholeAndFitTheirRange() {
    assertThat(read("{'layers':[{'kind':'dense','units':2.5},{'kind':'output'}]}").flaws())
        .extracting(Flaw::message)
        .containsExactly("Units must be a whole number from 1 to 16384, not 2.5.");
    assertThat(
            read("{'layers':[{'kind':'dense','units':99999999999999999999999},{'kind':'output'}]}")
                .network()
                .layers()
                .get(0))
        .isEqualTo(new Dense(16_384, Activation.LINEAR));
  }

  @Test
  void tenThousandLayersAreRefusedAtOnce() {
    var json = JsonNodeFactory.instance.objectNode();
    var layers = json.putArray("layers");
    for (int i = 0; i < 10_000; i++) {
      layers.addObject().put("kind", "batchNorm");
    }

    var reading = Assertions.assertTimeout(Duration.ofMillis(500), () -> NetworkReader.read(json));

    assertThat(reading.flaws().get(0).message()).contains("10000 layers").contains("at most 500");
  }

  @Test
  void tenThousandLayersInsideABlockAreRefusedToo() {
    var json = JsonNodeFactory.instance.objectNode();
    var inside = json.putArray("layers").addObject().put("kind", "residual").putArray("layers");
    for (int i = 0; i < 10_000; i++) {
      inside.addObject().put("kind", "batchNorm");
    }

    assertThat(NetworkReader.read(json).flaws())
        .anySatisfy(flaw -> assertThat(flaw.message()).contains("at most 500"));
  }

  @Test
  void twoHundredLevelsAreRefusedWithoutOverflow() {
    var nested = "[{'kind':'residual','layers':".repeat(200) + "[]" + "}]".repeat(200);

    var flaws = read("{'layers':" + nested + "}").flaws();

    assertThat(flaws).anySatisfy(flaw -> assertThat(flaw.message()).contains("at most 8 deep"));
  }

  @Test
  void theOutputIsLastAndAlone() {
    assertThat(read("{'layers':[{'kind':'flatten'}]}").flaws())
        .extracting(Flaw::fix)
        .containsExactly(Fix.insertAfter("Add the output", new Output()).at("0"));
    assertThat(read("{'layers':[{'kind':'output'},{'kind':'output'}]}").flaws())
        .extracting(Flaw::path)
        .containsExactly("0");
    assertThat(
            read("{'layers':[{'kind':'residual','layers':[{'kind':'output'}]},{'kind':'output'}]}")
                .flaws())
        .extracting(Flaw::path)
        .containsExactly("0.layers.0");
  }

  @Test
  void wrongTypesAreToldWithoutFailing() {
    for (var text :
        List.of(
            "[]",
            "3",
            "null",
            "{}",
            "{'layers':{}}",
            "{'layers':[null]}",
            "{'layers':[[]]}",
            "{'layers':[7]}",
            "{'layers':[{'kind':{}}]}",
            "{'layers':[{'kind':'residual','layers':5}]}",
            "{'layers':[{'kind':'residual','layers':[]},{'kind':'output'}]}",
            "{'layers':[{'kind':'parallel','branches':[[]]},{'kind':'output'}]}",
            "{'layers':[{'kind':'parallel','branches':[3,4]},{'kind':'output'}]}",
            "{'layers':[{'kind':'parallel','merge':'mean','branches':[[],[]]},{'kind':'output'}]}",
            "{'layers':[{'kind':'dense','units':[]},{'kind':'output'}]}",
            "{'layers':[{'kind':'output'}],'name':'mine'}")) {
      assertThat(read(text).flaws()).as(text).isNotEmpty();
      assertThatThrownBy(() -> NetworkReader.parse(json(text)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static NetworkReader.Reading read(String text) {
    return NetworkReader.read(json(text));
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
