package org.longview.cli;

import com.google.gson.JsonObject;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.longview.attention.GlobalTokens;
import org.longview.attention.SparsityPattern;
import org.longview.attention.SparsityPattern.Full;
import org.longview.attention.SparsityPattern.Window;
import org.longview.attention.SparsityPattern.WindowGlobal;
import org.longview.budget.Budget;
import org.longview.budget.Memory;
import org.longview.budget.Stored;
import org.longview.budget.Stored.Chunks;
import org.longview.budget.Stored.Fused;
import org.longview.budget.Stored.LowRank;
import org.longview.budget.Stored.Pieces;
import org.longview.work.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code longview budget}: what fits into the memory of full attention over n₀ tokens. */
@Command(
    name = "budget",
    description = "Counts what attention stores, and what fits into the budget n₀².",
    mixinStandardHelpOptions = true)
final class BudgetCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--n0", defaultValue = "512", description = "The baseline; default 512.")
  private long baseline;

  @Option(names = "--length", required = true, paramLabel = "N", description = "Tokens, n.")
  private long length;

  @Option(names = "--globals", paramLabel = "S", description = "The first S tokens are global.")
  private @Nullable Integer globalCount;

  @Option(names = "--global", paramLabel = "LIST", description = "Global tokens: 0,5 or first:4.")
  private @Nullable String global;

  @Option(
      names = "--window",
      paramLabel = "W",
      description = "The total window; without it, what is left for it.")
  private @Nullable Long window;

  @Option(names = "--dilation", defaultValue = "1", paramLabel = "D", description = "The stride.")
  private long dilation;

  @Option(names = "--rank", paramLabel = "K", description = "Linformer's rank k.")
  private @Nullable Integer rank;

  @Option(names = "--chunk", paramLabel = "B", description = "The length of pieces.")
  private @Nullable Long chunk;

  @Option(
      names = "--stride",
      paramLabel = "S",
      description = "From one piece to the next; default their length.")
  private @Nullable Long stride;

  @Mixin private MemoryOptions memoryOptions;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Budget budget = new Budget(baseline);
    Memory memory = memoryOptions.memory();
    GlobalTokens globals = globals();
    if (rank != null && rank < 1) {
      throw new InputException("The rank is " + rank + "; it must be 1 or more.");
    }
    Window given = new Window(window == null ? 0 : window, dilation);
    OptionalLong left = budget.windowLeft(length, globals.count());
    Window local =
        window == null && left.isPresent() ? new Window(left.getAsLong(), dilation) : given;
    boolean hasWindow = window != null || left.isPresent();
    Table table =
        new Table(budget, memory, globals, left, stored(memory, globals, local, hasWindow));
    if (hasWindow) {
      table.addPattern(local);
    }
    spec.commandLine().getOut().print(json ? Json.line(table.json()) : table.text());
    spec.commandLine().getOut().flush();
    return 0;
  }

  private StoredTable stored(Memory memory, GlobalTokens globals, Window local, boolean hasWindow) {
    SparsityPattern pattern = new WindowGlobal(local, globals);
    boolean inChunks = hasWindow && dilation == 1 && Chunks.fits(local.window());
    if (stride != null && chunk == null) {
      throw new InputException("Give the length of the pieces too: --chunk B.");
    }
    return new StoredTable(length, memoryOptions.storage(memory), memoryOptions.capacity())
        .add("full", "Full, or masked", Stored.full())
        .add("formula", "Formula n(w+2s)", hasWindow ? Stored.formula(pattern) : null)
        .add("exact", "Allowed pairs", hasWindow ? Stored.exact(pattern) : null)
        .add(
            "hugging_face",
            "Hugging Face's chunks",
            inChunks ? new Chunks(local.window(), globals.count()) : null)
        .add(
            "linformer",
            "Linformer with E, F",
            rank == null ? null : new LowRank(rank, memoryOptions.sharing()))
        .add(
            "pieces",
            "Pieces",
            chunk == null ? null : new Pieces(chunk, stride == null ? chunk : stride))
        .add("fused", "Fused: one a row", new Fused());
  }

  private GlobalTokens globals() {
    if (globalCount != null && global != null) {
      throw new InputException("Give --globals or --global, not both.");
    }
    GlobalTokens globals =
        globalCount == null ? PatternOptions.globals(global) : GlobalTokens.first(globalCount);
    int within = (int) Math.min(length, Integer.MAX_VALUE);
    new WindowGlobal(new Window(0, 1), globals).check(within);
    return globals;
  }

  /** The numbers of one budget. */
  private final class Table {
    private final Budget budget;
    private final Memory memory;
    private final GlobalTokens globals;
    private final OptionalLong left;
    private final StoredTable stored;
    private final long full;
    private final @Nullable Long linformer;
    private @Nullable Long width;
    private @Nullable Long formula;
    private @Nullable Long exact;
    private @Nullable Long longestFormula;
    private @Nullable Long longestExact;

    Table(
        Budget budget, Memory memory, GlobalTokens globals, OptionalLong left, StoredTable stored) {
      this.budget = budget;
      this.memory = memory;
      this.globals = globals;
      this.left = left;
      this.stored = stored;
      full = new Full().exactEntries(length);
      linformer = rank == null ? null : Math.multiplyExact(length, (long) rank);
    }

    void addPattern(Window local) {
      SparsityPattern pattern = new WindowGlobal(local, globals);
      width = local.window();
      formula = pattern.formulaEntries(length);
      exact = pattern.exactEntries(length);
      OptionalLong longest = budget.longestByFormula(local.window(), globals.count());
      longestFormula = longest.isPresent() ? longest.getAsLong() : null;
      longestExact = budget.longestExact(pattern);
    }

    JsonObject json() {
      JsonObject json = new JsonObject();
      json.addProperty("n0", budget.baseline());
      json.addProperty("budget", budget.entries());
      json.addProperty("n", length);
      json.addProperty("s", globals.count());
      json.addProperty("window_left", left.isPresent() ? left.getAsLong() : null);
      json.addProperty("w", width);
      json.addProperty("formula", formula);
      json.addProperty("exact", exact);
      json.addProperty("full", full);
      json.addProperty("linformer", linformer);
      json.addProperty("fits_formula", fits(formula));
      json.addProperty("fits_exact", fits(exact));
      json.addProperty("longest_n_formula", longestFormula);
      json.addProperty("longest_n_exact", longestExact);
      JsonObject bytes = new JsonObject();
      bytes.addProperty("budget", memory.bytes(budget.entries()));
      bytes.addProperty("formula", bytes(formula));
      bytes.addProperty("exact", bytes(exact));
      bytes.addProperty("full", memory.bytes(full));
      bytes.addProperty("linformer", bytes(linformer));
      json.add("bytes", bytes);
      json.add("memory", stored.json());
      json.addProperty("note", note());
      return json;
    }

    private @Nullable Boolean fits(@Nullable Long entries) {
      return entries == null ? null : entries <= budget.entries();
    }

    private @Nullable Long bytes(@Nullable Long entries) {
      return entries == null ? null : memory.bytes(entries);
    }

    /** What the reader should know beside the numbers; null if nothing. */
    private @Nullable String note() {
      if (left.isEmpty()) {
        return nothingLeft();
      }
      if (formula != null && formula > full) {
        return "Full attention is cheaper: n² = %,d entries.".formatted(full);
      }
      return null;
    }

    private String nothingLeft() {
      String crossed =
          "Nothing remains for the window: %,d columns leave %,d rows, and 2·s = %,d are crossed out"
              .formatted(length, budget.rows(length), 2L * globals.count());
      OptionalLong mostGlobals = budget.mostGlobals(length);
      OptionalLong longest = budget.longestWithWindow(globals.count());
      if (longest.isEmpty()) {
        return crossed + "; no text is short enough for so many global tokens.";
      }
      String length = "n = %,d".formatted(longest.getAsLong());
      return mostGlobals.isEmpty()
          ? crossed + "; it would fit up to " + length + "."
          : crossed + "; s = %,d would fit, or %s.".formatted(mostGlobals.getAsLong(), length);
    }

    String text() {
      StringBuilder text = new StringBuilder();
      text.append(
          String.format(
              Locale.ROOT,
              "Budget n0 = %,d: %,d entries a head. n = %,d, s = %,d.%n",
              budget.baseline(),
              budget.entries(),
              length,
              globals.count()));
      text.append(
          left.isPresent()
              ? String.format(Locale.ROOT, "Window left: %,d%n%n", left.getAsLong())
              : String.format(Locale.ROOT, "Window left: none%n%n"));
      text.append(
          String.format(Locale.ROOT, "%-24s %24s %24s %14s%n", "", "formula", "exact", "bytes"));
      row(text, "Full n²", full, full);
      if (width != null && formula != null && exact != null) {
        row(text, String.format(Locale.ROOT, "Window %,d + global", width), formula, exact);
      }
      if (linformer != null) {
        row(text, "Linformer n·k", linformer, linformer);
      }
      row(text, "Budget n₀²", budget.entries(), budget.entries());
      if (longestExact != null) {
        text.append(
            String.format(
                Locale.ROOT,
                "%nLongest n that fits: %s by the formula, %,d exactly.%n",
                longestFormula == null ? "any" : String.format(Locale.ROOT, "%,d", longestFormula),
                longestExact));
      }
      text.append(System.lineSeparator()).append(stored.text());
      String note = note();
      return note == null ? text.toString() : text + note + System.lineSeparator();
    }

    private void row(StringBuilder text, String name, long byFormula, long byCount) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-24s %,24d %,24d %14s%n",
              name,
              byFormula,
              byCount,
              Memory.format(memory.bytes(byCount))));
    }
  }
}
