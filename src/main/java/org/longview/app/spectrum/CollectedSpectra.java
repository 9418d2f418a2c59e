package org.longview.app.spectrum;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.longview.app.job.Announcements;
import org.longview.attention.Spectrum;
import org.longview.study.Subject;

/** The spectra of a text while they are computed, written by several threads. */
final class CollectedSpectra {
  final Subject subject;
  final int heads;
  final String reference;
  final AtomicReferenceArray<@Nullable Spectrum> spectra;
  final Announcements announcements;

  CollectedSpectra(Subject subject, Announcements announcements) {
    this.announcements = announcements;
    this.subject = subject;
    heads = subject.heads();
    reference = subject.referenceName();
    spectra = new AtomicReferenceArray<>(heads * subject.layers());
  }

  /** What is known now. */
  SpectrumState state(boolean current, boolean running) {
    List<@Nullable Spectrum> copy = new ArrayList<>();
    for (int i = 0; i < spectra.length(); i++) {
      copy.add(spectra.get(i));
    }
    return new SpectrumState(subject.tokens(), heads, copy, current, running, reference);
  }

  /** How many are known. */
  int known() {
    int known = 0;
    for (int i = 0; i < spectra.length(); i++) {
      known += spectra.get(i) == null ? 0 : 1;
    }
    return known;
  }
}
