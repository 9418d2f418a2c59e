package org.longview.text;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Hugging Face's own tokenizer, with spans in {@code char}s instead of code points. */
final class OracleTokenizer implements AutoCloseable {
  private final HuggingFaceTokenizer tokenizer;

  OracleTokenizer(InputStream json) throws IOException {
    tokenizer =
        HuggingFaceTokenizer.newInstance(json, Map.of("truncation", "false", "padding", "false"));
  }

  /** One line a token: id, piece and, except for the first and last, the span. */
  String describe(String text) {
    Encoding encoding = tokenizer.encode(text);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < encoding.getIds().length; i++) {
      lines.append(encoding.getIds()[i]).append(' ').append(encoding.getTokens()[i]);
      if (i > 0 && i < encoding.getIds().length - 1) {
        CharSpan span = encoding.getCharTokenSpans()[i];
        int start = text.offsetByCodePoints(0, span.getStart());
        int end = text.offsetByCodePoints(start, span.getEnd() - span.getStart());
        lines.append(' ').append(start).append('-').append(end);
      }
      lines.append('\n');
    }
    return lines.toString();
  }

  /** The ids alone. */
  int[] ids(String text) {
    long[] ids = tokenizer.encode(text).getIds();
    int[] result = new int[ids.length];
    for (int i = 0; i < ids.length; i++) {
      result[i] = Math.toIntExact(ids[i]);
    }
    return result;
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
