package dev.layerwise.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRoutesTest {
  @ParameterizedTest
  @ValueSource(strings = {"/work", "/quota", "/runs/7", "/data/spirals~noise=0.2~seed=3"})
  void pagesAreDrawnByTheOnePage(String path) {
    assertThat(PageRoutes.isPage(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/api/runs", "/api/none", "/q/health", "/assets/a.js", "/favicon.svg"})
  void callsAndFilesAreNot(String path) {
    assertThat(PageRoutes.isPage(path)).isFalse();
  }
}
