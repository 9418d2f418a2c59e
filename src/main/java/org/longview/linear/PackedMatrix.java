package org.longview.linear;

/** The right factor of a product, laid out as the kernels that packed it want it. */
public interface PackedMatrix {
  int rows();

  int columns();
}
