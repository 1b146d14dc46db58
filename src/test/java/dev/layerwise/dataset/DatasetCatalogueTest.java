package dev.layerwise.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.layerwise.platform.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetCatalogueTest {
  private static DatasetStore store;
  @TempDir Path folder;

  @BeforeAll
  static void startDatabase() {
    store = new DatasetStore(TestDatabase.fresh());
  }

  private DatasetCatalogue catalogue() {
    return new DatasetCatalogue(folder, store);
  }

  private StoredDataset open(String id) throws IOException {
    var entry = catalogue().find(id).orElseThrow();
    return StoredDataset.open(catalogue().folder(id, entry.version()).orElseThrow());
  }

  @Test
  void listsTheReadyDataSetsFirstAndTheImportableLast() {
    var entries = catalogue().list();

    assertThat(entries.stream().filter(DatasetEntry::ready).map(DatasetEntry::id))
        .containsExactly(
            "fashion-mnist",
            "digits",
            "iris",
            "wine",
            "penguins",
            "blobs",
            "circles",
            "moons",
            "xor",
            "spirals");
    assertThat(entries.subList(10, 12))
        .extracting(DatasetEntry::id)
        .containsExactly("fashion-mnist-full", "cifar-10");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fashion-mnist",
        "digits",
        "iris",
        "wine",
        "penguins",
        "blobs",
        "circles",
        "moons",
        "xor",
        "spirals",
        "xor~noise=0.45~seed=7"
      })
  void unpacksToExactlyTheVersionItPromises(String id) throws IOException {
    var entry = catalogue().find(id).orElseThrow();

    var stored = open(id);

    assertThat(stored.meta().sha256()).isEqualTo(entry.version());
    assertThat(stored.meta().train()).isEqualTo(entry.train());
    assertThat(stored.meta().test()).isEqualTo(entry.test());
    assertThat(stored.meta().input()).isEqualTo(entry.about().input());
    assertThat(folder.resolve("datasets/.incoming")).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({
    "fashion-mnist,1000,200",
    "blobs,400,100",
    "circles,400,100",
    "moons,400,100",
    "xor,400,100",
    "spirals,400,100"
  })
  void splitsAreBalanced(String id, int train, int test) throws IOException {
    var counts = ClassCounts.of(open(id));

    assertThat(counts.train()).containsOnly(train);
    assertThat(counts.test()).containsOnly(test);
  }

  @Test
  void aTablesTestSplitHoldsAFifthOfEachClass() throws IOException {
    var counts = ClassCounts.of(open("penguins"));

    assertThat(counts.train()).containsExactly(117, 54, 95);
    assertThat(counts.test()).containsExactly(29, 14, 24);
  }

  @Test
  void statisticsAreThoseOfTheTrainingSplit() throws IOException {
    var iris = open("iris");
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < iris.meta().train(); i++) {
      float petal = iris.sample(i).getFloat(2 * Float.BYTES);
      sum += petal;
      squares += petal * (double) petal;
    }
    double mean = sum / iris.meta().train();

    assertThat(iris.meta().mean().get(2)).isCloseTo(mean, within(1e-9));
    assertThat(iris.meta().std().get(2))
        .isCloseTo(Math.sqrt(squares / iris.meta().train() - mean * mean), within(1e-6));
  }

  @Test
  void fashionMnistHasItsWellKnownMeanAndDeviation() throws IOException {
    var meta = open("fashion-mnist").meta();

    assertThat(meta.mean().get(0)).isCloseTo(0.2860, within(0.005));
    assertThat(meta.std().get(0)).isCloseTo(0.3530, within(0.005));
  }

  @ParameterizedTest
  @ValueSource(strings = {"blobs", "circles", "moons", "xor", "spirals", "spirals~noise=1"})
  void planarPointsLieInThePlaneThatIsDrawn(String id) throws IOException {
    var stored = open(id);

    for (int i = 0; i < stored.meta().train() + stored.meta().test(); i++) {
      assertThat(Math.abs(stored.sample(i).getFloat(0))).isLessThanOrEqualTo(6);
      assertThat(Math.abs(stored.sample(i).getFloat(4))).isLessThanOrEqualTo(6);
    }
  }

  @Test
  void noiseAndSeedMakeAnotherVersionAndTheSameOnesTheSame() {
    var versions =
        List.of("spirals", "spirals~seed=2", "spirals~noise=0.2", "spirals~noise=0.2~seed=2")
            .stream()
            .map(id -> catalogue().find(id).orElseThrow().version())
            .toList();

    assertThat(versions).doesNotHaveDuplicates();
    assertThat(catalogue().find("spirals~noise=0.2~seed=2").orElseThrow().version())
        .isEqualTo(versions.get(3));
    assertThat(catalogue().find("spirals~noise=0.20~seed=1").orElseThrow().id())
        .isEqualTo("spirals~noise=0.2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing",
        "spirals~noise=2",
        "spirals~noise=0.03",
        "spirals~seed=100",
        "spirals~x",
        "iris~seed=2",
        "cifar-10~noise=0.1",
        "../iris",
        "spirals~"
      })
  void unknownIdsAreNotFound(String id) {
    assertThat(catalogue().find(id)).isEmpty();
  }

  @Test
  void aVersionThatIsNotHereHasNoFolder() {
    assertThat(catalogue().folder("iris", "0".repeat(64))).isEmpty();
    assertThat(catalogue().folder("cifar-10", "0".repeat(64))).isEmpty();
    assertThat(catalogue().folder("iris", "../../etc")).isEmpty();
  }

  @Test
  void anOlderVersionKeepsItsFolderWhenANewOneIsImported() throws IOException {
    var catalogue = catalogue();
    var first = tinyCifar(catalogue, (byte) 1);
    var second = tinyCifar(catalogue, (byte) 2);
    store.put(first);
    store.put(second);

    var entry = catalogue.find("cifar-10").orElseThrow();

    assertThat(entry.version()).isEqualTo(second.sha256());
    assertThat(entry.train()).isEqualTo(1);
    assertThat(catalogue.folder("cifar-10", first.sha256())).get().satisfies(Files::isDirectory);
  }

  private static DatasetMeta tinyCifar(DatasetCatalogue catalogue, byte grey) throws IOException {
    var image = new byte[3072];
    java.util.Arrays.fill(image, grey);
    var about =
        new DatasetCatalogue(Path.of("unused"), store).find("cifar-10").orElseThrow().about();
    try (var writer = catalogue.writer(about)) {
      writer.add(Split.TRAIN, image, 3);
      writer.add(Split.TEST, image, 4);
      return writer.finish();
    }
  }

  @Test
  void aWriterThatDoesNotFinishLeavesNothing() throws IOException {
    var catalogue = catalogue();
    var about = catalogue.find("cifar-10").orElseThrow().about();

    try (var writer = catalogue.writer(about)) {
      writer.add(Split.TRAIN, new byte[3072], 0);
    }

    assertThat(folder.resolve("datasets/.incoming")).isEmptyDirectory();
    assertThat(folder.resolve("datasets/cifar-10")).doesNotExist();
  }
}
