package org.longview.cli;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.longview.budget.Memory;
import org.longview.budget.Storage;
import org.longview.budget.Stored;

/** What implementations store of the attention of one budget, as JSON and as text. */
final class StoredTable {
  private record Row(String title, @Nullable Stored stored) {}

  private final long length;
  private final Storage storage;
  private final OptionalLong capacity;
  private final Map<String, Row> rows = new LinkedHashMap<>();

  /**
   * An empty table.
   *
   * @param length n
   * @param capacity bytes that there are, if it is known
   */
  StoredTable(long length, Storage storage, OptionalLong capacity) {
    this.length = length;
    this.storage = storage;
    this.capacity = capacity;
  }

  /**
   * Adds a line.
   *
   * @param key in JSON
   * @param title in the text
   * @param stored null where the settings have no such thing
   */
  StoredTable add(String key, String title, @Nullable Stored stored) {
    rows.put(key, new Row(title, stored));
    return this;
  }

  JsonObject json() {
    JsonObject json = new JsonObject();
    Memory memory = storage.memory();
    json.addProperty("bytes_per_entry", memory.bytesPerEntry());
    json.addProperty("layers", memory.layers());
    json.addProperty("heads", memory.heads());
    json.addProperty("batch", storage.batch());
    json.addProperty("held", storage.held().id());
    json.addProperty("capacity", capacity.isPresent() ? capacity.getAsLong() : null);
    JsonObject all = new JsonObject();
    rows.forEach(
        (key, row) -> all.add(key, row.stored() == null ? JsonNull.INSTANCE : json(row.stored())));
    json.add("stored", all);
    return json;
  }

  private JsonObject json(Stored stored) {
    JsonObject json = new JsonObject();
    json.addProperty("entries", stored.entries(length));
    if (stored instanceof Stored.Chunks chunks) {
      json.addProperty("padded_n", chunks.padded(length));
      json.addProperty("band", chunks.band(length));
      json.addProperty("chunk_scores", chunks.chunkScores(length));
    }
    if (stored instanceof Stored.LowRank lowRank) {
      json.addProperty("sharing", lowRank.sharing().id());
      Memory memory = storage.memory();
      json.addProperty(
          "projection_parameters", lowRank.parameters(length, memory.layers(), memory.heads()));
    }
    json.addProperty("bytes", stored.bytes(length, storage));
    json.addProperty("longest_n", longest(stored));
    return json;
  }

  private @Nullable Long longest(Stored stored) {
    return capacity.isPresent() ? storage.longest(stored, capacity.getAsLong()) : null;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    String head = capacity.isPresent() ? "longest n" : "";
    text.append(line("", "stored a head", storage.held().id(), head));
    for (Row row : rows.values()) {
      Stored stored = row.stored();
      if (stored != null) {
        Long longest = longest(stored);
        text.append(
            line(
                row.title(),
                String.format(Locale.ROOT, "%,d", stored.entries(length)),
                Memory.format(stored.bytes(length, storage)),
                longest == null ? "" : String.format(Locale.ROOT, "%,d", longest)));
      }
    }
    return text.toString();
  }

  private static String line(String name, String entries, String bytes, String longest) {
    return String.format(Locale.ROOT, "%-24s %24s %14s %24s", name, entries, bytes, longest)
            .stripTrailing()
        + System.lineSeparator();
  }
}
