package org.longview.study;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CellKindTest {
  @ParameterizedTest
  @EnumSource
  void everyKindHasAValueOfItsOwn(CellKind kind) {
    assertSame(kind, CellKind.of(kind.value()));
  }

  @Test
  void otherValuesStandForNoKind() {
    assertThrows(IllegalArgumentException.class, () -> CellKind.of(MatrixSource.EXCLUDED));
    assertThrows(IllegalArgumentException.class, () -> CellKind.of(0.5f));
  }
}
