package org.longview.model;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import org.longview.text.WordPiece;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;

/** The models that come with the program, as resources on the class path. */
public enum BundledModel implements ModelSource {
  /** 12 layers of 12 heads, 384 wide, trained on up to 512 tokens of English; MIT. */
  BGE_SMALL("bge-small-en-v1.5");

  /** The one that is used unless another is asked for. */
  public static final BundledModel DEFAULT = BGE_SMALL;

  private final String title;

  BundledModel(String title) {
    this.title = title;
  }

  @Override
  public String title() {
    return title;
  }

  /**
   * Reads the weights, 130 MB, with progress by bytes.
   *
   * @throws InputException if they are missing or damaged
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  @Override
  public EncoderWeights load(Progress progress, Cancellation cancellation) {
    try {
      URLConnection connection = resource(title + ".onnx");
      try (InputStream in = connection.getInputStream()) {
        String what = "model " + title;
        OnnxGraph graph =
            OnnxReader.read(
                what,
                in,
                connection.getContentLengthLong(),
                new OnnxData(null, cancellation),
                new MemoryAllowance(Long.MAX_VALUE),
                progress,
                cancellation);
        return OnnxWeights.weights(title, graph);
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Reads the tokenizer.
   *
   * @throws InputException if it is missing or damaged
   */
  @Override
  public WordPiece tokenizer() {
    try (InputStream in = resource(title + "-tokenizer.json").getInputStream()) {
      return WordPiece.read(in);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private URLConnection resource(String file) throws IOException {
    URL url = BundledModel.class.getResource("/" + file);
    if (url == null) {
      throw new InputException(
          "The model %s is missing: %s is not on the class path; install the program again."
              .formatted(title, file));
    }
    return url.openConnection();
  }

  private InputException unreadable(IOException e) {
    return new InputException(
        "The model %s cannot be read (%s); install the program again."
            .formatted(title, e.getMessage()),
        e);
  }
}
