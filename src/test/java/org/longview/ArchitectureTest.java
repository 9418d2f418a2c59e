package org.longview;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import org.jspecify.annotations.NullMarked;

/** The rooms and the rules between them. */
@AnalyzeClasses(packages = "org.longview", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule data_flows_one_way =
      Architectures.layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("work")
          .definedBy("org.longview.work..")
          .layer("linear")
          .definedBy("org.longview.linear..")
          .layer("text")
          .definedBy("org.longview.text..")
          .layer("attention")
          .definedBy("org.longview.attention..")
          .layer("model")
          .definedBy("org.longview.model..")
          .layer("budget")
          .definedBy("org.longview.budget..")
          .layer("study")
          .definedBy("org.longview.study..")
          .layer("picture")
          .definedBy("org.longview.picture..")
          .layer("chart")
          .definedBy("org.longview.chart..")
          .layer("export")
          .definedBy("org.longview.export..")
          .layer("view")
          .definedBy("org.longview.view..")
          .layer("lesson")
          .definedBy("org.longview.lesson..")
          .layer("session")
          .definedBy("org.longview.session..")
          .layer("app")
          .definedBy("org.longview.app..")
          .layer("cli")
          .definedBy("org.longview.cli..")
          .layer("main")
          .definedBy("org.longview")
          .whereLayer("work")
          .mayNotAccessAnyLayer()
          .whereLayer("linear")
          .mayOnlyAccessLayers("work")
          .whereLayer("text")
          .mayOnlyAccessLayers("work")
          .whereLayer("attention")
          .mayOnlyAccessLayers("work", "linear")
          .whereLayer("model")
          .mayOnlyAccessLayers("work", "text", "attention", "linear")
          .whereLayer("budget")
          .mayOnlyAccessLayers("work", "attention")
          .whereLayer("study")
          .mayOnlyAccessLayers("work", "text", "model", "attention", "budget", "linear")
          .whereLayer("picture")
          .mayOnlyAccessLayers("work", "attention", "study", "budget")
          .whereLayer("chart")
          .mayOnlyAccessLayers("picture", "study")
          .whereLayer("export")
          .mayOnlyAccessLayers("work", "chart", "picture", "study", "budget", "attention")
          .whereLayer("view")
          .mayOnlyAccessLayers(
              "work", "text", "attention", "budget", "study", "picture", "chart", "export")
          .whereLayer("lesson")
          .mayOnlyAccessLayers("work", "text", "model", "attention", "budget", "study", "picture")
          .whereLayer("session")
          .mayOnlyAccessLayers("work", "text", "attention", "model", "study", "picture", "export")
          .whereLayer("app")
          .mayOnlyBeAccessedByLayers("main")
          .whereLayer("cli")
          .mayOnlyBeAccessedByLayers("main");

  @ArchTest
  static final ArchRule no_cycles =
      slices().matching("org.longview.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule javafx_only_in_the_window =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.longview.app..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("javafx..");

  /** Charts are drawn by JFreeChart, whose colours, fonts and strokes are AWT's. */
  @ArchTest
  static final ArchRule awt_only_in_figures_and_charts =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.longview.export..", "org.longview.chart..", "org.longview.app.chart..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.awt..", "javax.imageio..");

  @ArchTest
  static final ArchRule ejml_only_under_the_kernels =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.longview.linear..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.ejml..");

  @ArchTest
  static final ArchRule vectors_only_in_their_kernels =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.longview.linear.vector..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jdk.incubator..");

  /** A second width, used once, makes objects of vectors for good: docs/decisions/0036. */
  @ArchTest
  static final ArchRule floats_in_vectors_of_one_width =
      noClasses()
          .that()
          .doNotHaveSimpleName("Lanes")
          .should()
          .accessFieldWhere(
              DescribedPredicate.describe(
                  "names a width of FloatVector",
                  access ->
                      access.getTargetOwner().getName().equals("jdk.incubator.vector.FloatVector")
                          && access.getName().startsWith("SPECIES")));

  @ArchTest
  static final ArchRule only_commands_print =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.longview.cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(Throwable.class, "printStackTrace");

  @ArchTest
  static final ArchRule threads_only_from_workers =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.longview.work..")
          .should()
          .callConstructor(Thread.class)
          .orShould()
          .callConstructor(Thread.class, Runnable.class)
          .orShould()
          .callConstructor(Thread.class, Runnable.class, String.class)
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.concurrent.Executors")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.concurrent.ForkJoinPool")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Timer");

  @ArchTest
  static void every_room_says_what_it_is_for_and_is_null_marked(JavaClasses classes) {
    for (JavaPackage room : classes.getPackage("org.longview").getSubpackagesInTree()) {
      if (!room.getClasses().isEmpty()) {
        assertTrue(room.isAnnotatedWith(NullMarked.class), room.getName() + " is not @NullMarked");
      }
    }
  }
}
