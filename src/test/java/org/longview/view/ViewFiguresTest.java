package org.longview.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.longview.GoldenCase;
import org.longview.export.CellScheme;
import org.longview.export.MatrixFigure;
import org.longview.model.TensorFile;
import org.longview.picture.BudgetRows;
import org.longview.study.PatternKind;
import org.longview.study.Settings;
import org.longview.study.Subject;
import org.longview.study.SweepParameter;
import org.longview.study.TensorSource;
import org.longview.study.WorkingSet;
import org.longview.work.Cancellation;
import org.longview.work.Progress;

class ViewFiguresTest {
  private final GoldenCase golden = GoldenCase.read("p02_sliding");
  private final Subject subject =
      Subject.of(
          TensorFile.readTensors(golden.npz(), new Cancellation()),
          new WorkingSet(WorkingSet.mostOfHeap()));

  private final Material material =
      new Material() {
        @Override
        public int length() {
          return subject.length();
        }

        @Override
        public List<String> labels() {
          return List.of();
        }

        @Override
        public int layers() {
          return subject.layers();
        }

        @Override
        public int heads() {
          return subject.heads();
        }

        @Override
        public boolean hasSubject() {
          return true;
        }

        @Override
        public Subject subject() {
          return subject;
        }

        @Override
        public Material withLength(int n) {
          return this;
        }
      };

  private Scene scene() {
    Settings settings = Settings.defaults(TensorSource.of(golden.npz()));
    return new Scene(
        settings
            .withPattern(settings.pattern().withKind(PatternKind.WINDOW))
            .withView(settings.view().withHead(0, 0)),
        material,
        new BudgetRows(512, 1024, 4, OptionalLong.empty()),
        1,
        Map.of(),
        "");
  }

  private static double end(Scene scene) {
    MatrixFigure figure =
        assertInstanceOf(
            MatrixFigure.class,
            ViewFigures.of(List.of(View.ATTENTION), scene, Progress.NONE, new Cancellation()));
    return assertInstanceOf(CellScheme.Values.class, figure.scheme()).scale().high();
  }

  @Test
  void aColorMeansTheSameInEveryFrameOfAFilm() {
    assertTrue(end(scene()) < 1);
    assertEquals(1, end(scene().with(SweepParameter.W, 4)));
    assertEquals(1, end(scene().with(SweepParameter.W, 8)));
  }
}
