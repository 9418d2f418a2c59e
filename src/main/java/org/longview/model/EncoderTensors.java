package org.longview.model;

import java.util.Set;
import org.longview.work.Cancellation;

/** The tensors of an encoder by their names. */
interface EncoderTensors {
  /** The names of all, also of those that no encoder has. */
  Set<String> names();

  /**
   * The length of every axis.
   *
   * @param name one of {@link #names()}
   */
  Shape shape(String name);

  /** How many bytes of the file the tensor takes. */
  long bytes(String name);

  /**
   * Reads a tensor, its last axis running fastest.
   *
   * @throws org.longview.work.InputException if it cannot be read, or is of no floats
   */
  float[] elements(String name, Cancellation cancellation);

  /** Whether the matrices of dense layers are (outputs, inputs), as PyTorch's. */
  boolean outputsFirst();
}
