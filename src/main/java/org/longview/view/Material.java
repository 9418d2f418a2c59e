package org.longview.view;

import java.util.List;
import org.longview.study.Subject;

/** A text or tensors, as far as they are known: what figures are made of beside settings. */
public interface Material {
  /** n, the number of tokens that are used. */
  int length();

  /** The tokens, n of them; none to number them. */
  List<String> labels();

  /** Of the model, or of the tensors. */
  int layers();

  /** Of each layer. */
  int heads();

  /** Whether there is attention to look at. */
  boolean hasSubject();

  /**
   * The tokens' attention.
   *
   * @throws org.longview.work.InputException if there is none, or it cannot be read
   */
  Subject subject();

  /**
   * The same text with another number of tokens.
   *
   * @throws org.longview.work.InputException if it has not so many
   */
  Material withLength(int n);
}
