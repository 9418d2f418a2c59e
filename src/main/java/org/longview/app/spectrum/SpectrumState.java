package org.longview.app.spectrum;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.longview.attention.Spectrum;
import org.longview.text.Tokens;

/**
 * What is known of the spectra of all heads.
 *
 * @param tokens of the text that the spectra belong to
 * @param heads of each layer
 * @param spectra those of a layer side by side, layer by layer; null where they are not known yet
 * @param current whether they belong to the text of now
 * @param running whether more are being computed
 * @param reference whose spectra they are: "full" or "window 512"
 */
public record SpectrumState(
    Tokens tokens,
    int heads,
    List<@Nullable Spectrum> spectra,
    boolean current,
    boolean running,
    String reference) {
  /** n. */
  public int size() {
    return tokens.size();
  }

  public int layers() {
    return spectra.size() / heads;
  }

  /** How many are known. */
  public int known() {
    return (int) spectra.stream().filter(spectrum -> spectrum != null).count();
  }

  /** That of a head; null while it is not known. */
  public @Nullable Spectrum of(int layer, int head) {
    return layer < layers() && head < heads ? spectra.get(layer * heads + head) : null;
  }
}
