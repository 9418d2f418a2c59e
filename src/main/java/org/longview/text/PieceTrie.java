package org.longview.text;

import java.util.Arrays;
import java.util.Map;

/**
 * All pieces of a vocabulary as a prefix tree over code points, so that the longest piece at a
 * place is found in one walk without making a string. The edges are one open-addressing hash table.
 */
final class PieceTrie {
  /** Where a walk starts: pieces that begin a word, and pieces that continue one. */
  static final int WORD = 0;

  static final int CONTINUATION = 1;

  private static final int ABSENT = -1;

  /** Edge (node, code point) as node · 2²¹ + code point; −1 marks a free slot. */
  private long[] edges = new long[1 << 16];

  private int[] targets = new int[1 << 16];

  /** Id of the piece that ends at a node, or {@link #ABSENT}. */
  private int[] ids = new int[1 << 15];

  private int nodes = 2;

  /**
   * @param ids id of every piece
   * @param prefix marks a piece that continues a word
   */
  PieceTrie(Map<String, Integer> ids, String prefix) {
    Arrays.fill(edges, ABSENT);
    Arrays.fill(this.ids, ABSENT);
    ids.forEach(
        (piece, id) -> {
          add(WORD, piece, id);
          if (piece.startsWith(prefix)) {
            add(CONTINUATION, piece.substring(prefix.length()), id);
          }
        });
  }

  /**
   * Finds the longest piece that starts at {@code from}.
   *
   * @param root {@link #WORD} or {@link #CONTINUATION}
   * @return its length in bits 32–62 and its id in bits 0–31, or 0 if there is none
   */
  long longest(int root, int[] codePoints, int from, int to) {
    long found = 0;
    int node = root;
    for (int i = from; i < to; i++) {
      int slot = slot(edge(node, codePoints[i]));
      if (edges[slot] == ABSENT) {
        break;
      }
      node = targets[slot];
      if (ids[node] != ABSENT) {
        found = ((long) (i + 1 - from) << 32) | ids[node];
      }
    }
    return found;
  }

  private void add(int root, String piece, int id) {
    if (piece.isEmpty()) {
      return;
    }
    int node = root;
    for (int i = 0; i < piece.length(); i += Character.charCount(piece.codePointAt(i))) {
      node = child(node, piece.codePointAt(i));
    }
    ids[node] = id;
  }

  private int child(int node, int codePoint) {
    long edge = edge(node, codePoint);
    int slot = slot(edge);
    if (edges[slot] == ABSENT) {
      if (nodes == ids.length) {
        ids = Arrays.copyOf(ids, 2 * nodes);
        Arrays.fill(ids, nodes, 2 * nodes, ABSENT);
      }
      if (2 * nodes >= edges.length) {
        grow();
        slot = slot(edge);
      }
      edges[slot] = edge;
      targets[slot] = nodes++;
    }
    return targets[slot];
  }

  private void grow() {
    long[] oldEdges = edges;
    int[] oldTargets = targets;
    edges = new long[2 * oldEdges.length];
    targets = new int[edges.length];
    Arrays.fill(edges, ABSENT);
    for (int i = 0; i < oldEdges.length; i++) {
      if (oldEdges[i] != ABSENT) {
        int slot = slot(oldEdges[i]);
        edges[slot] = oldEdges[i];
        targets[slot] = oldTargets[i];
      }
    }
  }

  private static long edge(int node, int codePoint) {
    return ((long) node << 21) | codePoint;
  }

  /** The slot that holds {@code edge}, or the free one where it belongs. */
  private int slot(long edge) {
    int mask = edges.length - 1;
    int slot = (int) ((edge * 0x9E3779B97F4A7C15L) >>> 32) & mask;
    while (edges[slot] != edge && edges[slot] != ABSENT) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
