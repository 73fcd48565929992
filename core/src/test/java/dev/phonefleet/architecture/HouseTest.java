package dev.phonefleet.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HouseTest {
  private static final String ROOT = "dev.phonefleet.";

  /**
   * What core ships; its tests also have the published API at hand, which has no place in the
   * house.
   */
  private static final JavaClasses CORE =
      new ClassFileImporter().importPath(Path.of("target/classes"));

  /** A package and what it may use of ours besides itself. */
  private static final Map<String, List<String>> ARROWS =
      Map.ofEntries(
          Map.entry("fleet", List.of()),
          Map.entry("diagnostic", List.of("fleet")),
          Map.entry("desired", List.of("fleet", "diagnostic")),
          Map.entry("pacing", List.of()),
          Map.entry("outside", List.of("fleet", "pacing")),
          Map.entry("engine", List.of("outside", "pacing", "fleet", "diagnostic")),
          Map.entry("inventory", List.of("engine", "outside", "pacing", "fleet", "diagnostic")),
          Map.entry("plan", List.of("desired", "inventory", "outside", "fleet", "diagnostic")),
          Map.entry(
              "export", List.of("plan", "desired", "inventory", "outside", "fleet", "diagnostic")),
          Map.entry(
              "gate",
              List.of(
                  "desired", "engine", "outside", "inventory", "pacing", "fleet", "diagnostic")),
          Map.entry("diagnosis", List.of("gate", "outside", "desired", "fleet", "diagnostic")),
          Map.entry(
              "rollout",
              List.of(
                  "plan",
                  "gate",
                  "diagnosis",
                  "engine",
                  "desired",
                  "inventory",
                  "outside",
                  "pacing",
                  "fleet",
                  "diagnostic")),
          Map.entry(
              "history",
              List.of(
                  "plan",
                  "rollout",
                  "engine",
                  "desired",
                  "inventory",
                  "outside",
                  "pacing",
                  "fleet",
                  "diagnostic")),
          Map.entry(
              "workflow",
              List.of(
                  "export",
                  "history",
                  "rollout",
                  "gate",
                  "diagnosis",
                  "plan",
                  "desired",
                  "inventory",
                  "engine",
                  "outside",
                  "pacing",
                  "fleet",
                  "diagnostic")),
          Map.entry("genesys.wire", List.of("outside", "pacing", "fleet")),
          Map.entry(
              "genesys.guide",
              List.of(
                  "genesys.wire", "rollout", "plan", "inventory", "outside", "pacing", "fleet")),
          Map.entry(
              "genesys.published",
              List.of(
                  "genesys.wire",
                  "rollout",
                  "plan",
                  "inventory",
                  "outside",
                  "pacing",
                  "fleet",
                  "diagnostic")),
          Map.entry("genesys.http", List.of("genesys.wire", "outside", "pacing", "fleet")),
          Map.entry("network", List.of("outside", "pacing")),
          Map.entry("store", List.of("history", "engine", "outside", "fleet", "diagnostic")));

  static Stream<String> packages() {
    return ARROWS.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void usesOnlyWhatItMay(String name) {
    String[] allowed =
        Stream.concat(Stream.of(name), ARROWS.getOrDefault(name, List.of()).stream())
            .map(it -> ROOT + it)
            .toArray(String[]::new);
    DescribedPredicate<JavaClass> forbidden =
        resideInAPackage("dev.phonefleet..")
            .and(DescribedPredicate.not(resideInAnyPackage(allowed)));

    ArchRule rule =
        noClasses().that().resideInAPackage(ROOT + name).should().dependOnClassesThat(forbidden);

    rule.check(CORE);
  }

  @Test
  void everyPackageHasItsArrows() {
    assertThat(CORE.stream().map(JavaClass::getPackageName).distinct())
        .allMatch(name -> ARROWS.containsKey(name.substring(ROOT.length())));
  }

  @Test
  void noPackageGoesRoundInACircle() {
    slices().matching("dev.phonefleet.(**)").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void timeAndChanceComeFromOutside() {
    ArchRule rule =
        noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callConstructor(java.util.Random.class)
            .orShould()
            .callConstructor(java.util.SplittableRandom.class)
            .orShould()
            .accessClassesThat()
            .belongToAnyOf(java.util.concurrent.ThreadLocalRandom.class)
            .because("the same inputs must lead to the same turns");

    rule.check(CORE);
  }

  @Test
  void nothingIsPrinted() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .because("views print, core tells")
        .check(CORE);
  }

  @Test
  void nothingDependsOnTheLocaleOfTheMachine() {
    noClasses()
        .should()
        .callMethod(String.class, "toLowerCase")
        .orShould()
        .callMethod(String.class, "toUpperCase")
        .orShould()
        .callMethod(String.class, "format", String.class, Object[].class)
        .because("a Turkish machine must read the same file")
        .check(CORE);
  }

  @Test
  void contractsOpenNoSockets() {
    DescribedPredicate<JavaClass> sockets =
        resideInAnyPackage("java.net.http..", "java.nio.channels..")
            .or(
                DescribedPredicate.describe(
                    "a socket",
                    it -> it.getName().startsWith("java.net.") && it.getName().contains("Socket")));
    noClasses()
        .that()
        .resideInAnyPackage(
            ROOT + "genesys.guide",
            ROOT + "genesys.published",
            ROOT + "genesys.wire",
            ROOT + "rollout",
            ROOT + "plan",
            ROOT + "gate",
            ROOT + "engine",
            ROOT + "inventory",
            ROOT + "pacing")
        .should()
        .dependOnClassesThat(sockets)
        .check(CORE);
  }

  @Test
  void recordsAndFinalClassesOnly() {
    classes()
        .that()
        .areNotInterfaces()
        .and()
        .areNotEnums()
        .and()
        .areNotAnonymousClasses()
        .and()
        .haveSimpleNameNotEndingWith("package-info")
        .should()
        .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
        .because("nothing is inherited for reuse")
        .check(CORE);
  }

  @Test
  void theDecidingPackagesDoNotKnowTheContractsByName() throws IOException {
    for (String name : List.of("rollout", "plan", "gate")) {
      Path folder = Path.of("src/main/java/dev/phonefleet", name);
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          assertThat(Files.readString(file).toLowerCase(Locale.ROOT))
              .as(file.toString())
              .doesNotContain("guide")
              .doesNotContain("published");
        }
      }
    }
  }
}
