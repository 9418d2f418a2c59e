package org.longview.study;

import java.nio.file.Path;
import org.longview.model.TensorFile;
import org.longview.model.UserTensors;
import org.longview.work.Cancellation;
import org.longview.work.InputException;

/**
 * Tensors of a file or folder. They are not held here, but read anew where they are needed; should
 * the file have changed since, they are no longer what was looked at.
 *
 * @param stamp tells the file apart from what it is once it has changed
 */
public record TensorSource(Path path, long stamp) implements Source {
  /**
   * The tensors that are there now.
   *
   * @throws InputException if the file is missing
   */
  public static TensorSource of(Path path) {
    Path whole = TensorFile.whole(path);
    return new TensorSource(whole, TensorFile.stamp(whole));
  }

  /** The name of the file or folder. */
  @Override
  public String name() {
    Path name = path.getFileName();
    return name == null ? path.toString() : name.toString();
  }

  /**
   * Reads them.
   *
   * @throws InputException if the file has changed, is gone, or cannot be read
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public UserTensors read(Cancellation cancellation) {
    UserTensors tensors = TensorFile.readTensors(path, cancellation);
    if (TensorFile.stamp(path) != stamp) {
      throw new InputException(path + " has changed since it was opened; open it again.");
    }
    return tensors;
  }
}
