package org.longview.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.longview.export.AtomicFile;
import org.longview.study.Settings;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.InputFile;
import org.longview.work.ProgramVersion;
import org.longview.work.Progress;

/**
 * Sessions as files: JSON that a person can read and change, with the version of this form and the
 * program that wrote it. Every setting is written, so that the file means the same when what the
 * program begins with has changed; what is left out is as at the start. A file is read as a whole
 * or refused.
 */
public final class SessionFile {
  /** How the names of session files end, without the dot. */
  public static final String ENDING = "longview";

  private static final int FORM = 1;
  private static final int MOST_MEGABYTES = 64;
  private static final String VERSION = "version";
  private static final String PROGRAM = "program";
  private static final String FILE = "file";

  /** Keys of components. */
  private static final String SETTINGS = "settings";

  private static final String SOURCE = "source";

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();
  private static final RecordShape<SavedSession> SHAPE = new RecordShape<>(SavedSession.class);

  private SessionFile() {}

  /** Whether a file is named as a session is. */
  public static boolean isNamed(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith("." + ENDING);
  }

  /**
   * Writes a session.
   *
   * @throws InputException if it holds a text that is too long, or the file's name or folder cannot
   *     be written to
   * @throws org.longview.export.WriteException if writing fails, as on a full disk
   */
  public static void write(Path file, SavedSession session) {
    write(file, json(session, file.toAbsolutePath().getParent(), null));
  }

  /**
   * Keeps a session of a running program in case it ends unexpectedly.
   *
   * @param saved the file that it was saved in last; null if there is none
   * @throws InputException likewise
   * @throws org.longview.export.WriteException likewise
   */
  static void keep(Path file, SavedSession session, @Nullable Path saved) {
    write(file, json(session, null, saved));
  }

  private static void write(Path file, String json) {
    byte[] bytes = json.getBytes(UTF_8);
    if (bytes.length > MOST_MEGABYTES << 20) {
      throw new InputException(
          "The text is too long for a session, which may take %d MB; save it as a document, and open that."
              .formatted(MOST_MEGABYTES));
    }
    AtomicFile.write(file, out -> out.write(bytes));
  }

  /**
   * A session as JSON.
   *
   * @param folder where it will be; null if other files are to be named by their places alone
   */
  public static String json(SavedSession session, @Nullable Path folder) {
    return json(session, folder, null);
  }

  /**
   * What the file of a figure holds of a session: no place of any file, only the way to those that
   * are in the figure's folder or below, and else their names.
   *
   * @return JSON; empty for nothing
   */
  public static String enclosed(SavedSession session, Path figure, Enclosed how) {
    if (how == Enclosed.NONE) {
      return "";
    }
    JsonObject json = tree(session, new FileBase(figure.toAbsolutePath().getParent(), true), null);
    if (how == Enclosed.SETTINGS) {
      json.getAsJsonObject(SETTINGS).remove(SOURCE);
    }
    return GSON.toJson(json) + "\n";
  }

  private static String json(SavedSession session, @Nullable Path folder, @Nullable Path saved) {
    return GSON.toJson(tree(session, new FileBase(folder), saved)) + "\n";
  }

  private static JsonObject tree(SavedSession session, FileBase base, @Nullable Path saved) {
    JsonObject json = new JsonObject();
    json.addProperty(VERSION, FORM);
    json.addProperty(PROGRAM, ProgramVersion.title());
    if (saved != null) {
      json.addProperty(FILE, saved.toAbsolutePath().toString());
    }
    SHAPE.writeTo(json, session, base);
    return json;
  }

  /**
   * Reads a session, and the documents that it names.
   *
   * @param present whose text and model stay where those of the session are gone
   * @throws InputException if it is none, of a newer version, or holds anything that is not
   *     understood
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static Reopened read(
      Path file, Settings present, Progress progress, Cancellation cancellation) {
    return read(
        String.valueOf(file.getFileName()),
        content(file),
        file.toAbsolutePath().getParent(),
        present,
        progress,
        cancellation);
  }

  /**
   * Reads a session from JSON.
   *
   * @param name of what it was in, for the sentences
   * @param folder where that was; null if other files are found by their places alone
   * @param present whose text and model stay where those of the session are gone
   * @throws InputException likewise
   */
  public static Reopened read(
      String name,
      String json,
      @Nullable Path folder,
      Settings present,
      Progress progress,
      Cancellation cancellation) {
    String program = requireVersion(name, json);
    SessionReader in = new SessionReader(name, json, new FileBase(folder), progress, cancellation);
    in.setWriter(program);
    try {
      return read(in, present);
    } catch (IOException e) {
      throw noSession(name, e);
    }
  }

  /**
   * Refuses what is no session of a version that is read, without a look at its settings.
   *
   * @throws InputException likewise
   */
  public static void requireSession(Path file) {
    requireVersion(String.valueOf(file.getFileName()), content(file));
  }

  private static String content(Path file) {
    InputFile.require(file);
    if (InputFile.size(file) > MOST_MEGABYTES << 20) {
      throw new InputException(
          "%s is larger than the %d MB that a session may take; open a session."
              .formatted(file, MOST_MEGABYTES));
    }
    try {
      return Files.readString(file, UTF_8);
    } catch (CharacterCodingException e) {
      throw noSession(String.valueOf(file.getFileName()), e);
    } catch (IOException e) {
      throw InputFile.failed(file, e);
    }
  }

  /** Reads nothing but which version and program it is, and returns the latter. */
  private static String requireVersion(String name, String json) {
    SessionReader in =
        new SessionReader(name, json, new FileBase(null), Progress.NONE, new Cancellation());
    long[] version = new long[1];
    String[] program = {""};
    try {
      if (!in.isNext(JsonToken.BEGIN_OBJECT)) {
        throw noSession(name, null);
      }
      in.object(
          key -> {
            switch (key) {
              case VERSION -> version[0] = in.whole(1, Long.MAX_VALUE);
              case PROGRAM -> program[0] = in.string();
              default -> in.skip();
            }
            return true;
          });
      in.end();
    } catch (IOException e) {
      throw noSession(name, e);
    }
    if (version[0] == 0) {
      throw new InputException(
          "%s has no version, so it is no session; open one that Longview saved.".formatted(name));
    }
    if (version[0] > FORM) {
      throw new InputException(
          "%s was made by a newer Longview%s; open it with that, for this one reads sessions of version %d and it is of version %d."
              .formatted(
                  name, program[0].isEmpty() ? "" : " (" + program[0] + ")", FORM, version[0]));
    }
    return program[0];
  }

  private static InputException noSession(String name, @Nullable IOException e) {
    Matcher place = SessionReader.PLACE.matcher(e == null ? "" : String.valueOf(e.getMessage()));
    return new InputException(
        place.find()
            ? "%s is no session, or damaged: line %s cannot be read from column %s on."
                .formatted(name, place.group(1), place.group(2))
            : "%s is no session, or damaged; open one that Longview saved.".formatted(name),
        e);
  }

  private static Reopened read(SessionReader in, Settings present) throws IOException {
    Settings first = Settings.defaults(present.source());
    Settings start =
        new Settings(
            present.model(),
            first.source(),
            first.tokenFrom(),
            first.tokenLimit(),
            first.pattern(),
            first.apply(),
            first.view(),
            first.budget());
    RecordShape<SavedSession>.Reading reading = SHAPE.begin(new SavedSession(start, Sight.WHOLE));
    @Nullable Path[] saved = new Path[1];
    in.object(
        key -> {
          switch (key) {
            case VERSION, PROGRAM -> in.skip();
            case FILE -> saved[0] = FileReference.path(in, in.string());
            default -> {
              return reading.take(in, key);
            }
          }
          return true;
        });
    return new Reopened(reading.end(in), saved[0], in.remarks());
  }
}
