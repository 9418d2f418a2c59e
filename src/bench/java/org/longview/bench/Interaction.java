package org.longview.bench;

import static org.longview.bench.HeadlessWindow.onWindow;

import com.sun.javafx.scene.SceneHelper;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Slider;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.jspecify.annotations.Nullable;
import org.longview.app.Session;
import org.longview.app.arcs.ArcsView;
import org.longview.app.matrices.MatrixView;
import org.longview.app.state.Theme;
import org.longview.study.PatternKind;
import org.longview.study.Settings;
import org.longview.study.Settings.Apply;
import org.longview.study.Tab;
import org.longview.study.TextSource;
import org.longview.study.ViewSettings.Shown;
import org.longview.text.Example;

/**
 * The real window, without a display, while a control is dragged or the map is moved: how long from
 * an event until the frame that shows what it changed has been rendered, and how long from frame to
 * frame.
 */
public final class Interaction {
  private static final int WARM_UP = 80;
  private static final int EVENTS = 240;

  /** Of a tab, which takes longer than an event. */
  private static final int OPENINGS = 20;

  private static final long PATIENCE_SECONDS = 300;
  private static final int ROUND_TRIPS = 3;

  /** Of axes and bars beside what is moved over, and how far it is moved, in pixels. */
  private static final double EDGE = 70;

  private static final double STRIDE = 41;

  /** As often as a mouse tells where it is. */
  private static final long EVENT_MILLIS = 8;

  private final HeadlessWindow window;
  private final Session session;
  private final Scene scene;
  private final Robot robot = new Robot();
  private BooleanSupplier shown = () -> false;
  private @Nullable Runnable published;

  private Interaction(HeadlessWindow window) {
    this.window = window;
    session = window.session();
    scene = window.scene();
    scene.addPostLayoutPulseListener(this::laidOut);
  }

  /** What can be measured alone. */
  private enum Part {
    SHORT,
    SPECTRA,
    SWEEP,
    ARCS,
    MAP,
    LONG
  }

  /**
   * Prints the table's lines.
   *
   * @param arguments names of the parts that are to be measured; none for all
   */
  public static void main(String[] arguments) throws Exception {
    Set<Part> parts = EnumSet.noneOf(Part.class);
    for (String name : arguments) {
      parts.add(Part.valueOf(name.toUpperCase(Locale.ROOT)));
    }
    if (parts.isEmpty()) {
      parts = EnumSet.allOf(Part.class);
    }
    HeadlessWindow.start();
    HeadlessWindow window =
        HeadlessWindow.open(
            Settings.defaults(TextSource.typed(Example.BOOK.text())).withApply(Apply.THIS_LAYER),
            Theme.DARK,
            1280,
            800);
    try {
      onWindow(() -> new Interaction(window)).measure(parts);
    } finally {
      Platform.exit();
    }
  }

  private void measure(Set<Part> parts) throws Exception {
    System.out.println(
        "| what, in the window                             | events | p50 ms | p95 ms | p95 at most |"
            + " frames a second |");
    System.out.println("|---|---|---|---|---|---|");
    use(512);
    window.settle();
    for (Part part : parts) {
      switch (part) {
        case SHORT -> dragShort();
        case SPECTRA -> meanwhile("spectra", Tab.SPECTRUM, "#spectrum-chart");
        case SWEEP -> meanwhile("sweep", Tab.TRADEOFFS, "#tradeoff-map");
        case ARCS -> arcs();
        case MAP -> map();
        case LONG -> dragLong();
      }
    }
  }

  private void dragShort() throws Exception {
    MatrixView pattern = matrix("#pattern-view");
    MatrixView attention = matrix("#attention-view");
    drag(
        "window, n = 512, this layer: sharp attention",
        "#window-slider",
        () ->
            pattern.isCurrent()
                && attention.isCurrent()
                && session.attention().layerCurrentProperty().get(),
        60);
  }

  /** Moves over a tab that fills in. */
  private void meanwhile(String what, Tab tab, String id) throws Exception {
    window.look(tab);
    hover(what + " of 144 heads, n = 512: meanwhile, frame to frame", node(id), 20);
    window.settle();
    hover(what + " of 144 heads, n = 512: afterwards, frame to frame", node(id), 20);
    window.look(Tab.MATRICES);
  }

  private void map() throws Exception {
    MatrixView attention = matrix("#attention-view");
    use(16_384);
    window.settle();
    onWindow(
        () -> {
          attention.zoom(8);
          return true;
        });
    window.settle();
    pan("map, n = 16384: panned, frame to frame", attention, 20);
    turn("map, n = 16384: zoomed, frame to frame", attention, 20);
  }

  private void dragLong() throws Exception {
    MatrixView pattern = matrix("#pattern-view");
    use(65_536);
    window.settle();
    drag("window, n = 65536: pattern and budget", "#window-slider", pattern::isCurrent, 33);
  }

  /** Opens the arcs of full attention again and again, and then moves over their tokens. */
  private void arcs() throws Exception {
    window.settle();
    ArcsView view = (ArcsView) node("#arcs-view");
    window.change(now -> now.withView(now.view().withShown(Shown.FULL)));
    List<Double> opened = new ArrayList<>();
    List<Double> work = new ArrayList<>();
    for (int i = 0; i < WARM_UP + OPENINGS; i++) {
      window.look(Tab.MATRICES);
      window.settle();
      long cpu = workNanos();
      opened.add(
          toFrame(
              () ->
                  session
                      .settings()
                      .change("arcs", now -> now.withView(now.view().withTab(Tab.ARCS))),
              () -> session.settings().get().view().tab() == Tab.ARCS,
              view::isCurrent));
      work.add((workNanos() - cpu) / 1e6);
    }
    line("arcs, n = 512, 12 heads: opened, to first frame", opened, 150);
    line("arcs, n = 512, 12 heads: opened, work", work, 150);
    Bounds place = onWindow(() -> view.localToScreen(view.getBoundsInLocal()));
    List<Double> hovered = new ArrayList<>();
    List<Double> hoverWork = new ArrayList<>();
    for (int i = 0; hovered.size() < WARM_UP + EVENTS; i++) {
      double y = place.getMinY() + 20 + 7 * (i % 60);
      Object before = onWindow(() -> session.focus().hoveredProperty().get());
      long cpu = workNanos();
      double millis =
          toFrame(
              () -> robot.mouseMove(place.getMinX() + 50, y),
              () -> !Objects.equals(before, session.focus().hoveredProperty().get()),
              view::isCurrent);
      if (millis >= 0) {
        hovered.add(millis);
        hoverWork.add((workNanos() - cpu) / 1e6);
      }
    }
    line("arcs: hovered token, event to frame", hovered, 33);
    line("arcs: hovered token, work", hoverWork, 33);
    window.look(Tab.MATRICES);
  }

  private Node node(String id) throws Exception {
    return onWindow(() -> Objects.requireNonNull(scene.lookup(id), id));
  }

  private MatrixView matrix(String id) throws Exception {
    return (MatrixView) node(id);
  }

  /** Uses so many tokens, with a window alone. */
  private void use(int tokens) throws Exception {
    window.change(
        now ->
            now.withTokenLimit(tokens)
                .withPattern(now.pattern().withKind(PatternKind.WINDOW).withWindow(256)));
  }

  /** Drags a slider's thumb to and fro, a pixel at a time. */
  private void drag(String what, String id, BooleanSupplier isShown, double most) throws Exception {
    Slider slider = (Slider) Objects.requireNonNull(scene.lookup(id), id);
    Node thumb = Objects.requireNonNull(slider.lookup(".thumb"));
    Bounds track = onWindow(() -> slider.localToScreen(slider.getBoundsInLocal()));
    Bounds grip = onWindow(() -> thumb.localToScreen(thumb.getBoundsInLocal()));
    onWindow(
        () -> {
          robot.mouseMove(grip.getCenterX(), grip.getCenterY());
          robot.mousePress(MouseButton.PRIMARY);
          return true;
        });
    double low = track.getMinX() + 0.45 * track.getWidth();
    double high = track.getMinX() + 0.9 * track.getWidth();
    double x = grip.getCenterX();
    int direction = 1;
    List<Double> frames = new ArrayList<>();
    List<Double> work = new ArrayList<>();
    for (int i = 0; frames.size() < WARM_UP + EVENTS; i++) {
      if (i > 10 * (WARM_UP + EVENTS)) {
        throw new IllegalStateException("dragging " + id + " changes nothing");
      }
      direction = x > high ? -1 : x < low ? 1 : direction;
      x += direction;
      double to = x;
      // At no fixed time within a pulse
      TimeUnit.MICROSECONDS.sleep(1000L * (i % 17));
      Object before = onWindow(() -> session.settings().get());
      long cpu = workNanos();
      double millis =
          toFrame(
              () -> robot.mouseMove(to, grip.getCenterY()),
              () -> !session.settings().get().equals(before),
              isShown);
      if (millis >= 0) {
        frames.add(millis);
        work.add((workNanos() - cpu) / 1e6);
      }
    }
    onWindow(
        () -> {
          robot.mouseRelease(MouseButton.PRIMARY);
          return true;
        });
    line(what + ", event to frame", frames, most);
    line(what + ", work", work, 8);
  }

  private void pan(String what, MatrixView map, double most) throws Exception {
    Bounds place = onWindow(() -> map.localToScreen(map.getBoundsInLocal()));
    Point2D middle = new Point2D(place.getCenterX(), place.getCenterY());
    onWindow(
        () -> {
          robot.mouseMove(middle);
          robot.mousePress(MouseButton.PRIMARY);
          return true;
        });
    intervals(
        what,
        i -> robot.mouseMove(middle.getX() + 60 * Math.sin(i / 18.0), middle.getY() + i / 2 % 40),
        most);
    onWindow(
        () -> {
          robot.mouseRelease(MouseButton.PRIMARY);
          return true;
        });
  }

  /**
   * Moves over what shows a computation that goes on, so far with each event that there is
   * something to paint: a frame without that is over at once, and the next then seems late.
   */
  private void hover(String what, Node place, double most) throws Exception {
    Bounds bounds = onWindow(() -> place.localToScreen(place.getBoundsInLocal()));
    double wide = bounds.getWidth() - 2 * EDGE;
    intervals(
        what,
        i ->
            robot.mouseMove(
                bounds.getMinX() + EDGE + STRIDE * i % wide, bounds.getCenterY() + i % 60),
        most);
  }

  private void turn(String what, MatrixView map, double most) throws Exception {
    Bounds place = onWindow(() -> map.localToScreen(map.getBoundsInLocal()));
    onWindow(
        () -> {
          robot.mouseMove(place.getCenterX(), place.getCenterY());
          return true;
        });
    intervals(what, i -> robot.mouseWheel(i / 24 % 2 == 0 ? -1 : 1), most);
  }

  /** What is done at a step. */
  private interface Step {
    void at(int step);
  }

  /** Waits for one frame after the other; one may still be on its way when it is over. */
  private final class Rendered implements Runnable {
    private final List<Long> frames;
    private boolean isOver;

    /**
     * Waits for frames.
     *
     * @param frames is given the time of each, in nanoseconds
     */
    Rendered(List<Long> frames) {
      this.frames = frames;
    }

    @Override
    public void run() {
      if (!isOver) {
        frames.add(System.nanoTime());
        published = this;
      }
    }
  }

  /** Events faster than frames: the time from one frame to the next. */
  private void intervals(String what, Step step, double most) throws Exception {
    List<Long> frames = Collections.synchronizedList(new ArrayList<>());
    Rendered rendered = new Rendered(frames);
    onWindow(
        () -> {
          shown = () -> true;
          published = rendered;
          return true;
        });
    for (int i = 0; frames.size() <= WARM_UP + EVENTS; i++) {
      int now = i;
      onWindow(
          () -> {
            step.at(now);
            return true;
          });
      TimeUnit.MILLISECONDS.sleep(EVENT_MILLIS);
    }
    onWindow(
        () -> {
          rendered.isOver = true;
          published = null;
          return true;
        });
    List<Double> intervals = new ArrayList<>();
    for (int i = 1; i <= WARM_UP + EVENTS; i++) {
      intervals.add((frames.get(i) - frames.get(i - 1)) / 1e6);
    }
    double mean = counted(intervals).stream().mapToDouble(i -> i).average().orElseThrow();
    line(what, intervals, most, String.format(Locale.ROOT, "%.1f", 1000 / mean));
  }

  /**
   * Milliseconds from an event until a frame that shows its outcome is rendered; negative if the
   * event changes nothing.
   */
  private double toFrame(Runnable event, BooleanSupplier changed, BooleanSupplier isShown)
      throws Exception {
    CountDownLatch frame = new CountDownLatch(1);
    long[] end = new long[1];
    long begin = System.nanoTime();
    onWindow(
        () -> {
          shown = () -> changed.getAsBoolean() && isShown.getAsBoolean();
          published =
              () -> {
                end[0] = System.nanoTime();
                frame.countDown();
              };
          event.run();
          Platform.requestNextPulse();
          return true;
        });
    // The event itself waits behind what was just done
    for (int i = 0; i < ROUND_TRIPS && !onWindow(changed::getAsBoolean); i++) {
      Thread.onSpinWait();
    }
    if (!onWindow(changed::getAsBoolean)) {
      onWindow(
          () -> {
            published = null;
            return true;
          });
      return -1;
    }
    if (!frame.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("no frame shows what an event changed");
    }
    return (end[0] - begin) / 1e6;
  }

  /** After a layout that shows what was waited for: tells when it has been rendered. */
  private void laidOut() {
    Runnable done = published;
    if (done != null && shown.getAsBoolean()) {
      published = null;
      Platform.runLater(
          () -> {
            SceneHelper.getPeer(scene).waitForRenderingToComplete();
            done.run();
          });
    } else if (done != null) {
      Platform.requestNextPulse();
    }
  }

  /** Processor time of all threads but those that render and that measure. */
  private static long workNanos() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long nanos = 0;
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null
          && thread.getThreadId() != Thread.currentThread().getId()
          && !thread.getThreadName().startsWith("QuantumRenderer")) {
        nanos += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
      }
    }
    return nanos;
  }

  private static void line(String what, List<Double> all, double most) {
    line(what, all, most, "");
  }

  private static void line(String what, List<Double> all, double most, String rate) {
    List<Double> counted = counted(all);
    Collections.sort(counted);
    System.out.printf(
        Locale.ROOT,
        "| %-48s | %6d | %6.1f | %6.1f | %11.0f | %15s |%n",
        what,
        counted.size(),
        counted.get(counted.size() / 2),
        counted.get(counted.size() * 95 / 100),
        most,
        rate);
  }

  /** Without those that warm up. */
  private static List<Double> counted(List<Double> all) {
    return new ArrayList<>(all.subList(WARM_UP, all.size()));
  }
}
