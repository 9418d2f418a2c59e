package org.longview.work;

/** Told how far a computation is. Called on the computing thread, so it must return at once. */
@FunctionalInterface
public interface Progress {
  /** For work whose progress nobody watches. */
  Progress NONE = (what, fraction) -> {};

  /**
   * Reports a state of the work.
   *
   * @param what what is being done, in the user's words
   * @param fraction the part that is done, from 0 to 1
   */
  void at(String what, double fraction);
}
