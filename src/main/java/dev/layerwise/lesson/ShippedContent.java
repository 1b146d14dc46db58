package dev.layerwise.lesson;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.util.ClassPathUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** The lessons and the glossary in this program, and how they come to the site. */
@ApplicationScoped
class ShippedContent {
  private static final Logger LOG = Logger.getLogger(ShippedContent.class);
  private static final String GLOSSARY = "content/" + Glossary.FILE;

  private final Content content = read();
  private final Glossary glossary = Glossary.read(content.glossary(), new Findings());
  private final Jdbi jdbi;
  private final LessonStore lessons;
  private final FigureStore figures;

  ShippedContent(Jdbi jdbi, LessonStore lessons, FigureStore figures) {
    this.jdbi = jdbi;
    this.lessons = lessons;
    this.figures = figures;
  }

  private static Content read() {
    var found = new ArrayList<Content>();
    try {
      ClassPathUtils.consumeAsPaths(
          ShippedContent.class.getClassLoader(),
          GLOSSARY,
          glossary -> found.add(Content.read(Objects.requireNonNull(glossary.getParent()))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found.isEmpty() ? new Content("", List.of()) : found.get(0);
  }

  /** The words that lessons may explain. */
  Glossary glossary() {
    return glossary;
  }

  void seed(@Observes StartupEvent start) {
    bring(content.lessons());
  }

  /** Brings lessons that are new, and new versions of those that nobody edited here. */
  void bring(List<Content.Shipped> shipped) {
    jdbi.useTransaction(
        handle -> {
          lessons.lockSeeding();
          shipped.forEach(this::bring);
        });
  }

  private void bring(Content.Shipped shipped) {
    var findings = new Findings();
    var folder = LessonFolder.of(shipped.files(), findings);
    findings.all().forEach(problem -> LOG.errorf("%s/%s", shipped.name(), problem));
    if (folder.markdown().isEmpty()) {
      return; // what is no lesson would be an empty page
    }
    var manuscript =
        new Manuscript(
            folder.markdown(), folder.presets(), folder.solution(), figures.put(folder.figures()));
    var row = lessons.row(shipped.slug());
    if (row.isEmpty()) {
      lessons.create(shipped.slug(), shipped.number());
      lessons.add(shipped.slug(), 1, null, null, manuscript);
      lessons.publish(shipped.slug(), 1);
    } else {
      renew(row.get(), manuscript);
    }
  }

  private void renew(LessonStore.Row row, Manuscript manuscript) {
    boolean same = lessons.manuscript(row.slug(), row.newest()).equals(Optional.of(manuscript));
    if (same || !lessons.isShipped(row.slug(), row.newest())) {
      return;
    }
    int revision = row.newest() + 1;
    lessons.add(row.slug(), revision, null, null, manuscript);
    if (row.published() != null && row.published() == row.newest()) {
      lessons.publish(row.slug(), revision);
    }
  }
}
