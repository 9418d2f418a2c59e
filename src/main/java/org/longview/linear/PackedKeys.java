package org.longview.linear;

/**
 * The keys of one head, and mostly their values, laid out as the kernels that packed them want
 * them. Read-only, so that threads may share it.
 */
public interface PackedKeys {
  /** Number of packed keys. */
  int count();
}
