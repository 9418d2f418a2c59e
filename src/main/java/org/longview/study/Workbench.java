package org.longview.study;

import org.longview.model.Encoder;
import org.longview.text.Tokens;
import org.longview.work.Workers;

/** A model, and what was computed with it. */
public final class Workbench {
  private final Encoder encoder;
  private final Workers workers;
  private final WorkingSet kept;

  /** Tells the model apart from others that the same set is kept for, without holding it. */
  private final Object identity = new Object();

  /** Works with a set as large as the heap allows. */
  public Workbench(Encoder encoder, Workers workers) {
    this(encoder, workers, new WorkingSet(WorkingSet.mostOfHeap()));
  }

  /**
   * Works with a set that others may put something into, too.
   *
   * @param kept takes the answers
   */
  public Workbench(Encoder encoder, Workers workers, WorkingSet kept) {
    this.encoder = encoder;
    this.workers = workers;
    this.kept = kept;
  }

  public Encoder encoder() {
    return encoder;
  }

  /** What is kept, and how much that may be. */
  public WorkingSet workingSet() {
    return kept;
  }

  /**
   * A text that the model reads.
   *
   * @param tokens as many as are to be used
   */
  public Subject on(Tokens tokens) {
    return new TextSubject(encoder, identity, tokens, workers, kept);
  }
}
