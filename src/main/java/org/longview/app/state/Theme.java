package org.longview.app.state;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import org.longview.picture.Palette;

/** The look of the window. */
public enum Theme {
  DARK,
  LIGHT;

  /** The style sheet of the controls. */
  public String userAgentStylesheet() {
    return switch (this) {
      case DARK -> new PrimerDark().getUserAgentStylesheet();
      case LIGHT -> new PrimerLight().getUserAgentStylesheet();
    };
  }

  /** The colours that this program's own style sheet looks up; a class path resource. */
  public String colors() {
    return switch (this) {
      case DARK -> "/assets/styles/dark.css";
      case LIGHT -> "/assets/styles/light.css";
    };
  }

  /** The colours of what is painted on canvases. */
  public Palette palette() {
    return switch (this) {
      case DARK -> Palette.DARK;
      case LIGHT -> Palette.LIGHT;
    };
  }

  public Theme other() {
    return this == DARK ? LIGHT : DARK;
  }
}
