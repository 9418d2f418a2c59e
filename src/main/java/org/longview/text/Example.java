package org.longview.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Texts that come with the program; {@code assets/texts/README.md} says where they are from. */
public enum Example {
  SENTENCE("I love Geeks for Geeks", "geeks.txt"),
  REVIEW("A review of 1,000 words", "review.txt"),
  BOOK("Walden, by Henry David Thoreau", "walden.txt");

  private final String title;
  private final String file;

  Example(String title, String file) {
    this.title = title;
    this.file = file;
  }

  /** What the user chooses it by. */
  public String title() {
    return title;
  }

  /** Reads the text; for the book that is 600 KB. */
  public String text() {
    String resource = "/assets/texts/" + file;
    try (InputStream in = Example.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException(resource);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own text is missing", e);
    }
  }
}
