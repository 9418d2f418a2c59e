package org.longview.lesson;

/** What can be played with while a step is shown. */
public enum Control {
  /** n₀ of the budget. */
  BASELINE("n0", "Baseline n₀"),
  /** n of the budget. */
  LENGTH("n", "Length n"),
  /** s of the budget. */
  GLOBALS("s", "Global tokens s"),
  /** The pattern's window. */
  WINDOW("window", "Window w"),
  DILATION("dilation", "Dilation d"),
  /** The pattern's global tokens, chosen by a click. */
  GLOBAL("global", "Global tokens"),
  /** Tokens of a piece. */
  CHUNK("chunk", "Piece b"),
  /** From the start of a piece to the start of the next. */
  STRIDE("stride", "Stride S"),
  /** Linformer's rank. */
  RANK("rank", "Rank k"),
  LAYER("layer", "Layer"),
  HEAD("head", "Head"),
  /** Which attention is seen. */
  SHOWN("shown", "Shown"),
  /** Layers through which a token is followed. */
  DEPTH("depth", "Layers"),
  /** How many tokens of the text are used. */
  TOKENS("tokens", "Tokens used"),
  /** The rank that a spectrum is read at. */
  SPECTRUM_RANK("spectrum-rank", "Rank k"),
  /** ε of Linformer's bounds. */
  ERROR("error", "Error ε"),
  /** The share of attention that arcs hold. */
  MASS("mass", "Share drawn");

  private final String id;
  private final String title;

  Control(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /** In lecture files; where there is a setting of that id, it is what the control changes. */
  public String id() {
    return id;
  }

  /** On screen. */
  public String title() {
    return title;
  }
}
