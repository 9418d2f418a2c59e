package org.longview.session;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.longview.study.Source;
import org.longview.study.TensorSource;
import org.longview.study.TextSource;
import org.longview.text.Example;
import org.longview.text.document.Documents;
import org.longview.work.InputException;

/**
 * What is looked at. A text that was typed or pasted is in the session, line by line; an example is
 * named; documents and tensors stay in their own files.
 */
final class SourceShape implements Shape<Source> {
  private static final String TEXT = "text";
  private static final String NAME = "name";
  private static final String EXAMPLE = "example";
  private static final String DOCUMENT = "document";
  private static final String TENSORS = "tensors";

  @Override
  public JsonElement write(Source value, FileBase base) {
    JsonObject json = new JsonObject();
    if (value instanceof TensorSource tensors) {
      json.add(
          TENSORS, FileReference.json(tensors.path(), base, () -> Fingerprint.of(tensors.path())));
      return json;
    }
    TextSource text = (TextSource) value;
    Example example = example(text);
    if (text.path() != null) {
      json.add(DOCUMENT, FileReference.json(text.path(), base, () -> Fingerprint.of(text.text())));
    } else if (example != null) {
      json.addProperty(EXAMPLE, word(example));
    } else {
      if (text.name() != null) {
        json.addProperty(NAME, text.name());
      }
      json.add(TEXT, lines(text.text()));
    }
    return json;
  }

  private static @Nullable Example example(TextSource text) {
    for (Example example : Example.values()) {
      if (example.title().equals(text.name()) && example.text().equals(text.text())) {
        return example;
      }
    }
    return null;
  }

  private static String word(Example example) {
    return example.name().toLowerCase(Locale.ROOT);
  }

  private static JsonElement lines(String text) {
    if (!text.contains("\n")) {
      return new JsonPrimitive(text);
    }
    JsonArray lines = new JsonArray();
    for (String line : text.split("\n", -1)) {
      lines.add(line);
    }
    return lines;
  }

  /** What has been read; one of the keys is enough. */
  private static final class Draft {
    private @Nullable Source source;
    private @Nullable String text;
    private @Nullable String name;
    private @Nullable FileGone gone;
  }

  @Override
  public Source read(SessionReader in, @Nullable Source unless) throws IOException {
    Draft draft = new Draft();
    in.object(
        key -> {
          switch (key) {
            case TEXT -> draft.text = text(in);
            case NAME -> draft.name = in.string();
            case EXAMPLE -> draft.source = example(in);
            case DOCUMENT, TENSORS -> {
              FileReference reference = FileReference.read(in);
              try {
                draft.source =
                    key.equals(DOCUMENT) ? document(reference, in) : tensors(reference, in);
              } catch (InputException e) {
                draft.gone =
                    new FileGone(
                        "%s Open the file that is meant; all else is as it was."
                            .formatted(e.getMessage()));
              }
            }
            default -> {
              return false;
            }
          }
          return true;
        });
    if (draft.gone != null) {
      throw draft.gone;
    }
    if (draft.source != null) {
      return draft.source;
    }
    if (draft.text == null) {
      throw in.wrong("has no text, example, document or tensors");
    }
    return draft.name == null
        ? TextSource.typed(draft.text)
        : TextSource.named(draft.name, draft.text);
  }

  private static String text(SessionReader in) throws IOException {
    if (!in.isNext(JsonToken.BEGIN_ARRAY)) {
      return in.string();
    }
    StringJoiner lines = new StringJoiner("\n");
    in.array(() -> lines.add(in.string()));
    return lines.toString();
  }

  private static Source example(SessionReader in) throws IOException {
    String word = in.string();
    for (Example example : Example.values()) {
      if (word(example).equals(word)) {
        return TextSource.named(example.title(), example.text());
      }
    }
    throw in.wrong("is %s, but there is no such example".formatted(word));
  }

  private static Source document(FileReference reference, SessionReader in) {
    TextSource read =
        TextSource.of(
            Documents.read(reference.path(), in.progress(), in.cancellation()), reference.path());
    reference.tellChange(in, "The document", Fingerprint.of(read.text()));
    return read;
  }

  private static Source tensors(FileReference reference, SessionReader in) {
    TensorSource read = TensorSource.of(reference.path());
    reference.tellChange(in, "The tensors", Fingerprint.of(read.path()));
    return read;
  }
}
