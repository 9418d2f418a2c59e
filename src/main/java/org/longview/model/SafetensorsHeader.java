package org.longview.model;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.longview.work.InputException;

/**
 * What the header of a {@code .safetensors} file says: a JSON object that gives each tensor its
 * type, its shape and its place among the bytes that follow. As the format wants it, the tensors
 * must fill these bytes without overlap, gap or rest.
 */
final class SafetensorsHeader {
  static final String BOOLEAN = "BOOL";

  private static final String METADATA = "__metadata__";

  /** Bytes of one element, of the types whose elements are whole bytes. */
  private static final Map<String, Integer> ITEM_SIZES =
      Map.ofEntries(
          Map.entry("F64", 8),
          Map.entry("F32", 4),
          Map.entry("F16", 2),
          Map.entry("BF16", 2),
          Map.entry("I64", 8),
          Map.entry("I32", 4),
          Map.entry("I16", 2),
          Map.entry("I8", 1),
          Map.entry("U64", 8),
          Map.entry("U32", 4),
          Map.entry("U16", 2),
          Map.entry("U8", 1),
          Map.entry("C64", 8),
          Map.entry("F8_E4M3", 1),
          Map.entry("F8_E5M2", 1),
          Map.entry(BOOLEAN, 1));

  private final String file;
  private final JsonReader json;

  private SafetensorsHeader(String file, JsonReader json) {
    this.file = file;
    this.json = json;
  }

  /**
   * Where a tensor is.
   *
   * @param type as the file writes it, such as {@code BF16}; one that this program does not know is
   *     kept too
   * @param shape the length of every axis
   * @param begin its first byte, counted from the end of the header
   * @param end behind its last byte
   */
  record Entry(String type, Shape shape, long begin, long end) {
    long bytes() {
      return end - begin;
    }

    /** Bytes of one element, or 0 of a type that is not known. */
    int itemSize() {
      return ITEM_SIZES.getOrDefault(type, 0);
    }
  }

  /**
   * Reads and checks the header.
   *
   * @param file names it in a refusal
   * @param header the JSON text; not closed
   * @param data how many bytes follow it
   * @return the tensors by their names, in the header's order
   * @throws InputException if it is damaged or contradicts itself or the number of bytes
   */
  static Map<String, Entry> parse(String file, Reader header, long data) throws IOException {
    JsonReader json = new JsonReader(header);
    json.setStrictness(Strictness.STRICT);
    try {
      Map<String, Entry> entries = new SafetensorsHeader(file, json).entries();
      requireFilled(file, entries, data);
      return entries;
    } catch (IOException | IllegalStateException | NumberFormatException e) {
      throw new InputException(file + " has a damaged header; save or download it again.", e);
    }
  }

  private Map<String, Entry> entries() throws IOException {
    Map<String, Entry> entries = new LinkedHashMap<>();
    boolean metadata = false;
    json.beginObject();
    while (json.hasNext()) {
      String name = json.nextName();
      boolean twice = name.equals(METADATA) ? metadata : entries.containsKey(name);
      if (twice) {
        throw new InputException("%s names %s twice; save it again.".formatted(file, name));
      }
      if (name.equals(METADATA)) {
        metadata = true;
        json.skipValue();
      } else {
        entries.put(name, entry(name));
      }
    }
    json.endObject();
    if (json.peek() != JsonToken.END_DOCUMENT) {
      throw new IllegalStateException("text behind the header");
    }
    return entries;
  }

  private Entry entry(String name) throws IOException {
    String type = null;
    Shape shape = null;
    List<Long> offsets = null;
    json.beginObject();
    while (json.hasNext()) {
      String key = json.nextName();
      if (key.equals("dtype") && type == null) {
        type = json.nextString();
      } else if (key.equals("shape") && shape == null) {
        shape = shape(name);
      } else if (key.equals("data_offsets") && offsets == null) {
        offsets = numbers();
      } else {
        throw damaged(name, "an unknown or repeated entry " + key);
      }
    }
    json.endObject();
    return checked(name, type, shape, offsets);
  }

  private Entry checked(
      String name, @Nullable String type, @Nullable Shape shape, @Nullable List<Long> offsets) {
    if (type == null || shape == null || offsets == null) {
      throw damaged(name, "no dtype, shape or data_offsets");
    }
    if (offsets.size() != 2 || offsets.get(0) < 0 || offsets.get(1) < offsets.get(0)) {
      throw damaged(name, "the impossible data_offsets " + offsets);
    }
    Entry entry = new Entry(type, shape, offsets.get(0), offsets.get(1));
    int itemSize = entry.itemSize();
    if (itemSize > 0
        && (entry.bytes() % itemSize != 0 || entry.bytes() / itemSize != shape.count())) {
      throw damaged(
          name,
          "shape %s and type %s, which do not fit its %d bytes"
              .formatted(shape, type, entry.bytes()));
    }
    return entry;
  }

  private Shape shape(String name) throws IOException {
    List<Long> lengths = numbers();
    if (lengths.stream().anyMatch(length -> length < 0 || length > Integer.MAX_VALUE)) {
      throw damaged(name, "the impossible shape " + lengths);
    }
    return new Shape(lengths.stream().mapToInt(Long::intValue).toArray());
  }

  private List<Long> numbers() throws IOException {
    List<Long> numbers = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      if (json.peek() != JsonToken.NUMBER) {
        throw new IllegalStateException("no number");
      }
      numbers.add(json.nextLong());
    }
    json.endArray();
    return numbers;
  }

  private static void requireFilled(String file, Map<String, Entry> entries, long data) {
    List<Map.Entry<String, Entry>> inOrder = new ArrayList<>(entries.entrySet());
    inOrder.sort(
        Comparator.<Map.Entry<String, Entry>>comparingLong(named -> named.getValue().begin())
            .thenComparingLong(named -> named.getValue().end()));
    long end = 0;
    for (Map.Entry<String, Entry> named : inOrder) {
      Entry entry = named.getValue();
      if (entry.end() > data) {
        throw new InputException(
            "%s is cut off: %s ends at byte %d of its data, but only %d are there; download or save it again."
                .formatted(file, named.getKey(), entry.end(), data));
      }
      if (entry.begin() != end) {
        throw new InputException(
            "%s has a damaged header: %s begins at byte %d of the data, %s at %d; save it again."
                .formatted(
                    file,
                    named.getKey(),
                    entry.begin(),
                    entry.begin() < end
                        ? "inside another tensor that ends"
                        : "but the one before ends",
                    end));
      }
      end = entry.end();
    }
    if (end != data) {
      throw new InputException(
          "%s has a damaged header: its tensors end at byte %d of the data, but %d are there; save it again."
              .formatted(file, end, data));
    }
  }

  private InputException damaged(String name, String has) {
    return new InputException(
        "%s has a damaged header: %s has %s; save it again.".formatted(file, name, has));
  }
}
