package org.longview.budget;

/** Which heads and layers have Linformer's projections in common (Wang et al. 2020, section 4). */
public enum Sharing {
  /** E and F of their own for every head. */
  NONE("none"),
  /** One E and one F for each layer. */
  HEADWISE("headwise"),
  /** One E = F for each layer. */
  KEY_VALUE("kv"),
  /** One E = F for the whole model. */
  LAYERWISE("layerwise");

  private final String id;

  Sharing(String id) {
    this.id = id;
  }

  /** On the command line and in files. */
  public String id() {
    return id;
  }

  /** How many k × n matrices a model has: 288, 24, 12 or 1 with 12 layers of 12 heads. */
  public long matrices(long layers, long heads) {
    return switch (this) {
      case NONE -> Math.multiplyExact(2, Math.multiplyExact(layers, heads));
      case HEADWISE -> Math.multiplyExact(2, layers);
      case KEY_VALUE -> layers;
      case LAYERWISE -> 1;
    };
  }
}
