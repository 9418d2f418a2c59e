package org.longview.app.arcs;

import org.jspecify.annotations.Nullable;
import org.longview.app.arcs.ArcsModel.Content;
import org.longview.picture.ArcBlock;
import org.longview.picture.ArcChoice;
import org.longview.picture.ArcChoice.Part;
import org.longview.picture.ArcLayout;
import org.longview.picture.ArcRaster;
import org.longview.picture.Palette;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/** Draws arcs on a worker thread, and keeps what was read for the next picture. */
final class ArcsJob {
  /** Curves that are drawn one by one, each as broad as it is strong. */
  private static final int LISTED = 3500;

  /** Likewise of one token, which follows the mouse. */
  private static final int LISTED_OF_TOKEN = 350;

  /** Others that are nearer to each other, in units of length, share a curve. */
  private static final double NEAR = 5;

  /**
   * What is to be drawn.
   *
   * @param from the first token in view
   * @param count tokens in view
   * @param part all of them, or one, counted from the first in view
   * @param layout counts from the first in view, too
   * @param scale device pixels for each unit of length
   */
  record Request(
      Content content,
      int from,
      int count,
      Part part,
      ArcLayout layout,
      double scale,
      Palette palette) {}

  /**
   * A picture.
   *
   * @param pixels row by row
   */
  @SuppressWarnings("ArrayRecordComponent") // shown once, never compared
  record Picture(Request request, ArcBlock block, ArcChoice choice, int[] pixels) {}

  private record Key(Object layer, Object shown, boolean marks, int from, int count) {}

  private record Known(Key key, ArcBlock block) {}

  private volatile @Nullable Known known;

  /**
   * Draws.
   *
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  Picture draw(Request request, Cancellation cancellation) {
    Content content = request.content();
    ArcBlock block = block(request, cancellation);
    cancellation.check();
    ArcChoice choice =
        ArcChoice.of(
            block,
            content.shownHeads(),
            request.part(),
            limits(request),
            Workers.shared(),
            cancellation);
    cancellation.check();
    int[] pixels =
        ArcRaster.paint(
            choice,
            request.count(),
            request.layout(),
            request.scale(),
            request.palette(),
            Workers.shared(),
            cancellation);
    return new Picture(request, block, choice, pixels);
  }

  private static ArcChoice.Limits limits(Request request) {
    double pixels = request.count() * request.layout().spacing();
    int cells = (int) Math.ceil(pixels / (NEAR * request.scale()));
    return new ArcChoice.Limits(
        request.content().settings().mass() / 100.0,
        request.part() instanceof ArcChoice.Part.All ? LISTED : LISTED_OF_TOKEN,
        Math.max(1, cells));
  }

  private ArcBlock block(Request request, Cancellation cancellation) {
    Content content = request.content();
    Key key =
        new Key(
            content.layer(),
            content.shown(),
            content.settings().hideMarks(),
            request.from(),
            request.count());
    Known last = known;
    if (last != null && last.key.equals(key)) {
      return last.block;
    }
    ArcBlock block =
        ArcBlock.read(
            content.matrices(),
            request.from(),
            request.count(),
            content.left(),
            Workers.shared(),
            cancellation);
    known = new Known(key, block);
    return block;
  }

  /** Forgets what was read. */
  void forget() {
    known = null;
  }
}
