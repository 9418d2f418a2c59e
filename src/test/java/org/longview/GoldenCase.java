package org.longview;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.longview.model.Npz;
import org.longview.model.TensorArray;
import org.longview.work.Cancellation;

/** A case with known answers; {@code golden/README.md} among the test resources explains them. */
public final class GoldenCase {
  private final Path folder;
  private final JsonObject json;
  private final Map<String, TensorArray> arrays;

  private GoldenCase(Path folder) {
    this.folder = folder;
    try (Reader reader = Files.newBufferedReader(folder.resolve("case.json"))) {
      json = JsonParser.parseReader(reader).getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    arrays = Npz.read(npz(), new Cancellation());
  }

  /** Reads the case in folder {@code id}, such as {@code p02_sliding}. */
  public static GoldenCase read(String id) {
    return new GoldenCase(root().resolve(id));
  }

  /** Reads all cases of the given kinds, or of every kind if none is given, ordered by id. */
  public static List<GoldenCase> ofKinds(String... kinds) {
    try (Stream<Path> folders = Files.list(root())) {
      return folders
          .filter(Files::isDirectory)
          .sorted()
          .map(GoldenCase::new)
          .filter(golden -> kinds.length == 0 || List.of(kinds).contains(golden.kind()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    URL root = Objects.requireNonNull(GoldenCase.class.getResource("/golden"));
    try {
      return Path.of(root.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  public String kind() {
    return json.get("kind").getAsString();
  }

  /** The absolute tolerance for float32. */
  public double tolerance() {
    return json.get("tolerance_abs").getAsDouble();
  }

  public JsonObject params() {
    return json.getAsJsonObject("params");
  }

  public JsonObject scalars() {
    return json.getAsJsonObject("scalars");
  }

  /** The whole {@code case.json}. */
  public JsonObject json() {
    return json;
  }

  /** The file with the arrays. */
  public Path npz() {
    return folder.resolve("case.npz");
  }

  public boolean has(String array) {
    return arrays.containsKey(array);
  }

  public TensorArray array(String name) {
    return Objects.requireNonNull(arrays.get(name), () -> this + " has no " + name);
  }

  /** All arrays by their names. */
  public Map<String, TensorArray> arrays() {
    return arrays;
  }

  @Override
  public String toString() {
    return Objects.requireNonNull(folder.getFileName()).toString();
  }
}
