package org.longview.app;

import java.util.List;
import java.util.Locale;
import org.longview.app.command.Command;
import org.longview.app.command.CommandMenu;
import org.longview.app.command.MenuEntry;
import org.longview.app.matrices.MatricesModel;
import org.longview.picture.ColorMap;
import org.longview.study.ViewSettings;
import org.longview.study.ViewSettings.Shown;

/** Commands that choose which attention is shown, and how. */
final class ViewChoices {
  private ViewChoices() {}

  static List<List<MenuEntry>> of(Session session) {
    MatricesModel matrices = session.matrices();
    return List.of(
        List.of(
            shown(session, Shown.PATTERN, "Attention under the pattern"),
            shown(session, Shown.FULL, "Attention without the pattern"),
            shown(session, Shown.DIFFERENCE, "The difference of both")
                .when(() -> !session.settings().get().pattern().kind().hasRank())),
        List.of(
            CommandMenu.of(
                "Colours",
                ColorMap.all().stream()
                    .filter(map -> !map.isDiverging())
                    .map(map -> colors(session, map))
                    .toList()),
            Command.of(
                    "square-root",
                    "Colours by square root",
                    () -> matrices.setSquareRoot(!view(session).squareRoot()))
                .chosenIf(() -> view(session).squareRoot()),
            Command.of(
                    "pixel-mean",
                    "A pixel shows the mean",
                    () -> matrices.setMean(!view(session).mean()))
                .chosenIf(() -> view(session).mean())));
  }

  private static Command shown(Session session, Shown shown, String title) {
    return Command.of(
            "show-" + shown.name().toLowerCase(Locale.ROOT),
            title,
            () -> session.matrices().show(shown))
        .chosenIf(() -> view(session).shown() == shown);
  }

  private static Command colors(Session session, ColorMap map) {
    return Command.of("colors-" + map.name(), map.name(), () -> session.matrices().setColorMap(map))
        .chosenIf(() -> view(session).colorMap().equals(map.name()));
  }

  private static ViewSettings view(Session session) {
    return session.settings().get().view();
  }
}
