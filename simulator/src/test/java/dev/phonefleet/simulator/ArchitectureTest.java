package dev.phonefleet.simulator;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final String ROOT = "dev.phonefleet.simulator";
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void knowsNothingOfTheOtherModules() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.phonefleet..").and(resideOutsideOfPackage(ROOT + "..")))
        .check(classes);
  }

  @Test
  void importsPointOneWay() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(classes);
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".cloud..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.helidon..", "org.xbill..", ROOT + ".web..", ROOT + ".platform..", ROOT)
        .check(classes);
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".platform..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.helidon..", "org.xbill..", ROOT + ".web..", ROOT + ".network..", ROOT)
        .check(classes);
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + ".scenario..", ROOT + ".report..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.helidon..",
            "org.xbill..",
            ROOT + ".web..",
            ROOT + ".network..",
            ROOT + ".cloud..",
            ROOT + ".platform..",
            ROOT)
        .check(classes);
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".network..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.helidon..", ROOT + ".web..", ROOT + ".platform..", ROOT)
        .check(classes);
  }

  @Test
  void nobodySleeps() {
    noClasses().should().callMethod(Thread.class, "sleep", long.class).check(classes);
  }
}
