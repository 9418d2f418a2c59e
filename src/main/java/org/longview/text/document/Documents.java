package org.longview.text.document;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.longview.work.Cancellation;
import org.longview.work.DetachedJobs;
import org.longview.work.InputException;
import org.longview.work.InputFile;
import org.longview.work.MemoryException;
import org.longview.work.Progress;

/**
 * Reads documents: PDF, DOCX, ODT, EPUB, HTML, RTF, Markdown and plain text in any common encoding.
 * What kind a file is, its content tells. Nothing is fetched from elsewhere and nothing in a
 * document is run.
 */
public final class Documents {
  /** How the names of documents usually end, without the dot. */
  public static final List<String> ENDINGS =
      List.of("pdf", "docx", "odt", "epub", "html", "htm", "xhtml", "rtf", "md", "markdown", "txt");

  private static final DetachedJobs JOBS = new DetachedJobs(4);

  private Documents() {}

  /** Reads a document within {@link ReadingLimits#DEFAULT}. */
  public static Document read(Path file, Progress progress, Cancellation cancellation) {
    return read(file, ReadingLimits.DEFAULT, progress, cancellation);
  }

  /**
   * Reads a document, on a thread of its own. The calling thread waits for it, but never longer
   * than a moment after a cancellation.
   *
   * @param progress called on that other thread
   * @throws InputException if the file cannot be read or is beyond a limit
   * @throws MemoryException if the memory does not suffice
   * @throws CancellationException if cancelled
   */
  public static Document read(
      Path file, ReadingLimits limits, Progress progress, Cancellation cancellation) {
    try {
      return JOBS.run(
          (pulse, left) -> read(new Reading(file, limits, pulse, left)),
          limits.patience(),
          progress,
          cancellation);
    } catch (TimeoutException e) {
      throw new InputException(
          "%s did not get on for %d seconds and was given up; it may be damaged."
              .formatted(file, limits.patience().toSeconds()),
          e);
    } catch (RejectedExecutionException e) {
      throw new InputException(
          file + " has to wait: other documents are still being given up; try again in a minute.",
          e);
    }
  }

  private static Document read(Reading reading) {
    reading.at(0);
    InputFile.require(reading.file());
    try {
      FileStamp before = FileStamp.of(reading);
      try {
        Document document = parsed(reading);
        before.requireSame(reading);
        return document;
      } catch (InputException e) {
        before.requireSame(reading);
        throw e;
      }
    } catch (IOException e) {
      throw InputFile.failed(reading.file(), e);
    }
  }

  /** The document, or a refusal whatever the parser throws. */
  private static Document parsed(Reading reading) throws IOException {
    try {
      return parse(reading, FileKind.of(reading));
    } catch (InputException | CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      throw reading.damaged(e);
    } catch (StackOverflowError e) {
      throw reading.refusal("is nested too deeply to be read; it may be damaged.", e);
    } catch (OutOfMemoryError e) {
      throw new MemoryException(
          "%s needs more memory to be read than the %d MiB that Java may use; start Java with a larger -Xmx."
              .formatted(reading.file(), Runtime.getRuntime().maxMemory() >> 20),
          e);
    }
  }

  private static Document parse(Reading reading, FileKind kind) throws IOException {
    return switch (kind) {
      case TEXT -> PlainText.text(reading);
      case MARKDOWN -> PlainText.markdown(reading);
      case HTML -> HtmlText.read(reading);
      case RTF -> OfficeText.rtf(reading);
      case PDF -> PdfText.read(reading);
      case DOCX -> OfficeText.docx(reading);
      case ODT -> OfficeText.odt(reading);
      case EPUB -> EpubText.read(reading);
    };
  }
}
