package org.longview.budget;

/**
 * Graphics cards and the memory that programs see of it, as {@code nvidia-smi} reports it. What
 * vendors write as GB are GiB, of 2³⁰ bytes; some cards keep a part for the correction of errors.
 */
public enum Card {
  RTX_3060("RTX 3060", 12, 12_288),
  T4("T4", 16, 15_360),
  RTX_4090("RTX 4090", 24, 24_564),
  L40S("L40S", 48, 46_068),
  A6000("RTX A6000", 48, 49_140),
  A100_40("A100 40", 40, 40_960),
  A100_80("A100 80", 80, 81_920),
  H100("H100", 80, 81_559),
  H200("H200", 141, 143_771);

  private static final long MIB = 1 << 20;

  private final String title;
  private final int nominal;
  private final long mebibytes;

  Card(String title, int nominal, long mebibytes) {
    this.title = title;
    this.nominal = nominal;
    this.mebibytes = mebibytes;
  }

  /** Its name. */
  public String title() {
    return title;
  }

  /** What the vendor calls "GB". */
  public int nominal() {
    return nominal;
  }

  /** Bytes that programs see. */
  public long bytes() {
    return mebibytes * MIB;
  }
}
