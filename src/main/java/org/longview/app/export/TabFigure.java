package org.longview.app.export;

import org.jspecify.annotations.Nullable;
import org.longview.export.Figure;
import org.longview.study.Settings;

/** A tab that has a figure of what it shows. */
@FunctionalInterface
public interface TabFigure {
  /**
   * The figure; called on the JavaFX thread.
   *
   * @param settings in the colours that the figure is to have
   * @param origin model and text, for the line of parameters
   * @return null while there is nothing to show
   */
  @Nullable Figure figure(Settings settings, String origin);
}
