package org.longview.view;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.longview.study.PatternSettings;
import org.longview.study.Settings;
import org.longview.study.SweepParameter;
import org.longview.study.Tab;
import org.longview.study.TextSource;
import org.longview.work.InputException;

/** A view of which there is a figure. */
public enum View {
  PATTERN("Pattern", Tab.MATRICES),
  ATTENTION("Attention", Tab.MATRICES),
  REFERENCE("Reference attention", Tab.MATRICES),
  DIFFERENCE("Difference", Tab.MATRICES),
  HEADS("All heads", Tab.HEADS),
  ARCS("Arcs", Tab.ARCS),
  SPECTRUM("Spectrum", Tab.SPECTRUM),
  REACH("Reach", Tab.REACH),
  BUDGET("Memory budget", Tab.MATRICES),
  ENTRIES("Entries against length", Tab.MATRICES),
  MEMORY("Stored memory", Tab.MEMORY),
  TRADEOFFS("Trade-offs", Tab.TRADEOFFS),
  CHEAPEST("Cheapest settings", Tab.TRADEOFFS),
  SPEED("Measured time", Tab.SPEED),
  PEAK("Measured memory", Tab.SPEED);

  private final String title;
  private final Tab tab;

  View(String title, Tab tab) {
    this.title = title;
    this.tab = tab;
  }

  /**
   * The view of an identifier.
   *
   * @throws InputException if there is none
   */
  public static View named(String id) {
    return Arrays.stream(values())
        .filter(view -> view.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "There is no view %s; there are %s and %s."
                        .formatted(
                            id.isEmpty() ? "without a name" : id,
                            Stream.of(values())
                                .limit(values().length - 1)
                                .map(View::id)
                                .collect(Collectors.joining(", ")),
                            values()[values().length - 1].id())));
  }

  /** On screen. */
  public String title() {
    return title;
  }

  /** On the command line and in the names of files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where the window shows it. */
  public Tab tab() {
    return tab;
  }

  /** Whether it shows one head. */
  public boolean isOfHead() {
    return switch (this) {
      case ATTENTION, REFERENCE, DIFFERENCE, SPECTRUM -> true;
      default -> false;
    };
  }

  /** Whether it shows values in colours that can be chosen. */
  public boolean hasColors() {
    return switch (this) {
      case ATTENTION, REFERENCE, HEADS, REACH, TRADEOFFS -> true;
      default -> false;
    };
  }

  /** Whether it shows weights, whose colours can follow their square root. */
  public boolean hasScale() {
    return switch (this) {
      case ATTENTION, REFERENCE, DIFFERENCE, HEADS, REACH -> true;
      default -> false;
    };
  }

  /** Whether it shows what is measured once, and not what is computed anew for each figure. */
  public boolean isMeasured() {
    return switch (this) {
      case TRADEOFFS, CHEAPEST, SPEED, PEAK -> true;
      default -> false;
    };
  }

  /** Whether it is about many settings of one text. */
  public boolean isTradeoff() {
    return this == TRADEOFFS || this == CHEAPEST;
  }

  /** Whether it is about a budget, whose length need not be that of a text. */
  public boolean isOfBudget() {
    return switch (this) {
      case BUDGET, ENTRIES, MEMORY -> true;
      default -> false;
    };
  }

  /** Whether it changes with a parameter. */
  public boolean follows(SweepParameter parameter, Settings settings) {
    PatternSettings pattern = settings.pattern();
    boolean underPattern = this != REFERENCE && this != SPECTRUM;
    return !isMeasured()
        && switch (parameter) {
          case W -> underPattern && (this == BUDGET || pattern.hasWindow());
          case S -> underPattern && (this == BUDGET || pattern.hasGlobals());
          case K ->
              this == ENTRIES
                  || this == MEMORY
                  || (underPattern && this != BUDGET && pattern.kind().hasRank());
          case N -> isOfBudget() || settings.source() instanceof TextSource;
          case LAYER -> isOfHead() || this == ARCS || (this == PATTERN && pattern.differsByLayer());
          case HEAD -> isOfHead() || (this == PATTERN && pattern.differsByHead());
        };
  }

  /** The parameters that some of the views change with. */
  public static List<SweepParameter> parameters(List<View> views, Settings settings) {
    return Stream.of(SweepParameter.values())
        .filter(parameter -> views.stream().anyMatch(view -> view.follows(parameter, settings)))
        .toList();
  }
}
