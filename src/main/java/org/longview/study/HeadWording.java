package org.longview.study;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.longview.attention.HeadClass;
import org.longview.attention.HeadScores;

/** What heads do, in words. */
public final class HeadWording {
  private HeadWording() {}

  /** The class: "previous token". */
  public static String title(HeadClass headClass) {
    return switch (headClass) {
      case PREVIOUS -> "previous token";
      case NEXT -> "next token";
      case SAME -> "same token";
      case SINK -> "sink";
      case BROAD -> "broad";
      case MIXED -> "mixed";
    };
  }

  /** The class of a head, its sinks named: "sink [SEP]". */
  public static String title(LayerScores layer, int head) {
    HeadClass headClass = layer.classOf(head);
    return headClass == HeadClass.SINK
        ? "sink " + String.join(", ", layer.sinksOf(head))
        : title(headClass);
  }

  /** Above heads of a class: "previous token · 9 heads". */
  public static String heading(HeadArrangement.Group group) {
    HeadClass headClass = group.headClass();
    int count = group.heads().size();
    String heads = count == 1 ? "1 head" : count + " heads";
    return headClass == null ? "" : title(headClass) + " · " + heads;
  }

  /** Below a head that does not stand in its place: "3.5 · 0.83", layer, head and score. */
  public static String caption(Head head, @Nullable HeadClass headClass, List<LayerScores> scores) {
    String name = head.layer() + "." + head.head();
    return headClass == null || headClass == HeadClass.MIXED
        ? name
        : name + " · " + score(headClass.score(scores.get(head.layer()).of(head.head())));
  }

  /** The measure and the threshold of a class, in one sentence. */
  public static String explanation(HeadClass headClass) {
    return switch (headClass) {
      case PREVIOUS -> "A third of the attention or more lies on the token before.";
      case NEXT -> "A third of the attention or more lies on the token after.";
      case SAME -> "A third of the attention or more lies on the token itself.";
      case SINK -> "A third of the attention or more lies on marks such as [CLS] and [SEP].";
      case BROAD -> "The entropy of a row is 0.8 or more of its maximum, ln of the number of keys.";
      case MIXED -> "No measure reaches its threshold.";
    };
  }

  /** The score of a head in a class: "0.83 of the attention lies on the token before". */
  public static String told(LayerScores layer, int head, HeadClass headClass) {
    HeadScores scores = layer.of(head);
    String score = score(headClass.score(scores));
    return switch (headClass) {
      case PREVIOUS -> score + " of the attention lies on the token before";
      case NEXT -> score + " of the attention lies on the token after";
      case SAME -> score + " of the attention lies on the token itself";
      case SINK -> score + " of the attention lies on " + String.join(" and ", layer.sinksOf(head));
      case BROAD -> "the entropy of a row is " + score + " of its maximum";
      case MIXED -> "no measure reaches its threshold";
    };
  }

  /** Two digits: "0.83"; what is not all is never shown as 1. */
  public static String score(double score) {
    return score < 1 && score >= 0.995 ? "> 0.99" : String.format(Locale.ROOT, "%.2f", score);
  }
}
