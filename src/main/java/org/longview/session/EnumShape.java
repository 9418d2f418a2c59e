package org.longview.session;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of several words. */
final class EnumShape implements Shape<Object> {
  private final Map<String, Object> constants = new LinkedHashMap<>();

  EnumShape(Class<?> type) {
    for (Object constant : type.getEnumConstants()) {
      constants.put(Words.constant((Enum<?>) constant), constant);
    }
  }

  @Override
  public JsonElement write(Object value, FileBase base) {
    return new JsonPrimitive(Words.constant((Enum<?>) value));
  }

  @Override
  public Object read(SessionReader in, @Nullable Object unless) throws IOException {
    String word = in.string();
    Object constant = constants.get(word);
    if (constant == null) {
      throw in.wrong("is %s; it must be %s".formatted(word, Words.choice(constants.keySet())));
    }
    return constant;
  }
}
