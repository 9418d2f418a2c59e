package org.longview.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.longview.export.BudgetFigure;
import org.longview.export.Figure;
import org.longview.export.FigureFormat;
import org.longview.export.FigureMetadata;
import org.longview.export.FigureStyle;
import org.longview.export.FigureText;
import org.longview.export.FigureTopic;
import org.longview.export.SheetFigure;
import org.longview.export.StudyFigures;
import org.longview.export.WriteException;
import org.longview.linear.Kernels;
import org.longview.model.BundledModel;
import org.longview.model.Encoder;
import org.longview.picture.BudgetRows;
import org.longview.picture.Reduction;
import org.longview.session.SessionFile;
import org.longview.study.LayerComparison;
import org.longview.study.Settings;
import org.longview.study.TextSource;
import org.longview.study.Workbench;
import org.longview.text.Example;
import org.longview.text.Tokens;
import org.longview.text.document.Documents;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.MemoryException;
import org.longview.work.ProgramVersion;
import org.longview.work.Progress;
import org.longview.work.Workers;

/**
 * What the program does in place of its window where there is no display: the main job on the
 * default example, or on a document, as a picture.
 */
public final class Preview {
  private static final Path FILE = Path.of("longview-preview.png");
  private static final int WIDTH = 1600;
  private static final int DOTS_PER_INCH = 150;

  private Preview() {}

  /**
   * Says why there is no window, and writes the picture.
   *
   * @param reason the sentence, with the mend
   * @param document a text file, or null for the default example
   * @return the exit status
   */
  public static int run(String reason, @Nullable Path document) {
    return run(
        new PrintWriter(System.out, true, UTF_8),
        new PrintWriter(System.err, true, UTF_8),
        reason,
        document);
  }

  static int run(PrintWriter out, PrintWriter err, String reason, @Nullable Path document) {
    out.println(reason);
    try {
      write(document);
    } catch (InputException | WriteException | MemoryException e) {
      err.println(e.getMessage());
      return e instanceof InputException ? 2 : 1;
    }
    out.println("Wrote pattern, attention and budget to " + FILE + ".");
    return 0;
  }

  private static void write(@Nullable Path document) {
    if (document != null && SessionFile.isNamed(document)) {
      throw new InputException(
          "%s is a session, which the window alone opens; name the document itself."
              .formatted(document));
    }
    Cancellation never = new Cancellation();
    String text =
        document == null
            ? Example.SENTENCE.text()
            : Documents.read(document, Progress.NONE, never).text();
    Settings settings = Settings.defaults(TextSource.typed(text));
    BundledModel model = BundledModel.DEFAULT;
    Tokens all = model.tokenizer().encode(text, never);
    Tokens tokens = all.size() <= settings.tokenLimit() ? all : all.first(settings.tokenLimit());
    Workbench workbench =
        new Workbench(
            new Encoder(model.load(Progress.NONE, never), Kernels.best(), Workers.shared()),
            Workers.shared());
    LayerComparison layer =
        workbench
            .on(tokens)
            .layer(
                settings.pattern(),
                settings.applied(),
                settings.view().layer(),
                Progress.NONE,
                never);

    String name = document == null ? Example.SENTENCE.title() : document.getFileName().toString();
    StudyFigures figures =
        new StudyFigures(
            new FigureTopic(
                settings.pattern(),
                tokens.size(),
                IntStream.range(0, tokens.size()).mapToObj(tokens::piece).toList(),
                model.title() + " · " + name,
                false));
    Figure sheet =
        new SheetFigure(
            new FigureText("Longview", "What attention costs and what it sees", ""),
            List.of(
                List.of(
                    figures.pattern(),
                    figures.attention(
                        layer, settings.view(), Reduction.MAX, "in every layer", never)),
                List.of(
                    BudgetFigure.of(
                        new BudgetRows(
                            settings.budget().baseline(),
                            settings.budget().length(),
                            settings.budget().globals(),
                            OptionalLong.empty())))));
    FigureFormat.of(FILE)
        .write(
            FILE,
            sheet,
            FigureStyle.LIGHT,
            WIDTH,
            new FigureMetadata(DOTS_PER_INCH, ProgramVersion.title(), name),
            Progress.NONE,
            never);
  }
}
