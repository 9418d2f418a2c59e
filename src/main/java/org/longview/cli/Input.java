package org.longview.cli;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.longview.model.ModelSource;
import org.longview.model.UserTensors;
import org.longview.study.Source;
import org.longview.study.Subject;

/**
 * What a command computes on, as far as it has been read: the model of a text is read only when the
 * subject is asked for.
 *
 * @param source what was asked for
 * @param model that reads a text
 * @param length n
 * @param labels the names of the tokens for figures; empty if they have none
 * @param origin where it came from, for the line of parameters
 * @param tensors null of a text
 * @param subject answers what its attention is
 */
record Input(
    Source source,
    ModelSource model,
    int length,
    List<String> labels,
    String origin,
    @Nullable UserTensors tensors,
    Supplier<Subject> subject) {
  /** Whether it is queries, keys and values of one layer, which may be one of several. */
  boolean isOneLayer() {
    return tensors instanceof UserTensors.Projected projected && projected.layers() == 1;
  }
}
