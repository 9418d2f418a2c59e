package org.longview.lesson;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.longview.picture.ColorMap;
import org.longview.study.ArcSettings;
import org.longview.study.BudgetSettings;
import org.longview.study.LayerSettings;
import org.longview.study.LowRankSettings;
import org.longview.study.PatternSettings;
import org.longview.study.PieceSettings;
import org.longview.study.ProjectionSource;
import org.longview.study.RandomSettings;
import org.longview.study.Settings;
import org.longview.study.SpectrumSettings;
import org.longview.study.StorageSettings;
import org.longview.study.TextSource;
import org.longview.study.TradeoffSettings;
import org.longview.study.ViewSettings;
import org.longview.text.Example;
import org.longview.work.InputException;

/** How values that are written in a lecture change parts of the settings. */
final class Changes {
  private static final int HUNDREDTHS = 100;

  private Changes() {}

  /** A change of a part, as one of the whole. */
  private static <W, P> BiFunction<W, String, W> in(
      Function<W, P> part, BiFunction<W, P, W> with, BiFunction<P, String, P> change) {
    return (now, value) -> with.apply(now, change.apply(part.apply(now), value));
  }

  static BiFunction<Settings, String, Settings> ofPattern(
      BiFunction<PatternSettings, String, PatternSettings> change) {
    return in(Settings::pattern, Settings::withPattern, change);
  }

  static BiFunction<Settings, String, Settings> ofPieces(
      BiFunction<PieceSettings, String, PieceSettings> change) {
    return ofPattern(in(PatternSettings::pieces, PatternSettings::withPieces, change));
  }

  static BiFunction<Settings, String, Settings> ofRandom(
      BiFunction<RandomSettings, String, RandomSettings> change) {
    return ofPattern(in(PatternSettings::random, PatternSettings::withRandom, change));
  }

  static BiFunction<Settings, String, Settings> ofLowRank(
      BiFunction<LowRankSettings, String, LowRankSettings> change) {
    return ofPattern(in(PatternSettings::lowRank, PatternSettings::withLowRank, change));
  }

  static BiFunction<Settings, String, Settings> ofView(
      BiFunction<ViewSettings, String, ViewSettings> change) {
    return in(Settings::view, Settings::withView, change);
  }

  static BiFunction<Settings, String, Settings> ofSpectrum(
      BiFunction<SpectrumSettings, String, SpectrumSettings> change) {
    return ofView(in(ViewSettings::spectrum, ViewSettings::withSpectrum, change));
  }

  static BiFunction<Settings, String, Settings> ofArcs(
      BiFunction<ArcSettings, String, ArcSettings> change) {
    return ofView(in(ViewSettings::arcs, ViewSettings::withArcs, change));
  }

  static BiFunction<Settings, String, Settings> ofTradeoffs(
      BiFunction<TradeoffSettings, String, TradeoffSettings> change) {
    return ofView(in(ViewSettings::tradeoffs, ViewSettings::withTradeoffs, change));
  }

  static BiFunction<Settings, String, Settings> ofBudget(
      BiFunction<BudgetSettings, String, BudgetSettings> change) {
    return in(Settings::budget, Settings::withBudget, change);
  }

  static BiFunction<Settings, String, Settings> ofStorage(
      BiFunction<StorageSettings, String, StorageSettings> change) {
    return ofBudget(in(BudgetSettings::storage, BudgetSettings::withStorage, change));
  }

  static PatternSettings window(PatternSettings now, String value) {
    List<Long> windows = Values.list(value);
    return now.withWindow(windows.get(0))
        .withLayers(now.layers().withWindows(windows.size() > 1 ? windows : List.of()));
  }

  static PatternSettings dilation(PatternSettings now, String value) {
    List<Long> dilations = Values.list(value);
    LayerSettings layers = now.layers().withDilations(dilations.size() > 1 ? dilations : List.of());
    return now.withDilation(dilations.get(0)).withLayers(layers);
  }

  /** The stride of the strided and the fixed pattern, or that of pieces. */
  static PatternSettings stride(PatternSettings now, String value) {
    int stride = Values.whole(value, 1);
    return now.kind().hasPieces()
        ? now.withPieces(now.pieces().withStride(stride))
        : now.withStride(stride);
  }

  /** The seed of random keys, and of a projection that is drawn. */
  static PatternSettings seed(PatternSettings now, String value) {
    int seed = Values.whole(value, 0);
    PatternSettings drawn = now.withRandom(now.random().withSource(new RandomSettings.Seed(seed)));
    return now.lowRank().projection() instanceof ProjectionSource.Gaussian
        ? drawn.withProjection(new ProjectionSource.Gaussian(seed))
        : drawn;
  }

  /** Where E and F come from, but for files, whose place depends on the machine. */
  static ProjectionSource projection(String value) {
    return ProjectionSource.named(
        Values.oneOf(value, List.of("gaussian", "mean", "svd"), name -> name), 0);
  }

  static TextSource example(String value) {
    Example example = named(value, Example.values());
    return TextSource.named(example.title(), example.text());
  }

  static int head(String value) {
    return value.equals("mean") ? ViewSettings.MEAN_HEAD : Values.whole(value, 0);
  }

  static String colours(String value) {
    List<ColorMap> maps = ColorMap.all().stream().filter(map -> !map.isDiverging()).toList();
    return Values.oneOf(value, maps, ColorMap::name).name();
  }

  /** ε as a decimal, in hundredths. */
  static int hundredths(String value) {
    if (!value.matches("0?\\.\\d{1,2}")) {
      throw new InputException(
          "“%s” is not an error ε of at most two decimals; write 0.5.".formatted(value));
    }
    return (int) Math.round(HUNDREDTHS * Double.parseDouble(value));
  }

  /** n of the budget: that of the text, or a number. */
  static BudgetSettings length(BudgetSettings now, String value) {
    return value.equals("text")
        ? now.withLinked(true)
        : now.withLinked(false).withLength(Values.whole(value, 1));
  }

  /** A constant by its name in small letters. */
  static <E extends Enum<E>> E named(String value, E[] all) {
    return Values.oneOf(value, List.of(all), one -> id(one));
  }

  /** What a constant is called in lecture files. */
  static String id(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
