package org.longview.app;

import java.util.Arrays;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.longview.app.command.Command;
import org.longview.app.command.CommandMenu;
import org.longview.app.command.Keys;
import org.longview.app.command.MenuEntry;
import org.longview.app.heads.HeadsModel;
import org.longview.app.pattern.PatternModel;
import org.longview.study.PatternKind;
import org.longview.study.Settings.Apply;

/** The menu of patterns, of where they apply, and of layers and heads. */
final class PatternMenu {
  private PatternMenu() {}

  static CommandMenu of(Session session) {
    PatternModel pattern = session.pattern();
    List<MenuEntry> kinds =
        Arrays.stream(PatternKind.values()).map(kind -> (MenuEntry) kind(session, kind)).toList();
    return new CommandMenu(
        "Pattern",
        List.of(
            kinds,
            List.of(
                Command.of(
                        "causal",
                        "Causal",
                        () -> pattern.setCausal(!session.settings().get().pattern().isCausal()))
                    .chosenIf(() -> session.settings().get().pattern().isCausal())
                    .when(() -> session.settings().get().pattern().kind().canBeCausal())),
            List.of(
                apply(session, Apply.THIS_LAYER, "Apply to this layer"),
                apply(session, Apply.EVERY_LAYER, "Apply to every layer")),
            heads(session)));
  }

  private static Command kind(Session session, PatternKind kind) {
    return Command.of("choose-" + kind.id(), kind.title(), () -> session.pattern().choose(kind))
        .chosenIf(() -> session.settings().get().pattern().kind() == kind);
  }

  private static Command apply(Session session, Apply apply, String title) {
    return Command.of(
            apply == Apply.THIS_LAYER ? "apply-layer" : "apply-model",
            title,
            () -> session.pattern().setApply(apply))
        .chosenIf(() -> session.settings().get().apply() == apply);
  }

  private static List<MenuEntry> heads(Session session) {
    HeadsModel heads = new HeadsModel(session.settings(), session.attention());
    return List.of(
        move(session, heads, "layer-up", "Layer before", -1, 0, KeyCode.UP),
        move(session, heads, "layer-down", "Next layer", 1, 0, KeyCode.DOWN),
        move(session, heads, "head-left", "Head before", 0, -1, KeyCode.LEFT),
        move(session, heads, "head-right", "Next head", 0, 1, KeyCode.RIGHT));
  }

  private static Command move(
      Session session,
      HeadsModel heads,
      String id,
      String title,
      int down,
      int right,
      KeyCode key) {
    return Command.of(
            id,
            title,
            () ->
                heads.move(down, right, session.attention().layers(), session.attention().heads()))
        .by(Keys.alt(key));
  }
}
