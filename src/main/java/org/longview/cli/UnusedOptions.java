package org.longview.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.longview.export.FigureFormat;
import org.longview.export.NumberFormat;
import org.longview.study.PatternKind;
import org.longview.view.View;
import org.longview.work.InputException;

/** Refuses options that would change nothing, which whoever gave them would not see. */
final class UnusedOptions {
  private static final Set<String> OF_FILMS =
      Set.of("--sweep", "--from", "--to", "--step", "--delay");

  private static final Set<String> OF_PICTURES =
      Set.of(
          "--colormap",
          "--scale",
          "--theme",
          "--transparent",
          "--width",
          "--dpi",
          "--type",
          "--title",
          "--caption",
          "--letters",
          "--without",
          "--session");

  /** Views that an option is of; one that is not here is of every view. */
  private static final Map<String, Predicate<View>> OF_VIEWS = ofViews();

  /** Patterns that an option is of, and views that use it whatever the pattern. */
  private static final Map<String, OfPattern> OF_PATTERNS = ofPatterns();

  private record OfPattern(Predicate<PatternKind> kinds, Predicate<View> always) {}

  private final List<String> given;

  /**
   * Looks at options.
   *
   * @param given their names, in the order in which they were given
   */
  UnusedOptions(List<String> given) {
    this.given = List.copyOf(given);
  }

  private static Map<String, Predicate<View>> ofViews() {
    Map<String, Predicate<View>> uses = new LinkedHashMap<>();
    Predicate<View> arcs = view -> view == View.ARCS;
    Predicate<View> reach = view -> view == View.REACH;
    Predicate<View> memory = view -> view == View.MEMORY;
    Predicate<View> measured = UnusedOptions::isSpeed;
    Predicate<View> ofAttention = view -> !isSpeed(view);
    Predicate<View> underPattern = view -> !isSpeed(view) && view != View.SPECTRUM;
    Predicate<View> ofHead = view -> view.isOfHead() || view.isTradeoff() || view == View.ARCS;
    List.of("--text", "--document", "--tensors", "--tokens", "--first", "--model")
        .forEach(option -> uses.put(option, ofAttention));
    List.of(
            "--pattern",
            "--dilation",
            "--dilated-heads",
            "--stride",
            "--summary",
            "--random",
            "--block",
            "--chunk",
            "--merge",
            "--projection",
            "--sharing",
            "--seed",
            "--causal")
        .forEach(option -> uses.put(option, underPattern));
    List.of("--window", "--global")
        .forEach(option -> uses.put(option, view -> view != View.SPECTRUM));
    List.of("--layer", "--head").forEach(option -> uses.put(option, ofHead));
    uses.put(
        "--apply",
        view ->
            view == View.ATTENTION
                || view == View.DIFFERENCE
                || view == View.HEADS
                || view == View.ARCS
                || view.isTradeoff());
    uses.put("--order", view -> view == View.HEADS);
    List.of("--mass", "--one-line", "--hide-marks").forEach(option -> uses.put(option, arcs));
    List.of("--measure", "--scope", "--choice")
        .forEach(option -> uses.put(option, View::isTradeoff));
    List.of("--reach", "--layers").forEach(option -> uses.put(option, reach));
    List.of("--precision", "--batch", "--inference", "--training", "--memory")
        .forEach(option -> uses.put(option, memory));
    uses.put("--n0", view -> view == View.BUDGET || view == View.ENTRIES);
    uses.put("--length", view -> view.isOfBudget() || view == View.PATTERN || view == View.REACH);
    uses.put("--lengths", measured);
    uses.put("--colormap", View::hasColors);
    uses.put("--scale", View::hasScale);
    return uses;
  }

  private static Map<String, OfPattern> ofPatterns() {
    Map<String, OfPattern> uses = new LinkedHashMap<>();
    Predicate<View> never = view -> false;
    Predicate<View> ofMany = view -> view.isOfBudget() || view.isMeasured();
    Predicate<View> ofRank = ofMany.or(view -> view == View.SPECTRUM);
    uses.put("--window", new OfPattern(PatternKind::hasWindow, ofMany));
    uses.put(
        "--dilation",
        new OfPattern(kind -> kind.hasDilation() || kind == PatternKind.WINDOW, never));
    uses.put("--dilated-heads", new OfPattern(PatternKind::hasDilation, never));
    uses.put("--global", new OfPattern(PatternKind::hasGlobals, ofMany));
    uses.put("--rank", new OfPattern(PatternKind::hasRank, ofRank));
    uses.put("--projection", new OfPattern(PatternKind::hasRank, ofMany));
    uses.put("--sharing", new OfPattern(PatternKind::hasRank, ofMany));
    uses.put("--seed", new OfPattern(kind -> kind.hasRank() || kind.hasRandom(), ofMany));
    uses.put("--random", new OfPattern(PatternKind::hasRandom, never));
    uses.put("--block", new OfPattern(PatternKind::hasRandom, never));
    uses.put(
        "--stride", new OfPattern(kind -> kind.hasStride() || kind == PatternKind.CHUNKED, never));
    uses.put("--summary", new OfPattern(PatternKind::hasSummary, never));
    return uses;
  }

  private static boolean isSpeed(View view) {
    return view == View.SPEED || view == View.PEAK;
  }

  /**
   * Checks the options of a file of numbers.
   *
   * @throws InputException if it has nothing of one
   */
  void ofNumbers(NumberFormat format) {
    refuse(
        option -> OF_FILMS.contains(option) || OF_PICTURES.contains(option),
        "numbers as " + format);
  }

  /**
   * Checks the options of a film.
   *
   * @throws InputException if it has nothing of one
   */
  void ofFilm() {
    refuse(Set.of("--letters", "--transparent")::contains, "a film");
  }

  /**
   * Checks the options of a picture.
   *
   * @throws InputException if it has nothing of one
   */
  void ofPicture(FigureFormat format) {
    boolean isOfPixels = format == FigureFormat.PNG;
    refuse(
        option -> OF_FILMS.contains(option) || (isOfPixels && option.equals("--letters")),
        "a picture as " + format);
  }

  /**
   * Checks the options of views.
   *
   * @param byLayer whether the pattern differs from layer to layer
   * @param byHead whether it differs from head to head
   * @throws InputException if none of the views uses one
   */
  void ofViews(List<View> views, boolean byLayer, boolean byHead) {
    refuse(
        option -> {
          Predicate<View> use = OF_VIEWS.get(option);
          boolean ofPattern =
              views.contains(View.PATTERN)
                  && ((byLayer && option.equals("--layer")) || (byHead && option.equals("--head")));
          return use != null && !ofPattern && views.stream().noneMatch(use);
        },
        (views.size() == 1 ? "the view " : "the views ")
            + joined(views.stream().map(View::id).toList()));
  }

  /**
   * Checks the options of patterns.
   *
   * @throws InputException if neither the pattern nor one of the views uses one
   */
  void ofPattern(PatternKind kind, List<View> views) {
    refuse(
        option -> {
          OfPattern use = OF_PATTERNS.get(option);
          return use != null && !use.kinds().test(kind) && views.stream().noneMatch(use.always());
        },
        "the pattern " + kind.id());
  }

  private void refuse(Predicate<String> unused, String what) {
    List<String> refused = given.stream().distinct().filter(unused).toList();
    if (!refused.isEmpty()) {
      boolean one = refused.size() == 1;
      throw new InputException(
          "%s %s nothing to %s; leave %s out."
              .formatted(joined(refused), one ? "means" : "mean", what, one ? "it" : "them"));
    }
  }

  private static String joined(List<String> names) {
    List<String> first = new ArrayList<>(names);
    String last = first.remove(first.size() - 1);
    return first.isEmpty()
        ? last
        : first.stream().collect(Collectors.joining(", ")) + " and " + last;
  }
}
