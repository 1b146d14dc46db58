package dev.layerwise.roles;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One endpoint as the code declares it. */
record Route(String method, String path) implements Comparable<Route> {
  private static final java.util.Comparator<Route> BY_PATH =
      java.util.Comparator.comparing(Route::path).thenComparing(Route::method);

  /** Every endpoint of the site, read from its annotations. */
  static List<Route> all() {
    var classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.layerwise");
    var routes = new TreeSet<Route>();
    for (var type : classes) {
      if (type.isAnnotatedWith(Path.class)) {
        type.getMethods().forEach(method -> of(type, method).forEach(routes::add));
      }
    }
    return List.copyOf(routes);
  }

  static Route parse(String words) {
    var parts = words.split(" ", 2);
    return new Route(parts[0], parts[1]);
  }

  private static Stream<Route> of(JavaClass type, JavaMethod method) {
    var below = method.isAnnotatedWith(Path.class) ? method.getAnnotationOfType(Path.class) : null;
    var path =
        type.getAnnotationOfType(Path.class).value() + (below == null ? "" : "/" + below.value());
    return method.getAnnotations().stream()
        .filter(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class))
        .map(annotation -> annotation.getRawType().getSimpleName())
        .map(verb -> new Route(verb, path.replaceAll("/+", "/")));
  }

  @Override
  public int compareTo(Route other) {
    return BY_PATH.compare(this, other);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
