package org.longview.app.export;

import java.util.List;
import java.util.stream.Stream;
import org.longview.study.PatternSettings;
import org.longview.study.Settings;
import org.longview.study.SweepParameter;
import org.longview.study.TextSource;

/** A view of which there is a figure. */
public enum ExportKind {
  PATTERN("Pattern", "pattern"),
  ATTENTION("Attention", "attention"),
  REFERENCE("Reference attention", "reference"),
  DIFFERENCE("Difference", "difference"),
  HEADS("All heads", "heads"),
  BUDGET("Memory budget", "budget"),
  SPECTRUM("Spectrum", "spectrum"),
  TRADEOFFS("Trade-offs", "tradeoffs");

  private final String title;
  private final String id;

  ExportKind(String title, String id) {
    this.title = title;
    this.id = id;
  }

  /** On screen. */
  public String title() {
    return title;
  }

  /** In file names and identifiers. */
  public String id() {
    return id;
  }

  /** Whether it shows one head. */
  boolean isOfHead() {
    return switch (this) {
      case ATTENTION, REFERENCE, DIFFERENCE, SPECTRUM -> true;
      case PATTERN, HEADS, BUDGET, TRADEOFFS -> false;
    };
  }

  /** Whether it shows values in colours that can be chosen. */
  boolean hasColors() {
    return switch (this) {
      case ATTENTION, REFERENCE, HEADS, TRADEOFFS -> true;
      case PATTERN, DIFFERENCE, BUDGET, SPECTRUM -> false;
    };
  }

  /** Whether it changes with a parameter. */
  boolean follows(SweepParameter parameter, Settings settings) {
    PatternSettings pattern = settings.pattern();
    boolean underPattern = this != REFERENCE && this != SPECTRUM;
    return this != TRADEOFFS
        && switch (parameter) {
          case W -> underPattern && (this == BUDGET || pattern.hasWindow());
          case S -> underPattern && (this == BUDGET || pattern.hasGlobals());
          case K -> underPattern && this != BUDGET && pattern.kind().hasRank();
          case N -> this == BUDGET || settings.source() instanceof TextSource;
          case LAYER -> isOfHead() || (this == PATTERN && pattern.differsByLayer());
          case HEAD -> isOfHead() || (this == PATTERN && pattern.differsByHead());
        };
  }

  /** The parameters that it changes with. */
  List<SweepParameter> parameters(Settings settings) {
    return Stream.of(SweepParameter.values()).filter(p -> follows(p, settings)).toList();
  }
}
