package org.longview.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.longview.work.Cancellation;
import org.longview.work.InputException;

/**
 * The tensors of a folder: those of {@code model.safetensors}, or those that {@code
 * model.safetensors.index.json} spreads over several such files.
 */
final class SafetensorsFolder implements EncoderTensors, AutoCloseable {
  static final String FILE = "model.safetensors";
  static final String INDEX = FILE + ".index.json";

  private static final int MOST_FILES = 1000;

  /** Nothing that leads out of the folder. */
  private static final Pattern PLAIN_NAME = Pattern.compile("\\w[\\w. -]*");

  private final Map<String, Safetensors> files = new HashMap<>();
  private final Map<String, Safetensors> fileOf = new LinkedHashMap<>();

  private SafetensorsFolder() {}

  /** Whether the folder has such files. */
  static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(FILE)) || Files.exists(folder.resolve(INDEX));
  }

  /**
   * Opens the folder's files.
   *
   * @throws InputException if one is missing or damaged, or holds not what the index says
   */
  static SafetensorsFolder open(Path folder) {
    SafetensorsFolder opened = new SafetensorsFolder();
    boolean whole = false;
    try {
      if (Files.exists(folder.resolve(FILE))) {
        Safetensors only = opened.file(folder, FILE);
        only.names().forEach(name -> opened.fileOf.put(name, only));
      } else {
        opened.follow(folder);
      }
      whole = true;
      return opened;
    } finally {
      if (!whole) {
        opened.close();
      }
    }
  }

  private void follow(Path folder) {
    Path index = folder.resolve(INDEX);
    if (!(JsonFile.read(index).get("weight_map") instanceof JsonObject map)) {
      throw new InputException(index + " has no weight_map; copy it again.");
    }
    for (Map.Entry<String, JsonElement> entry : map.entrySet()) {
      String name = entry.getKey();
      if (!(entry.getValue() instanceof JsonPrimitive file)
          || !PLAIN_NAME.matcher(file.getAsString()).matches()) {
        throw new InputException(
            "%s names no file of this folder for %s; copy it again.".formatted(index, name));
      }
      Safetensors holder = file(folder, file.getAsString());
      if (!holder.names().contains(name)) {
        throw new InputException(
            "%s says that %s is in %s, which does not hold it; copy both again."
                .formatted(index, name, file.getAsString()));
      }
      fileOf.put(name, holder);
    }
  }

  private Safetensors file(Path folder, String name) {
    Safetensors known = files.get(name);
    if (known != null) {
      return known;
    }
    if (files.size() == MOST_FILES) {
      throw new InputException(folder + " spreads its model over too many files; save it again.");
    }
    // What all may take together is asked for before the first is read
    Safetensors opened =
        Safetensors.open(folder.resolve(name), new MemoryAllowance(Long.MAX_VALUE));
    files.put(name, opened);
    return opened;
  }

  @Override
  public Set<String> names() {
    return fileOf.keySet();
  }

  @Override
  public Shape shape(String name) {
    return holder(name).shape(name);
  }

  /** The type of a tensor as its file writes it, such as {@code F16}. */
  String type(String name) {
    return holder(name).type(name);
  }

  @Override
  public long bytes(String name) {
    return holder(name).bytes(name);
  }

  @Override
  public float[] elements(String name, Cancellation cancellation) {
    return holder(name).array(name, cancellation).floats();
  }

  @Override
  public boolean outputsFirst() {
    return true;
  }

  private Safetensors holder(String name) {
    return Objects.requireNonNull(fileOf.get(name), name);
  }

  @Override
  public void close() {
    files.values().forEach(Safetensors::close);
  }
}
