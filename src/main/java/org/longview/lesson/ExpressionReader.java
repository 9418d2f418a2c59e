package org.longview.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.longview.lesson.Expression.Known;
import org.longview.lesson.Expression.Literal;
import org.longview.lesson.Expression.Operation;
import org.longview.work.InputException;

/** Reads expressions: {@code n^2 · heads / 2}. */
final class ExpressionReader {
  private static final Pattern SYMBOL =
      Pattern.compile("\\s*(\\d[\\d,]*(?:\\.\\d+)?|[A-Za-z]\\w*|[-−+*·×/^()²])[ .]*");

  private static final int DEEPEST = 50;

  /** Numbers, names and signs; what is computed from more is no line of a lecture. */
  private static final int LONGEST = 500;

  private final List<String> symbols;
  private int next;
  private int depth;

  private ExpressionReader(List<String> symbols) {
    this.symbols = symbols;
  }

  /**
   * Reads all of a text.
   *
   * @throws InputException if it is no expression
   */
  static Expression read(String text) {
    List<String> symbols = new ArrayList<>();
    Matcher symbol = SYMBOL.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!symbol.region(at, text.length()).lookingAt()) {
        throw new InputException(
            "“%s” is not understood.".formatted(Template.beginning(text.substring(at))));
      }
      symbols.add(symbol.group(1));
      if (symbols.size() > LONGEST) {
        throw new InputException("This is too long to be computed; compute a part of it.");
      }
      at = symbol.end();
    }
    ExpressionReader reader = new ExpressionReader(symbols);
    Expression expression = reader.sum();
    if (reader.next < symbols.size()) {
      throw new InputException("“%s” is not expected.".formatted(symbols.get(reader.next)));
    }
    return expression;
  }

  private Expression sum() {
    Expression left = product();
    while (isNext("[-−+]")) {
      char sign = take().charAt(0);
      left = new Operation(sign == '+' ? '+' : '-', left, product());
    }
    return left;
  }

  private Expression product() {
    Expression left = power();
    while (isNext("[*·×/]")) {
      char sign = take().charAt(0);
      left = new Operation(sign == '/' ? '/' : '*', left, power());
    }
    return left;
  }

  private Expression power() {
    Expression base = atom();
    if (isNext("²")) {
      next++;
      return new Operation('^', base, new Literal(2));
    }
    if (isNext("\\^")) {
      next++;
      return new Operation('^', base, atom());
    }
    return base;
  }

  private Expression atom() {
    if (isNext("\\(")) {
      next++;
      depth++;
      if (depth > DEEPEST) {
        throw new InputException("There are too many parentheses in each other.");
      }
      Expression inner = sum();
      depth--;
      if (!isNext("\\)")) {
        throw new InputException("A parenthesis is not closed.");
      }
      next++;
      return inner;
    }
    if (isNext("\\d.*")) {
      return new Literal(Double.parseDouble(take().replace(",", "")));
    }
    if (isNext("[A-Za-z].*")) {
      return fact();
    }
    throw new InputException(
        next < symbols.size()
            ? "“%s” is not expected.".formatted(symbols.get(next))
            : "A number is missing at the end.");
  }

  private Expression fact() {
    StringBuilder name = new StringBuilder(take());
    while (isNext("[A-Za-z].*")) {
      name.append(' ').append(take());
    }
    String wanted = name.toString();
    Fact fact =
        Fact.named(wanted)
            .orElseThrow(
                () ->
                    new InputException(
                        "Nothing is known as “%s”%s"
                            .formatted(wanted, Nearest.question(wanted, Fact.ids()))));
    boolean given = isNext("\\d+");
    if (fact.takesNumber() != given) {
      throw new InputException(
          given
              ? "“%s” takes no number.".formatted(wanted)
              : "“%s” needs a number behind it.".formatted(wanted));
    }
    return new Known(fact, given ? OptionalInt.of(Values.whole(take(), 0)) : OptionalInt.empty());
  }

  private boolean isNext(String pattern) {
    return next < symbols.size() && symbols.get(next).matches(pattern);
  }

  private String take() {
    return symbols.get(next++);
  }
}
