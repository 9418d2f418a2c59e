package org.longview.session;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.ProgramVersion;
import org.longview.work.Progress;

/**
 * Strict JSON, read from its beginning to its end and only as deep as something is expected. What
 * is refused is told with the key and the line.
 */
final class SessionReader {
  /** What is done with the value of a key. */
  @FunctionalInterface
  interface Keys {
    /** Reads it, or returns false if there is no such key. */
    boolean read(String key) throws IOException;
  }

  /** What is done with an element of an array. */
  @FunctionalInterface
  interface Elements {
    void read() throws IOException;
  }

  static final Pattern PLACE = Pattern.compile("at line (\\d+) column (\\d+)");

  private final String name;
  private final JsonReader json;
  private final FileBase base;
  private final Progress progress;
  private final Cancellation cancellation;
  private final List<String> remarks = new ArrayList<>();
  private String writer = "";

  /**
   * Begins to read.
   *
   * @param name what the text is from, for the sentences
   */
  SessionReader(
      String name, String text, FileBase base, Progress progress, Cancellation cancellation) {
    this.name = name;
    this.base = base;
    this.progress = progress;
    this.cancellation = cancellation;
    json = new JsonReader(new StringReader(text));
    json.setStrictness(Strictness.STRICT);
  }

  FileBase base() {
    return base;
  }

  Progress progress() {
    return progress;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  /** Sentences on files, so far. */
  List<String> remarks() {
    return remarks;
  }

  void remark(String sentence) {
    remarks.add(sentence);
  }

  /** Says which program wrote this, unless it is this one. */
  void setWriter(String program) {
    writer = program.equals(ProgramVersion.title()) ? "" : program;
  }

  /** Reads an object; a key that is not known, or is there twice, is refused. */
  void object(Keys keys) throws IOException {
    require(JsonToken.BEGIN_OBJECT, "an object in braces");
    json.beginObject();
    Set<String> seen = new HashSet<>();
    while (json.hasNext()) {
      String key = json.nextName();
      if (!seen.add(key)) {
        throw wrong("is there twice; take one of them out");
      }
      if (!keys.read(key)) {
        throw wrong(
            writer.isEmpty()
                ? "is a key that Longview does not know; take it out"
                : "is a key that this Longview does not know; %s wrote it, so open it with that"
                    .formatted(writer));
      }
    }
    json.endObject();
  }

  /** Reads an array. */
  void array(Elements elements) throws IOException {
    require(JsonToken.BEGIN_ARRAY, "a list in brackets");
    json.beginArray();
    while (json.hasNext()) {
      elements.read();
    }
    json.endArray();
  }

  String string() throws IOException {
    require(JsonToken.STRING, "a text in quotes");
    return json.nextString();
  }

  boolean flag() throws IOException {
    require(JsonToken.BOOLEAN, "true or false");
    return json.nextBoolean();
  }

  double number() throws IOException {
    require(JsonToken.NUMBER, "a number");
    return json.nextDouble();
  }

  /** Reads a whole number from {@code least} to {@code most}. */
  long whole(long least, long most) throws IOException {
    require(JsonToken.NUMBER, "a whole number");
    String digits = json.nextString();
    try {
      long number = Long.parseLong(digits);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // then it is a fraction, or too large
    }
    throw wrong("is %s, not a whole number from %,d to %,d".formatted(digits, least, most));
  }

  boolean isNext(JsonToken token) throws IOException {
    return json.peek() == token;
  }

  void nothing() throws IOException {
    json.nextNull();
  }

  void skip() throws IOException {
    json.skipValue();
  }

  /** Refuses what follows the value. */
  void end() throws IOException {
    if (json.peek() != JsonToken.END_DOCUMENT) {
      throw wrong("is followed by more; take that out");
    }
  }

  private void require(JsonToken token, String words) throws IOException {
    JsonToken next = json.peek();
    if (next != token) {
      throw refused(key(json.getPath()), line(), "must be " + words);
    }
  }

  /** The key that was read last. */
  String key() {
    return key(json.getPreviousPath());
  }

  /** The line that is read now; 0 if it is not known. */
  int line() {
    Matcher place = PLACE.matcher(json.toString());
    return place.find() ? Integer.parseInt(place.group(1)) : 0;
  }

  /** What to say of the key that was read last. */
  InputException wrong(String how) {
    return refused(key(), line(), how);
  }

  /** What to say of a key. */
  InputException refused(String key, int line, String how) {
    return new InputException(
        "%s is not opened: %s%s %s."
            .formatted(name, key, line == 0 ? "" : " (line " + line + ")", how));
  }

  /** What to say of a value that its own check refuses. */
  InputException refused(String key, int line, InputException because) {
    return new InputException(
        "%s is not opened, for %s%s: %s"
            .formatted(name, key, line == 0 ? "" : " (line " + line + ")", because.getMessage()),
        because);
  }

  private static String key(String path) {
    return path.equals("$") ? "the whole" : path.substring(path.startsWith("$.") ? 2 : 1);
  }
}
