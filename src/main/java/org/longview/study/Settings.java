package org.longview.study;

import org.longview.model.BundledModel;
import org.longview.model.EncoderConfig;
import org.longview.model.ModelSource;

/**
 * The whole state of the program, as one immutable value: undo, results that know what they belong
 * to, and commands all work on it.
 *
 * @param model what reads the text
 * @param source the text, or tensors
 * @param tokenFrom the first token of the text that is used; 1 is the text's first
 * @param tokenLimit how many tokens are used at most, [CLS] and [SEP] included
 * @param pattern the mechanism and its parameters
 * @param apply which layers the mechanism is applied to
 * @param view what is looked at
 * @param budget the memory budget
 */
public record Settings(
    ModelSource model,
    Source source,
    int tokenFrom,
    int tokenLimit,
    PatternSettings pattern,
    Apply apply,
    ViewSettings view,
    BudgetSettings budget) {

  /** Which layers a pattern is applied to. */
  public enum Apply {
    /** Only the viewed one; its inputs come from the reference run. */
    THIS_LAYER,
    /** All of them, so that the inputs of a layer have already been changed by those below. */
    EVERY_LAYER
  }

  public static Settings defaults(Source source) {
    return new Settings(
        BundledModel.DEFAULT,
        source,
        1,
        512,
        PatternSettings.defaults(),
        Apply.EVERY_LAYER,
        ViewSettings.defaults(),
        BudgetSettings.defaults());
  }

  /**
   * Which layers use the pattern. Between the layers of tensors there is no model, so that each is
   * alone whatever is wanted of texts.
   */
  public Apply applied() {
    return source instanceof TensorSource ? Apply.THIS_LAYER : apply;
  }

  /**
   * Another model. Tokens are counted anew, as another tokenizer finds others; the viewed head, and
   * what changes from layer to layer, is brought into the model's range; of a Longformer the
   * pattern becomes the one that it was trained with, with the first token global. While tensors
   * are used, which need no model, nothing else changes.
   */
  public Settings withModel(ModelSource newModel, EncoderConfig config) {
    if (source instanceof TensorSource) {
      return new Settings(newModel, source, tokenFrom, tokenLimit, pattern, apply, view, budget);
    }
    Settings changed =
        new Settings(newModel, source, 1, tokenLimit, pattern, apply, view, budget)
            .within(config.layers(), config.heads());
    return config.isLongformer()
        ? changed.withPattern(pattern.ofLongformer(config.attentionWindows()))
        : changed;
  }

  /** The viewed head, and what changes from layer to layer, brought into so many. */
  public Settings within(int layers, int heads) {
    return withPattern(pattern.withLayers(pattern.layers().fitted(layers)))
        .withView(view.within(layers, heads));
  }

  /** Another text, which is used from its first token on, or tensors. */
  public Settings withSource(Source newSource) {
    return new Settings(model, newSource, 1, tokenLimit, pattern, apply, view, budget);
  }

  public Settings withTokenFrom(int newTokenFrom) {
    return new Settings(model, source, newTokenFrom, tokenLimit, pattern, apply, view, budget);
  }

  public Settings withTokenLimit(int newTokenLimit) {
    return new Settings(model, source, tokenFrom, newTokenLimit, pattern, apply, view, budget);
  }

  public Settings withPattern(PatternSettings newPattern) {
    return new Settings(model, source, tokenFrom, tokenLimit, newPattern, apply, view, budget);
  }

  public Settings withApply(Apply newApply) {
    return new Settings(model, source, tokenFrom, tokenLimit, pattern, newApply, view, budget);
  }

  public Settings withView(ViewSettings newView) {
    return new Settings(model, source, tokenFrom, tokenLimit, pattern, apply, newView, budget);
  }

  public Settings withBudget(BudgetSettings newBudget) {
    return new Settings(model, source, tokenFrom, tokenLimit, pattern, apply, view, newBudget);
  }
}
