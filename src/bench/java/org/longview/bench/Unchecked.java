package org.longview.bench;

import ai.onnxruntime.OrtException;

/** Calls to ONNX Runtime where no checked exception may be thrown. */
final class Unchecked {
  interface Call {
    void run() throws OrtException;
  }

  private Unchecked() {}

  static void run(Call call) {
    try {
      call.run();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
