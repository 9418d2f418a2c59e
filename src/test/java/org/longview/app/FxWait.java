package org.longview.app;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.testfx.util.WaitForAsyncUtils;

/** Waiting for what the window does in the background. */
final class FxWait {
  private FxWait() {}

  /** Waits until a condition, looked at on the JavaFX thread, is true. */
  static void until(Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(
          30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    } catch (TimeoutException e) {
      throw new AssertionError("this did not come true in time", e);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }
}
