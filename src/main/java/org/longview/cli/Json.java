package org.longview.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;

/** JSON as the commands print it: one line, nulls included. */
final class Json {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  private Json() {}

  static String line(JsonObject json) {
    return GSON.toJson(json) + System.lineSeparator();
  }
}
