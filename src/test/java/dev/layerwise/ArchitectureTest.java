package dev.layerwise;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The table of packages in docs/architecture.md, held: what is absent from it is forbidden. */
@AnalyzeClasses(packages = "dev.layerwise", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final Map<String, Set<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("network", Set.of()),
          Map.entry("training", Set.of("network")),
          Map.entry("dataset", Set.of("network", "training", "blob", "account", "platform")),
          Map.entry("trainer", Set.of("network", "training", "dataset")),
          Map.entry("account", Set.of("platform")),
          Map.entry("incident", Set.of("platform")),
          Map.entry("quota", Set.of("account", "incident", "platform")),
          Map.entry(
              "run",
              Set.of(
                  "account",
                  "network",
                  "training",
                  "dataset",
                  "quota",
                  "incident",
                  "blob",
                  "platform")),
          Map.entry(
              "worker",
              Set.of("run", "training", "dataset", "incident", "blob", "account", "platform")),
          Map.entry(
              "bench", Set.of("account", "network", "training", "dataset", "run", "platform")),
          Map.entry("lesson", Set.of("account", "network", "training", "dataset", "platform")),
          Map.entry(
              "course",
              Set.of(
                  "lesson",
                  "run",
                  "account",
                  "network",
                  "training",
                  "dataset",
                  "quota",
                  "platform")),
          Map.entry("blob", Set.of("platform")),
          Map.entry("platform", Set.of()));

  @ArchTest
  void packagesImportOnlyWhatTheTableAllows(JavaClasses layerwise) {
    MAY_IMPORT.forEach(
        (feature, allowed) -> {
          var forbidden =
              MAY_IMPORT.keySet().stream()
                  .filter(other -> !other.equals(feature) && !allowed.contains(other))
                  .map(other -> "dev.layerwise." + other + "..")
                  .toArray(String[]::new);
          noClasses()
              .that()
              .resideInAPackage("dev.layerwise." + feature + "..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(forbidden)
              .allowEmptyShould(true)
              .check(layerwise);
        });
  }

  @ArchTest
  void everyPackageIsInTheTable(JavaClasses layerwise) {
    classes().should(beInTheTable()).check(layerwise);
  }

  @ArchTest
  void onlyTheTrainerLoadsDjl(JavaClasses layerwise) {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.layerwise.trainer..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.djl..", "com.sun.jna..")
        .check(layerwise);
  }

  @ArchTest
  void nativeCallsStayInOnePlaceThatKnowsNothingElse(JavaClasses layerwise) {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.layerwise.trainer.mxnet")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.sun.jna..")
        .check(layerwise);
    classes()
        .that()
        .resideInAPackage("dev.layerwise.trainer.mxnet")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "com.sun.jna..",
            "com.fasterxml.jackson..",
            "org.jspecify..",
            "dev.layerwise.trainer.mxnet")
        .check(layerwise);
  }

  @ArchTest
  void theTrainerKnowsNoServer(JavaClasses layerwise) {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.layerwise.trainer..", "dev.layerwise.network..", "dev.layerwise.training..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.quarkus..", "jakarta..", "org.jdbi..", "java.sql..")
        .check(layerwise);
  }

  @ArchTest
  void sqlStaysInStores(JavaClasses layerwise) {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.layerwise.platform..")
        .and()
        .haveSimpleNameNotEndingWith("Store")
        .and(notNestedIn("Store"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..", "org.jdbi.v3.core.statement..", "org.jdbi.v3.core.mapper..")
        .allowEmptyShould(true)
        .check(layerwise);
  }

  @ArchTest
  void httpStaysInResources(JavaClasses layerwise) {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.layerwise.platform..")
        .and()
        .haveSimpleNameNotEndingWith("Resource")
        .and(notNestedIn("Resource"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jakarta.ws.rs..")
        .allowEmptyShould(true)
        .check(layerwise);
  }

  @ArchTest
  void socketsStayInSockets(JavaClasses layerwise) {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Socket")
        .and(notNestedIn("Socket"))
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("io.vertx.core.http.ServerWebSocket")
        .check(layerwise);
  }

  private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> notNestedIn(
      String suffix) {
    return com.tngtech.archunit.base.DescribedPredicate.describe(
        "not nested in a " + suffix,
        type ->
            type.getEnclosingClass().isEmpty()
                || !type.getEnclosingClass().get().getSimpleName().endsWith(suffix));
  }

  private static ArchCondition<JavaClass> beInTheTable() {
    return new ArchCondition<>("be in a package of the table") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        var parts = List.of(type.getPackageName().split("\\."));
        boolean known = parts.size() >= 3 && MAY_IMPORT.containsKey(parts.get(2));
        events.add(
            new SimpleConditionEvent(type, known, type.getName() + " is in no listed package"));
      }
    };
  }
}
