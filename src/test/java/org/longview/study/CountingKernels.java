package org.longview.study;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.longview.linear.Kernels;
import org.longview.linear.Matrix;
import org.longview.work.Workers;

/** The best kernels, and how much they were asked to do. */
final class CountingKernels {
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger multiplications = new AtomicInteger();
  private final AtomicInteger headsAttended = new AtomicInteger();
  private final AtomicInteger rowsCompleted = new AtomicInteger();
  private final Kernels counted =
      (Kernels)
          Proxy.newProxyInstance(
              Kernels.class.getClassLoader(),
              new Class<?>[] {Kernels.class},
              (proxy, method, arguments) -> count(method, arguments));

  private Object count(Method method, Object[] arguments) throws Throwable {
    calls.incrementAndGet();
    switch (method.getName()) {
      case "multiply" -> multiplications.incrementAndGet();
      case "packKeys" -> headsAttended.addAndGet(arguments[1] == null ? 0 : 1);
      case "gelu" -> rowsCompleted.addAndGet(((Matrix) arguments[0]).rows());
      default -> {}
    }
    try {
      return method.invoke(Kernels.best(), arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  Kernels counted() {
    return counted;
  }

  void reset() {
    calls.set(0);
    multiplications.set(0);
    headsAttended.set(0);
    rowsCompleted.set(0);
  }

  int calls() {
    return calls.get();
  }

  /** Products with weights, for blocks of rows. */
  int multiplications() {
    return multiplications.get();
  }

  /** Heads of which the output was computed, under a pattern without global tokens. */
  int headsAttended() {
    return headsAttended.get();
  }

  /** Rows that went through the feed-forward network. */
  int rowsCompleted() {
    return rowsCompleted.get();
  }

  /** Blocks of rows that a short text is split into. */
  int blocksForEach(int n) {
    int size = (n + Workers.shared().threads() - 1) / Workers.shared().threads();
    return (n + size - 1) / size;
  }
}
