package org.longview.app.look;

import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.longview.app.control.Motion;
import org.longview.app.control.TypeSize;
import org.longview.app.job.Background;
import org.longview.app.state.Remembered;
import org.longview.app.state.Theme;

/**
 * The look that the user chose, remembered from run to run: theme, size of type and motion. For the
 * JavaFX thread alone.
 */
public final class LookModel {
  private final Remembered remembered;
  private final Supplier<Desktop> ask;
  private final Background background;
  private final ReadOnlyObjectWrapper<Theme> theme;
  private final ReadOnlyObjectWrapper<Choice> dark;
  private final ReadOnlyObjectWrapper<Choice> motion;
  private Desktop desktop = Desktop.SILENT;

  /**
   * Takes over what is remembered; the theme of a system that has not answered yet is that of the
   * run before.
   *
   * @param ask asks the desktop, which may take seconds
   */
  public LookModel(Remembered remembered, Supplier<Desktop> ask, Background background) {
    this.remembered = remembered;
    this.ask = ask;
    this.background = background;
    theme = new ReadOnlyObjectWrapper<>(remembered.theme());
    dark =
        new ReadOnlyObjectWrapper<>(
            remembered.followsSystemTheme() ? Choice.SYSTEM : of(remembered.theme()));
    motion = new ReadOnlyObjectWrapper<>(choice(remembered.motion()));
    TypeSize.chosenProperty().set(TypeSize.within(remembered.typeSize()));
    apply();
  }

  private static Choice of(Theme theme) {
    return theme == Theme.DARK ? Choice.YES : Choice.NO;
  }

  private static Choice choice(String name) {
    return switch (name) {
      case "reduced" -> Choice.YES;
      case "full" -> Choice.NO;
      default -> Choice.SYSTEM;
    };
  }

  /** The theme that holds. */
  public ReadOnlyObjectProperty<Theme> themeProperty() {
    return theme.getReadOnlyProperty();
  }

  /** Whether the theme is the dark one. */
  public ReadOnlyObjectProperty<Choice> darkProperty() {
    return dark.getReadOnlyProperty();
  }

  /** Whether things move less. */
  public ReadOnlyObjectProperty<Choice> reducedMotionProperty() {
    return motion.getReadOnlyProperty();
  }

  /** Chooses the dark theme, the light one, or the system's. */
  public void setDark(Choice choice) {
    dark.set(choice);
    remembered.setFollowsSystemTheme(choice == Choice.SYSTEM);
    apply();
    look();
  }

  /** Goes from the dark theme to the light one or back. */
  public void toggleTheme() {
    setDark(theme.get() == Theme.DARK ? Choice.NO : Choice.YES);
  }

  /** Chooses less motion, all of it, or what the system says. */
  public void setReducedMotion(Choice choice) {
    motion.set(choice);
    remembered.setMotion(
        switch (choice) {
          case YES -> "reduced";
          case NO -> "full";
          case SYSTEM -> "system";
        });
    apply();
    look();
  }

  /** Chooses a size of type, 1 = normal. */
  public void setTypeSize(double factor) {
    TypeSize.chosenProperty().set(TypeSize.within(factor));
  }

  /** Remembers the size of type, however it was chosen. */
  public void rememberTypeSize() {
    remembered.setTypeSize(TypeSize.chosenProperty().get());
  }

  /** Looks what the desktop says now, if anything is left to it. */
  public void look() {
    if (dark.get() == Choice.SYSTEM || motion.get() == Choice.SYSTEM) {
      background
          .jobs()
          .execute(
              () -> {
                Desktop answer = ask.get();
                background.ui().execute(() -> take(answer));
              });
    }
  }

  private void take(Desktop answer) {
    desktop = answer;
    apply();
  }

  private void apply() {
    boolean isDark = dark.get().resolve(desktop.dark().orElse(remembered.theme() == Theme.DARK));
    Theme now = isDark ? Theme.DARK : Theme.LIGHT;
    remembered.setTheme(now);
    theme.set(now);
    Motion.reducedProperty().set(motion.get().resolve(desktop.reducedMotion().orElse(false)));
  }
}
