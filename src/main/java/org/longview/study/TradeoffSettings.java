package org.longview.study;

/**
 * How trade-offs are looked at.
 *
 * @param measure the quality that is shown
 * @param scope whose mean it is
 * @param choice how global tokens are chosen
 */
public record TradeoffSettings(Measure measure, Scope scope, Choice choice) {
  /** What quality is. */
  public enum Measure {
    /** Attention kept; the same however the pattern is applied. */
    KEPT("kept"),
    /** Output error. */
    ERROR("output error"),
    /** One minus the cosine of the text's embeddings, while every layer uses the pattern. */
    EMBEDDING("embedding change");

    private final String title;

    Measure(String title) {
      this.title = title;
    }

    /** On screen. */
    public String title() {
      return title;
    }
  }

  /** Which heads count. */
  public enum Scope {
    /** The viewed one, or the mean of its layer if that is viewed. */
    HEAD("head"),
    /** The viewed layer. */
    LAYER("layer"),
    /** All. */
    MODEL("model");

    private final String title;

    Scope(String title) {
      this.title = title;
    }

    /** On screen. */
    public String title() {
      return title;
    }
  }

  /** Which tokens are global if there are to be s of them. */
  public enum Choice {
    /** The first s. */
    FIRST("first"),
    /** The first s of those that the user has chosen. */
    MINE("mine"),
    /** One after the other the one that keeps most attention. */
    GREEDY("greedy");

    private final String title;

    Choice(String title) {
      this.title = title;
    }

    /** On screen. */
    public String title() {
      return title;
    }
  }

  public static TradeoffSettings defaults() {
    return new TradeoffSettings(Measure.KEPT, Scope.MODEL, Choice.FIRST);
  }

  public TradeoffSettings withMeasure(Measure newMeasure) {
    return new TradeoffSettings(newMeasure, scope, choice);
  }

  public TradeoffSettings withScope(Scope newScope) {
    return new TradeoffSettings(measure, newScope, choice);
  }

  public TradeoffSettings withChoice(Choice newChoice) {
    return new TradeoffSettings(measure, scope, newChoice);
  }
}
