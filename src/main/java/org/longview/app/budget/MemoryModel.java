package org.longview.app.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.longview.app.state.Gesture;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.SubjectModel;
import org.longview.attention.Projection.Sharing;
import org.longview.attention.SparsityPattern;
import org.longview.attention.SparsityPattern.Window;
import org.longview.attention.SparsityPattern.WindowGlobal;
import org.longview.budget.Card;
import org.longview.budget.Storage;
import org.longview.budget.Stored;
import org.longview.budget.Stored.Chunks;
import org.longview.budget.Stored.Fused;
import org.longview.budget.Stored.LowRank;
import org.longview.study.BudgetSettings;
import org.longview.study.LowRankSettings;
import org.longview.study.PatternKind;
import org.longview.study.PatternSettings;
import org.longview.study.RandomSettings;
import org.longview.study.StorageSettings;

/** What implementations store of the budget's attention. For the JavaFX thread alone. */
public final class MemoryModel {
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
      Kind kind, String title, @Nullable Long entries, long bytes, @Nullable Long longest) {}

  /**
   * All there is to show.
   *
   * @param storage of the model
   * @param sharing of Linformer's E and F
   * @param length n
   */
  public record State(
      List<Row> rows, Storage storage, StorageSettings settings, Sharing sharing, long length) {}

  private final SettingsModel settings;
  private final BudgetModel budget;
  private final SubjectModel subjects;
  private final ReadOnlyObjectWrapper<State> state;

  /** Follows the budget, its settings and the subject. */
  public MemoryModel(SettingsModel settings, BudgetModel budget, SubjectModel subjects) {
    this.settings = settings;
    this.budget = budget;
    this.subjects = subjects;
    state = new ReadOnlyObjectWrapper<>(compute());
    budget.stateProperty().addListener((property, before, now) -> state.set(compute()));
    subjects.subjectProperty().addListener((property, before, now) -> state.set(compute()));
    settings
        .settingsProperty()
        .addListener(
            (property, before, now) -> {
              if (!before.pattern().lowRank().equals(now.pattern().lowRank())) {
                state.set(compute());
              }
            });
    settings
        .settingsProperty()
        .addListener(
            (property, before, now) -> {
              if (!before.budget().storage().equals(now.budget().storage())) {
                state.set(compute());
              }
            });
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /**
   * Changes how attention is stored.
   *
   * @param title what is done, for undo
   * @throws org.longview.work.InputException if the settings do not go together
   */
  public void change(String title, Gesture gesture, UnaryOperator<StorageSettings> change) {
    settings.change(
        title,
        gesture,
        now -> {
          BudgetSettings before = now.budget();
          return now.withBudget(before.withStorage(change.apply(before.storage())));
        });
  }

  /** Shares Linformer's projections in a way. */
  public void share(Sharing sharing) {
    settings.change(
        "sharing",
        now ->
            now.withPattern(
                now.pattern().withLowRank(now.pattern().lowRank().withSharing(sharing))));
  }

  private State compute() {
    StorageSettings chosen = settings.get().budget().storage();
    Storage storage = chosen.of(subjects.layers(), subjects.heads());
    BudgetModel.State now = budget.stateProperty().get();
    LowRankSettings lowRank = settings.get().pattern().lowRank();
    return new State(
        rows(now, storage, chosen.card(), lowRank),
        storage,
        chosen,
        lowRank.sharing(),
        now.rows().length());
  }

  private static List<Row> rows(
      BudgetModel.State budget, Storage storage, Card card, LowRankSettings lowRank) {
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

  /** What {@link BudgetModel.State#entries(long, boolean)} says is more than a {@code long}. */
  private static long counted(long entries) {
    if (entries == Long.MAX_VALUE) {
      throw new ArithmeticException("more than a long");
    }
    return entries;
  }

  /** Null where Hugging Face's Longformer has no layout for the pattern. */
  private static @Nullable Chunks chunks(BudgetModel.State budget) {
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
}
