package org.longview.linear;

import org.ejml.data.DMatrixRMaj;

/** Matrices in double precision, as EJML takes them. */
final class Doubles {
  private Doubles() {}

  static DMatrixRMaj copy(Matrix a) {
    DMatrixRMaj copy = new DMatrixRMaj(a.rows(), a.columns());
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < a.columns(); j++) {
        copy.set(i, j, a.data()[a.at(i) + j]);
      }
    }
    return copy;
  }
}
