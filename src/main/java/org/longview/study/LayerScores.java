package org.longview.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.longview.attention.HeadClass;
import org.longview.attention.HeadScores;
import org.longview.attention.LayerResult;
import org.longview.text.Tokens;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/** What the heads of a layer do under the reference. Immutable. */
public final class LayerScores {
  /** Names of tokens that are marks where no vocabulary tells. */
  private static final Set<String> MARKS = Set.of("[CLS]", "[SEP]", "<s>", "</s>");

  /** A sink that gets less than this part of what all get is not named. */
  private static final double NAMED = 1 / 3.0;

  private final List<HeadScores> heads;
  private final List<String> sinks;

  private LayerScores(List<HeadScores> heads, List<String> sinks) {
    this.heads = heads;
    this.sinks = sinks;
  }

  /**
   * Measures heads, several at once. The sinks are the marks such as [CLS] and [SEP]; where there
   * are none, the first token, which then takes their part (Xiao, Tian, Chen, Han and Lewis 2024).
   *
   * @param attention of the reference
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  static LayerScores of(
      LayerResult attention, Tokens tokens, Workers workers, Cancellation cancellation) {
    Map<String, int[]> sinks = sinks(tokens);
    HeadScores[] heads = new HeadScores[attention.heads()];
    workers.forEach(
        heads.length,
        cancellation,
        h ->
            heads[h] =
                HeadScores.of(attention, h, List.copyOf(sinks.values()), workers, cancellation));
    return new LayerScores(Stream.of(heads).toList(), List.copyOf(sinks.keySet()));
  }

  private static Map<String, int[]> sinks(Tokens tokens) {
    Map<String, List<Integer>> marks = new LinkedHashMap<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.isSpecial(i) || MARKS.contains(tokens.piece(i))) {
        marks.computeIfAbsent(tokens.piece(i), piece -> new ArrayList<>()).add(i);
      }
    }
    if (marks.isEmpty()) {
      marks.put(tokens.piece(0), List.of(0));
    }
    Map<String, int[]> sinks = new LinkedHashMap<>();
    marks.forEach(
        (piece, places) -> sinks.put(piece, places.stream().mapToInt(Integer::intValue).toArray()));
    return sinks;
  }

  /** Number of heads. */
  public int heads() {
    return heads.size();
  }

  /** Of a head, counted from 0. */
  public HeadScores of(int head) {
    return heads.get(head);
  }

  /** The class of a head, counted from 0. */
  public HeadClass classOf(int head) {
    return HeadClass.of(of(head));
  }

  /** The names of all sinks: "[CLS]", "[SEP]". */
  public List<String> sinks() {
    return sinks;
  }

  /** The names of the sinks that a head looks at most. */
  public List<String> sinksOf(int head) {
    List<Double> shares = of(head).sinks();
    double least = NAMED * shares.stream().mapToDouble(Double::doubleValue).sum();
    return IntStream.range(0, sinks.size())
        .filter(s -> shares.get(s) >= least)
        .mapToObj(sinks::get)
        .toList();
  }

  /** Bytes of the numbers. */
  long bytes() {
    return (4L + sinks.size()) * Double.BYTES * heads.size();
  }
}
