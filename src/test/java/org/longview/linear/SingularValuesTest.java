package org.longview.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longview.work.InputException;

/** Singular values, against EJML's decomposition of the matrix itself and against what is known. */
class SingularValuesTest {
  private static final List<Kernels> BOTH = List.of(Kernels.plain(), Kernels.best());

  private final Random random = new Random(3);

  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "3,2", "2,3", "7,7", "24,23", "25,25", "64,64", "200,131", "97,160"})
  void areThoseOfTheMatrixItself(int rows, int columns) {
    Matrix a = random(rows, columns);
    var svd = DecompositionFactory_DDRM.svd(rows, columns, false, false, false);
    assertTrue(svd.decompose(Doubles.copy(a)));
    double[] expected =
        DoubleStream.of(Arrays.copyOf(svd.getSingularValues(), columns))
            .boxed()
            .sorted(Collections.reverseOrder())
            .mapToDouble(Double::doubleValue)
            .toArray();
    for (Kernels kernels : BOTH) {
      assertArrayEquals(expected, SingularValues.of(kernels, a), 1e-7 * expected[0]);
    }
  }

  @Test
  void ofTheIdentityAreOneAndOfAUniformMatrixOneIs() {
    int n = 70;
    Matrix identity = Matrix.zeros(n, n);
    Matrix uniform = Matrix.zeros(n, n);
    Arrays.fill(uniform.data(), 1f / n);
    for (int i = 0; i < n; i++) {
      identity.data()[i * n + i] = 1;
    }
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    double[] one = new double[n];
    one[0] = 1;
    for (Kernels kernels : BOTH) {
      assertArrayEquals(ones, SingularValues.of(kernels, identity), 1e-12);
      assertArrayEquals(one, SingularValues.of(kernels, uniform), 1e-7);
      assertArrayEquals(new double[n], SingularValues.of(kernels, Matrix.zeros(n, n)));
    }
  }

  @Test
  void numbersThatAreNotFiniteAreRefusedInASentence() {
    Matrix a = random(9, 9);
    a.data()[a.at(4) + 2] = Float.NaN;
    for (Kernels kernels : BOTH) {
      InputException thrown =
          assertThrows(InputException.class, () -> SingularValues.of(kernels, a));
      assertTrue(String.valueOf(thrown.getMessage()).contains("does not converge"));
    }
  }

  @Test
  void theMatrixIsNotModified() {
    Matrix a = random(20, 30);
    float[] before = a.data().clone();
    for (Kernels kernels : BOTH) {
      SingularValues.of(kernels, a);
      assertArrayEquals(before, a.data());
    }
  }

  /** A view with a margin, of numbers that differ in size. */
  private Matrix random(int rows, int columns) {
    Matrix a = Matrix.of(new float[rows * (columns + 3)], 1, rows, columns, columns + 2);
    for (int i = 0; i < a.data().length; i++) {
      a.data()[i] = (float) Math.exp(2 * random.nextGaussian()) / columns;
    }
    return a;
  }
}
