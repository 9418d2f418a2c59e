package org.longview.lesson;

import java.util.OptionalInt;

/** A number that is computed from facts. */
sealed interface Expression {
  /** A number as it stands. */
  record Literal(double number) implements Expression {}

  /**
   * A fact.
   *
   * @param argument the number behind its name, if it takes one
   */
  record Known(Fact fact, OptionalInt argument) implements Expression {}

  /** {@code + − · / ^} of two numbers. */
  record Operation(char sign, Expression left, Expression right) implements Expression {}

  /** Whether it is computed in no time, whatever the text. */
  default boolean isQuick() {
    if (this instanceof Operation operation) {
      return operation.left.isQuick() && operation.right.isQuick();
    }
    return !(this instanceof Known known) || known.fact.isQuick();
  }
}
