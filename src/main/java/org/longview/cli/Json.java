package org.longview.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;

/** JSON as the commands print it: one line, nulls included. */
final class Json {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  private Json() {}

  static String line(JsonElement json) {
    return GSON.toJson(json) + System.lineSeparator();
  }
}
