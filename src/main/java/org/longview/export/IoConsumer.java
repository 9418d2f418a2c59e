package org.longview.export;

import java.io.IOException;

/** Does something with what it is given, and may fail as input and output do. */
@FunctionalInterface
public interface IoConsumer<T> {
  void accept(T given) throws IOException;
}
