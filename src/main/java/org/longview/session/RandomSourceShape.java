package org.longview.session;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.longview.model.RandomIndex;
import org.longview.model.TensorFile;
import org.longview.study.RandomSettings;
import org.longview.study.RandomSettings.File;
import org.longview.study.RandomSettings.Seed;
import org.longview.work.InputException;

/** BigBird's random keys: a seed, or the file that they were read from. */
final class RandomSourceShape implements Shape<RandomSettings.Source> {
  private static final String SEED = "seed";
  private static final String FILE = "file";
  private static final String BLOCKS = "blocks";

  @Override
  public JsonElement write(RandomSettings.Source value, FileBase base) {
    JsonObject json = new JsonObject();
    if (value instanceof File file) {
      json.add(FILE, FileReference.json(file.path(), base, () -> Fingerprint.of(file.path())));
      json.addProperty(BLOCKS, file.index().ofBlocks());
    } else {
      json.addProperty(SEED, ((Seed) value).seed());
    }
    return json;
  }

  /** What has been read. */
  private static final class Draft {
    private @Nullable Long seed;
    private @Nullable FileReference file;
    private boolean blocks;
  }

  @Override
  public RandomSettings.Source read(SessionReader in, RandomSettings.@Nullable Source unless)
      throws IOException {
    Draft draft = new Draft();
    in.object(
        key -> {
          switch (key) {
            case SEED -> draft.seed = in.whole(Long.MIN_VALUE, Long.MAX_VALUE);
            case FILE -> draft.file = FileReference.read(in);
            case BLOCKS -> draft.blocks = in.flag();
            default -> {
              return false;
            }
          }
          return true;
        });
    if (draft.file != null) {
      return file(draft.file, draft.blocks, in);
    }
    if (draft.seed == null) {
      throw in.wrong("has no seed and no file");
    }
    return new Seed(draft.seed);
  }

  private static File file(FileReference reference, boolean blocks, SessionReader in) {
    try {
      RandomIndex index = TensorFile.readRandomIndex(reference.path(), blocks, in.cancellation());
      reference.tellChange(in, "The random keys", Fingerprint.of(reference.path()));
      return new File(reference.path(), index);
    } catch (InputException e) {
      throw new FileGone("%s The random keys are drawn instead.".formatted(e.getMessage()));
    }
  }
}
