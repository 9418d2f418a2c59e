package org.longview.cli;

import org.longview.attention.HeadClass;
import org.longview.study.HeadOrder;
import org.longview.study.HeadsSettings;
import org.longview.work.InputException;
import picocli.CommandLine.Option;

/** In which order the maps of all heads stand. */
final class HeadsOptions {
  @Option(
      names = "--order",
      defaultValue = "grid",
      paramLabel = "NAME",
      description =
          "Of the view heads: grid, class, or a score, the highest first: previous, next, same,"
              + " sink or broad.")
  private String order;

  /**
   * What was asked for.
   *
   * @throws InputException if there is no such order
   */
  HeadsSettings settings() {
    HeadsSettings settings = HeadsSettings.defaults();
    return switch (order) {
      case "grid" -> settings;
      case "class" -> settings.withOrder(HeadOrder.GROUPED);
      case "previous" -> byScore(HeadClass.PREVIOUS);
      case "next" -> byScore(HeadClass.NEXT);
      case "same" -> byScore(HeadClass.SAME);
      case "sink" -> byScore(HeadClass.SINK);
      case "broad" -> byScore(HeadClass.BROAD);
      default ->
          throw new InputException(
              "There is no order %s of heads; there are grid, class, previous, next, same, sink and broad."
                  .formatted(order));
    };
  }

  private static HeadsSettings byScore(HeadClass score) {
    return HeadsSettings.defaults().withOrder(HeadOrder.SCORE).withScore(score);
  }
}
