package org.longview.cli;

import java.util.List;
import org.longview.study.Subject;
import org.longview.view.Material;
import org.longview.work.InputException;

/**
 * Tokens of which nothing is known but their number.
 *
 * @param layers that a pattern is looked at in
 */
record PatternMaterial(int length, int layers) implements Material {
  /** Layers, and heads of each, where no model was asked for. */
  static final int USUAL = 12;

  @Override
  public List<String> labels() {
    return List.of();
  }

  @Override
  public int heads() {
    return USUAL;
  }

  @Override
  public boolean hasSubject() {
    return false;
  }

  @Override
  public Subject subject() {
    throw new InputException("There is no input; give one of --text, --document and --tensors.");
  }

  @Override
  public Material withLength(int n) {
    return new PatternMaterial(n, layers);
  }
}
