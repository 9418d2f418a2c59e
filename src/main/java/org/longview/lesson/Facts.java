package org.longview.lesson;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.longview.lesson.Expression.Known;
import org.longview.lesson.Expression.Literal;
import org.longview.lesson.Expression.Operation;
import org.longview.study.Settings;
import org.longview.study.Subject;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;

/** Fills in the numbers of a step, which the program computes. */
public final class Facts {
  private record Key(Known known, Under under) {}

  /** What a placeholder is computed under. */
  private record Under(Settings settings, Highlights highlights) {}

  private final Settings settings;
  private final Subject subject;
  private final Highlights highlights;
  private final Progress progress;
  private final Cancellation cancellation;
  private final Map<Key, Double> computed = new HashMap<>();

  /**
   * The words of a step with those of its numbers that take no time; of others an ellipsis, and of
   * all if there is one that cannot be computed.
   *
   * @param settings as they are
   * @param subject the text of the settings, read by their model
   */
  public static StepText quick(Step step, Settings settings, Subject subject) {
    Facts facts =
        new Facts(settings, subject, step.state().highlights(), Progress.NONE, new Cancellation());
    try {
      return words(
          step,
          template ->
              template.filled(
                  placeholder ->
                      placeholder.isQuick() ? facts.text(placeholder) : Template.PENDING),
          template -> facts.length(template, Placeholder::isQuick));
    } catch (InputException e) {
      // It is told when all numbers are computed
      return pending(step);
    }
  }

  private Facts(
      Settings settings,
      Subject subject,
      Highlights highlights,
      Progress progress,
      Cancellation cancellation) {
    this.settings = settings;
    this.subject = subject;
    this.highlights = highlights;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  /**
   * The words of a step before its numbers are known, with an ellipsis for each. It takes no time.
   */
  public static StepText pending(Step step) {
    return words(step, Template::pending, bar -> Double.NaN);
  }

  /**
   * The words of a step with its numbers. It may take long.
   *
   * @param settings as they are, which may differ from those of the step by what was played with
   * @param subject the text of the settings, read by their model
   * @throws InputException if the model or the text lacks what is asked for, or it does not fit
   *     into memory; with a line
   * @throws org.longview.work.MemoryException if the memory ran out all the same
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static StepText of(
      Step step, Settings settings, Subject subject, Progress progress, Cancellation cancellation) {
    step.state().requireFit(settings.model().title(), subject.layers(), subject.heads());
    Facts facts = new Facts(settings, subject, step.state().highlights(), progress, cancellation);
    try {
      return words(
          step,
          template -> template.filled(facts::text),
          template -> facts.length(template, placeholder -> true));
    } catch (InputException e) {
      throw step.where().refused(e);
    }
  }

  /** How long a bar is; NaN if its number is not wanted. */
  private double length(Template template, Predicate<Placeholder> wanted) {
    List<Placeholder> placeholders = template.placeholders();
    if (placeholders.isEmpty()) {
      return Picture.Bar.length(template.pending());
    }
    return wanted.test(placeholders.get(0)) ? number(placeholders.get(0)) : Double.NaN;
  }

  private interface Filling {
    String fill(Template template);
  }

  private interface Lengths {
    double of(Template template);
  }

  private static StepText words(Step step, Filling filling, Lengths lengths) {
    Step.Question question = step.question();
    List<StepText.Bar> bars =
        step.picture() instanceof Picture.Bars picture
            ? picture.bars().stream()
                .map(
                    bar ->
                        new StepText.Bar(
                            filling.fill(bar.label()),
                            lengths.of(bar.value()),
                            filling.fill(bar.value())))
                .toList()
            : List.of();
    return new StepText(
        filling.fill(step.title()),
        filling.fill(step.caption()),
        filling.fill(step.notes()),
        question == null ? null : filling.fill(question.question()),
        question == null ? null : filling.fill(question.answer()),
        bars);
  }

  private String text(Placeholder placeholder) {
    if (placeholder.expression() instanceof Known known && known.fact().isText()) {
      return known.fact().text(asked(known, under(placeholder)));
    }
    Form form = placeholder.form();
    double number = number(placeholder);
    if (Double.isInfinite(number) || Double.isNaN(number)) {
      throw new InputException(
          "{%s} is no number, such as one that is divided by 0; reckon otherwise."
              .formatted(Template.beginning(placeholder.text().strip())));
    }
    return (form == null ? form(placeholder.expression(), number) : form).written(number);
  }

  private double number(Placeholder placeholder) {
    cancellation.check();
    return number(placeholder.expression(), under(placeholder));
  }

  private Under under(Placeholder placeholder) {
    StepState other = placeholder.under();
    other.requireFit(settings.model().title(), subject.layers(), subject.heads());
    return new Under(other.changed(settings), highlights.with(other.highlights()));
  }

  private double number(Expression expression, Under under) {
    if (expression instanceof Literal number) {
      return number.number();
    }
    if (expression instanceof Operation operation) {
      double left = number(operation.left(), under);
      double right = number(operation.right(), under);
      return switch (operation.sign()) {
        case '+' -> left + right;
        case '-' -> left - right;
        case '*' -> left * right;
        case '/' -> left / right;
        default -> Math.pow(left, right);
      };
    }
    Known known = (Known) expression;
    Key key = new Key(known, under);
    Double before = computed.get(key);
    if (before == null) {
      before = known.fact().number(asked(known, under));
      computed.put(key, before);
    }
    return before;
  }

  private Asked asked(Known known, Under under) {
    return new Asked(
        under.settings, subject, under.highlights, known.argument(), progress, cancellation);
  }

  /** That of its only fact; of others a count if it is whole, else with one digit. */
  private static Form form(Expression expression, double number) {
    @Nullable Form alone = expression instanceof Known known ? known.fact().form() : null;
    return alone != null ? alone : number == Math.rint(number) ? Form.COUNT : Form.TENTHS;
  }
}
