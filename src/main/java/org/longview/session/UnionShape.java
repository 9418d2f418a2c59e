package org.longview.session;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of several records, as the object of that record with its kind before the rest.
 *
 * @param <T> the sealed interface of all of them
 */
final class UnionShape<T> implements Shape<T> {
  private static final String KIND = "kind";

  private final Map<String, RecordShape<? extends T>> shapes = new LinkedHashMap<>();

  /**
   * The shape of a sealed interface.
   *
   * @throws IllegalArgumentException if not all that it permits are records
   */
  @SuppressWarnings("unchecked") // what an interface permits implements it
  UnionShape(Class<T> type) {
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      if (!permitted.isRecord()) {
        throw new IllegalArgumentException(permitted + " is no record");
      }
      shapes.put(Words.kind(permitted), new RecordShape<>((Class<? extends T>) permitted));
    }
  }

  @Override
  public JsonElement write(T value, FileBase base) {
    String kind = Words.kind(value.getClass());
    JsonObject json = new JsonObject();
    json.addProperty(KIND, kind);
    shape(kind).writeTo(json, value, base);
    return json;
  }

  private RecordShape<? extends T> shape(String kind) {
    RecordShape<? extends T> shape = shapes.get(kind);
    if (shape == null) {
      throw new IllegalArgumentException(kind + " is not permitted");
    }
    return shape;
  }

  /** What has been read. */
  private static final class Draft<T> {
    private RecordShape<? extends T>.@Nullable Reading reading;
  }

  @Override
  public T read(SessionReader in, @Nullable T unless) throws IOException {
    Draft<T> draft = new Draft<>();
    in.object(
        key -> {
          if (draft.reading != null) {
            return draft.reading.take(in, key);
          }
          if (!key.equals(KIND)) {
            throw in.wrong("comes before the key kind; put that first");
          }
          String kind = in.string();
          if (!shapes.containsKey(kind)) {
            throw in.wrong("is %s; it must be %s".formatted(kind, Words.choice(shapes.keySet())));
          }
          draft.reading = shape(kind).begin(null);
          return true;
        });
    if (draft.reading == null) {
      throw in.wrong("has no kind");
    }
    return draft.reading.end(in);
  }
}
