package org.longview.app.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longview.app.control.Motion;
import org.longview.app.control.TypeSize;
import org.longview.app.job.Background;
import org.longview.app.state.Remembered;
import org.longview.app.state.Theme;

/** The look that is chosen, or left to the system. */
class LookModelTest {
  @TempDir private Path folder;
  private Desktop desktop = new Desktop(Optional.of(false), Optional.of(true));
  private int asked;

  private LookModel begin() {
    return new LookModel(
        new Remembered(folder.resolve("window.properties")),
        () -> {
          asked++;
          return desktop;
        },
        new Background(Runnable::run, Runnable::run));
  }

  @AfterEach
  void forget() {
    TypeSize.chosenProperty().set(1);
    Motion.reducedProperty().set(false);
  }

  @Test
  void a_chosen_theme_holds_whatever_the_system_says() {
    LookModel look = begin();
    look.look();
    assertEquals(Theme.DARK, look.themeProperty().get());
    look.toggleTheme();
    assertEquals(Theme.LIGHT, look.themeProperty().get());
    assertEquals(Choice.NO, look.darkProperty().get());
    assertEquals(Theme.LIGHT, begin().themeProperty().get());
  }

  @Test
  void the_systems_theme_is_followed_as_it_changes() {
    LookModel look = begin();
    look.setDark(Choice.SYSTEM);
    assertEquals(Theme.LIGHT, look.themeProperty().get());
    desktop = new Desktop(Optional.of(true), Optional.empty());
    look.look();
    assertEquals(Theme.DARK, look.themeProperty().get());
    assertEquals(Choice.SYSTEM, begin().darkProperty().get());
  }

  @Test
  void a_silent_system_leaves_the_theme_as_it_was() {
    desktop = Desktop.SILENT;
    LookModel look = begin();
    look.setDark(Choice.NO);
    look.setDark(Choice.SYSTEM);
    assertEquals(Theme.LIGHT, look.themeProperty().get());
    assertEquals(Theme.LIGHT, begin().themeProperty().get());
  }

  @Test
  void motion_follows_the_system_unless_it_is_chosen() {
    LookModel look = begin();
    look.look();
    assertTrue(Motion.isReduced());
    look.setReducedMotion(Choice.NO);
    assertFalse(Motion.isReduced());
    begin();
    assertFalse(Motion.isReduced());
  }

  @Test
  void the_system_is_not_asked_for_what_is_chosen() {
    LookModel look = begin();
    look.setReducedMotion(Choice.NO);
    int before = asked;
    look.look();
    assertEquals(before, asked);
  }
}
