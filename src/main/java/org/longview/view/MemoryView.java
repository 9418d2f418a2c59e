package org.longview.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.longview.attention.Projection.Sharing;
import org.longview.attention.SparsityPattern;
import org.longview.attention.SparsityPattern.Window;
import org.longview.attention.SparsityPattern.WindowGlobal;
import org.longview.budget.Card;
import org.longview.budget.Held;
import org.longview.budget.Memory;
import org.longview.budget.Precision;
import org.longview.budget.Storage;
import org.longview.budget.Stored;
import org.longview.budget.Stored.Chunks;
import org.longview.budget.Stored.Fused;
import org.longview.budget.Stored.LowRank;
import org.longview.export.Figure;
import org.longview.export.FigureText;
import org.longview.export.TableFigure;
import org.longview.export.TableNumbers;
import org.longview.picture.Numerals;
import org.longview.picture.Tint;
import org.longview.study.LowRankSettings;
import org.longview.study.PatternKind;
import org.longview.study.PatternSettings;
import org.longview.study.RandomSettings;
import org.longview.study.Settings;
import org.longview.study.StorageSettings;

/**
 * What implementations store of a budget's attention.
 *
 * @param storage of the model
 * @param sharing of Linformer's E and F
 * @param length n
 */
public record MemoryView(
    List<Row> rows, Storage storage, StorageSettings settings, Sharing sharing, long length) {
  /** What stores attention. */
  public enum Kind {
    FULL("Full n²", "also what a mask hides pairs of: all n² numbers are stored"),
    FORMULA("", "as the literature counts it, n·(w + 2·s)"),
    EXACT("", "the distinct allowed pairs, what a perfect kernel would store"),
    CHUNKS(
        "Hugging Face’s chunks",
        "Longformer as transformers lays it out: n padded to a multiple of w, scores in chunks of w"
            + " that overlap by half, a band of w + 1 + s columns, and s rows. It needs an even"
            + " window of at least 4, no dilation, and is not causal"),
    LINFORMER("Linformer + E, F", "n·k scores, and the projections E and F, once for the model"),
    FUSED("Fused kernel", "FlashAttention stores no matrix, only one number for each row, in fp32");

    private final String title;
    private final String explanation;

    Kind(String title, String explanation) {
      this.title = title;
      this.explanation = explanation;
    }

    /** For those who hover. */
    public String explanation() {
      return explanation;
    }
  }

  /**
   * A line of the table.
   *
   * @param entries numbers a head; null where there is no such implementation
   * @param bytes of all that is held; {@link Long#MAX_VALUE} where it is more
   * @param longest n that fits the card; null where it is not known at once
   */
  public record Row(
      Kind kind, String title, @Nullable Long entries, long bytes, @Nullable Long longest) {
    /** What part of a card it fills. */
    public String share(Card card) {
      if (bytes == Long.MAX_VALUE) {
        return "too much";
      }
      double percent = 100.0 * bytes / card.bytes();
      return percent < 0.1
          ? "< 0.1 %"
          : percent < 1000
              ? String.format(Locale.ROOT, percent < 10 ? "%.1f %%" : "%.0f %%", percent)
              : Amounts.entries(Math.round(percent / 100)) + " ×";
    }

    private TableFigure.Row shown(Card card, long most) {
      boolean stored = entries != null;
      return new TableFigure.Row(
          title,
          switch (kind) {
            case FORMULA, EXACT -> Tint.WINDOW;
            case LINFORMER -> Tint.PROJECTED;
            case FULL, CHUNKS, FUSED -> Tint.TEXT;
          },
          stored ? (double) bytes / most : Double.NaN,
          List.of(
              entries == null ? "–" : Amounts.entries(entries),
              stored ? Amounts.bytes(bytes) : "–",
              stored ? share(card) : "–",
              longest == null ? "–" : Amounts.entries(longest)));
    }
  }

  public MemoryView {
    rows = List.copyOf(rows);
  }

  /** What is stored by a model of so many layers of so many heads. */
  public static MemoryView of(Settings now, BudgetView budget, int layers, int heads) {
    StorageSettings chosen = now.budget().storage();
    Storage storage = chosen.of(layers, heads);
    LowRankSettings lowRank = now.pattern().lowRank();
    return new MemoryView(
        rows(budget, storage, chosen.card(), lowRank),
        storage,
        chosen,
        lowRank.sharing(),
        budget.rows().length());
  }

  private static List<Row> rows(
      BudgetView budget, Storage storage, Card card, LowRankSettings lowRank) {
    List<Row> rows = new ArrayList<>();
    Rows add = new Rows(rows, storage, card.bytes(), budget.rows().length());
    PatternSettings pattern = budget.pattern();
    add.row(Kind.FULL, Kind.FULL.title, Stored.full());
    if (pattern.kind().isSparse() || pattern.isCausal()) {
      add.row(
          Kind.FORMULA,
          budget.title() + ", formula",
          new Stored.Entries(n -> counted(budget.entries(n, false))));
      add.row(
          Kind.EXACT,
          budget.title() + ", exact",
          budget.exact() == null ? null : new Stored.Entries(n -> counted(budget.entries(n, true))),
          isCountedAtOnce(pattern));
    }
    add.row(Kind.CHUNKS, Kind.CHUNKS.title, chunks(budget));
    add.row(
        Kind.LINFORMER,
        Kind.LINFORMER.title,
        new LowRank(lowRank.meanRank(budget.layers()), lowRank.sharing()));
    add.row(Kind.FUSED, Kind.FUSED.title, new Fused());
    return List.copyOf(rows);
  }

  /**
   * Whether entries follow from n. Random keys before each query are counted row by row, and those
   * that were read belong to one length.
   */
  private static boolean isCountedAtOnce(PatternSettings pattern) {
    return !pattern.kind().hasRandom()
        || (!pattern.isCausal() && pattern.random().source() instanceof RandomSettings.Seed);
  }

  /** What {@link BudgetView#entries(long, boolean)} says is more than a {@code long}. */
  private static long counted(long entries) {
    if (entries == Long.MAX_VALUE) {
      throw new ArithmeticException("more than a long");
    }
    return entries;
  }

  /** Null where Hugging Face's Longformer has no layout for the pattern. */
  private static @Nullable Chunks chunks(BudgetView budget) {
    PatternSettings settings = budget.pattern();
    if (settings.kind() != PatternKind.WINDOW && settings.kind() != PatternKind.WINDOW_GLOBAL) {
      return null;
    }
    SparsityPattern pattern = settings.pattern(Integer.MAX_VALUE);
    if (pattern instanceof WindowGlobal both) {
      return chunks(both.local(), both.globals().count());
    }
    return pattern instanceof Window window ? chunks(window, 0) : null;
  }

  private static @Nullable Chunks chunks(Window window, long globals) {
    return window.dilation() == 1 && Chunks.fits(window.window())
        ? new Chunks(window.window(), globals)
        : null;
  }

  /** Collects lines. */
  private record Rows(List<Row> rows, Storage storage, long capacity, long length) {
    void row(Kind kind, String title, @Nullable Stored stored) {
      row(kind, title, stored, true);
    }

    /** Without a search where every count would take long. */
    void row(Kind kind, String title, @Nullable Stored stored, boolean search) {
      if (stored == null) {
        rows.add(new Row(kind, title, null, 0, null));
        return;
      }
      rows.add(
          new Row(
              kind,
              title,
              atMost(() -> stored.entries(length)),
              atMost(() -> stored.bytes(length, storage)),
              search ? storage.longest(stored, capacity) : null));
    }

    private static long atMost(LongSupplier count) {
      try {
        return count.getAsLong();
      } catch (ArithmeticException e) {
        return Long.MAX_VALUE;
      }
    }
  }

  /** The heading. */
  public String title() {
    Memory memory = storage.memory();
    return "What implementations store at n = %s, %s × %s"
        .formatted(
            Numerals.grouped(length),
            Numerals.counted(memory.layers(), "layer"),
            Numerals.counted(memory.heads(), "head"));
  }

  /** What the bytes hold, and of what card. */
  public String assumption() {
    Card card = settings.card();
    String held =
        switch (settings.held()) {
          case MAPS ->
              "All maps: the probabilities of every layer and head, as a program keeps them"
                  + " that shows them.";
          case INFERENCE ->
              "Inference: one layer at a time, its scores and their softmax together;"
                  + " of chunks, the scores in chunks and the band.";
          case TRAINING ->
              "Training: each layer keeps the softmax’s output, what dropout leaves of"
                  + " it, and dropout’s mask of 1 byte (Korthikanti et al. 2022, section 4.1); nothing"
                  + " is recomputed.";
        };
    return held
        + " A fused kernel keeps one fp32 number a row (Dao 2023). Weights, Q, K, V and all else come"
        + " on top. "
        + "%s: %s as its driver reports them; vendors’ GB are GiB of 2³⁰ bytes."
            .formatted(card.title(), Memory.format(card.bytes()));
  }

  /** The table as a figure. */
  public Figure figure() {
    Card card = settings.card();
    long most = rows.stream().mapToLong(Row::bytes).max().orElse(1);
    return new TableFigure(
        new FigureText(
            title(),
            "%s · %s · batch of %s"
                .formatted(
                    settings.precision() == Precision.FP16
                        ? "fp16 or bf16"
                        : settings.precision().id(),
                    settings.held() == Held.MAPS ? "all maps" : settings.held().id(),
                    Numerals.grouped(settings.batch())),
            assumption()),
        List.of("to scale", "numbers a head", "bytes", "of " + card.title(), "longest n on it"),
        rows.stream().map(row -> row.shown(card, most)).toList(),
        numbers());
  }

  /** With the names that {@code longview budget --json} has. */
  private TableNumbers numbers() {
    return new TableNumbers(
        List.of("stored", "n", "entries", "bytes", "longest_n", "capacity"),
        rows.stream()
            .map(
                row ->
                    List.<Object>of(
                        row.title(),
                        length,
                        row.entries() == null ? "" : row.entries(),
                        row.entries() == null ? "" : row.bytes(),
                        row.longest() == null ? "" : row.longest(),
                        settings.card().bytes()))
            .toList());
  }
}
