package org.longview.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.longview.study.Subject;
import org.longview.view.Material;

/** What was read; its model is read when its attention is asked for. */
final class InputMaterial implements Material {
  private final InputOptions options;
  private final Input read;
  private final int asked;
  private @Nullable Subject subject;

  /**
   * What options gave.
   *
   * @param asked layers that are named at least
   */
  InputMaterial(InputOptions options, Input read, int asked) {
    this.options = options;
    this.read = read;
    this.asked = asked;
  }

  @Override
  public int length() {
    return read.length();
  }

  @Override
  public List<String> labels() {
    return read.labels();
  }

  /** Queries, keys and values of one layer may be of any. */
  @Override
  public int layers() {
    return read.isOneLayer() ? asked : subject().layers();
  }

  @Override
  public int heads() {
    return subject().heads();
  }

  @Override
  public boolean hasSubject() {
    return true;
  }

  @Override
  public Subject subject() {
    Subject known = subject;
    if (known == null) {
      known = read.subject().get();
      subject = known;
    }
    return known;
  }

  @Override
  public Material withLength(int n) {
    return new InputMaterial(options, options.read(n), asked);
  }
}
