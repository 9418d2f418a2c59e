package org.longview.app.study;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.longview.study.Subject;
import org.longview.study.Workbench;
import org.longview.text.Tokens;

/**
 * What attention is asked of: the tokens in use with the model, or tensors. For the JavaFX thread
 * alone.
 */
public final class SubjectModel {
  private static final int USUAL_LAYERS = 12;
  private static final int USUAL_HEADS = 12;

  private final TokensModel tokens;
  private final ModelModel model;
  private final ReadOnlyObjectWrapper<@Nullable Subject> subject = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper missing = new ReadOnlyStringWrapper("");

  /** Follows the tokens and the model. */
  public SubjectModel(TokensModel tokens, ModelModel model) {
    this.tokens = tokens;
    this.model = model;
    tokens.usedProperty().addListener((property, before, now) -> follow());
    model.workbenchProperty().addListener((property, before, now) -> follow());
    model.stateProperty().addListener((property, before, now) -> tell());
    follow();
  }

  private void follow() {
    Tokens used = tokens.usedProperty().get();
    Workbench workbench = model.workbenchProperty().get();
    Subject tensors = tokens.tensors();
    if (tensors != null) {
      subject.set(tensors);
    } else {
      subject.set(used == null || workbench == null ? null : workbench.on(used));
    }
    tell();
  }

  private void tell() {
    String state = model.stateProperty().get();
    missing.set(
        subject.get() != null
            ? ""
            : !state.isEmpty()
                ? state
                : model.workbenchProperty().get() == null
                    ? ModelModel.READING
                    : "Splitting the text into tokens…");
  }

  /** Why there is no subject, and how to mend that; empty if there is one. */
  public ReadOnlyStringProperty missingProperty() {
    return missing.getReadOnlyProperty();
  }

  /**
   * Null until there are tokens, and a model to read them. While another text is being split it is
   * the last one; two are the same only if they are one object.
   */
  public ReadOnlyObjectProperty<@Nullable Subject> subjectProperty() {
    return subject.getReadOnlyProperty();
  }

  /** The subject if it is that of the settings; null otherwise. */
  public @Nullable Subject current() {
    return tokens.areCurrent() ? subject.get() : null;
  }

  /** Number of layers; that of the usual model until there is a subject. */
  public int layers() {
    Subject now = subject.get();
    return now == null ? USUAL_LAYERS : now.layers();
  }

  /** Number of heads of each layer, likewise. */
  public int heads() {
    Subject now = subject.get();
    return now == null ? USUAL_HEADS : now.heads();
  }
}
