package org.longview.session;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.longview.model.BundledModel;
import org.longview.model.ModelFolder;
import org.longview.model.ModelSource;
import org.longview.work.InputException;

/** A model: by its name if it comes with the program, else by its folder. */
final class ModelShape implements Shape<ModelSource> {
  @Override
  public JsonElement write(ModelSource value, FileBase base) {
    return value instanceof ModelFolder model
        ? FileReference.json(model.folder(), base, () -> Fingerprint.of(model.folder()))
        : new JsonPrimitive(value.title());
  }

  @Override
  public ModelSource read(SessionReader in, @Nullable ModelSource unless) throws IOException {
    if (!in.isNext(JsonToken.BEGIN_OBJECT)) {
      String title = in.string();
      for (BundledModel model : BundledModel.values()) {
        if (model.title().equals(title)) {
          return model;
        }
      }
      throw in.wrong(
          "is %s, but no such model comes with the program; name the folder of it"
              .formatted(title));
    }
    FileReference reference = FileReference.read(in);
    try {
      reference.tellChange(in, "The model", Fingerprint.of(reference.path()));
    } catch (InputException e) {
      throw new FileGone(
          "The model %s is gone; open it where it is now, and all else is as it was."
              .formatted(reference.path()));
    }
    return new ModelFolder(reference.path());
  }
}
