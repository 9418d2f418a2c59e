package org.longview.export;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.longview.export.embed.GifComments;
import org.longview.work.Cancellation;
import org.longview.work.Progress;

/** Writes figures one after the other as an animated GIF that begins again at its end. */
public final class GifWriter {
  private static final String FORMAT = "javax_imageio_gif_image_1.0";
  private static final String STREAM_FORMAT = "javax_imageio_gif_stream_1.0";

  private GifWriter() {}

  /**
   * Writes a film, whole or not at all. Frames that are lower than the highest end in background.
   *
   * @param frames makes each figure when its turn comes
   * @param count how many there are, one or more
   * @param style whose background is painted even if it is transparent
   * @param width in pixels; the height follows
   * @param delay of each frame, in milliseconds; a GIF counts in hundredths of a second
   * @param progress told the part that is done
   * @throws org.longview.work.InputException if the width is not possible, or the file's name or
   *     folder cannot be written to
   * @throws WriteException if writing fails, as on a full disk
   * @throws java.util.concurrent.CancellationException if cancelled before the end
   */
  public static void write(
      Path file,
      IntFunction<Figure> frames,
      int count,
      FigureStyle style,
      int width,
      int delay,
      FigureMetadata metadata,
      Progress progress,
      Cancellation cancellation) {
    FigureStyle opaque = style.withBackground();
    List<byte[]> drawn = new ArrayList<>(); // compressed, as there may be hundreds
    int highest = 0;
    for (int i = 0; i < count; i++) {
      progress.at("Drawing frame %d of %d".formatted(i + 1, count), (double) i / count);
      FigureRaster raster = new FigureRaster(frames.apply(i), opaque, width);
      drawn.add(compressed(raster.rows(0, raster.height(), cancellation)));
      highest = Math.max(highest, raster.height());
    }
    int height = highest;
    AtomicFile.write(
        file,
        out -> {
          ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
          try (ImageOutputStream images = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(images);
            writer.prepareWriteSequence(stream(writer, width, height));
            List<String> comments = comments(metadata);
            for (byte[] frame : drawn) {
              cancellation.check();
              BufferedImage image = padded(frame, width, height, style);
              writer.writeToSequence(
                  new IIOImage(image, null, ofFrame(writer, image, delay, comments)), null);
              comments = List.of();
            }
            writer.endWriteSequence();
          } finally {
            writer.dispose();
          }
        });
  }

  /**
   * How many bytes a figure has as a frame.
   *
   * @throws java.util.concurrent.CancellationException if cancelled before the end
   */
  public static long frameBytes(FigureRaster raster, Cancellation cancellation) {
    BufferedImage image = raster.rows(0, raster.height(), cancellation);
    BufferedImage opaque =
        new BufferedImage(raster.width(), raster.height(), BufferedImage.TYPE_INT_RGB);
    opaque.createGraphics().drawImage(image, 0, 0, null);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream closed = out) {
      ImageIO.write(opaque, "gif", closed);
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot be written to", e);
    }
    return out.size();
  }

  private static List<String> comments(FigureMetadata metadata) {
    String parameters = metadata.parameters();
    String description = metadata.software() + (parameters.isEmpty() ? "" : ", " + parameters);
    return metadata.session().isEmpty()
        ? List.of(description)
        : List.of(description, GifComments.comment(metadata.session()));
  }

  private static byte[] compressed(BufferedImage image) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream closed = out) {
      ImageIO.write(image, "png", closed);
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot be written to", e);
    }
    return out.toByteArray();
  }

  private static BufferedImage padded(byte[] frame, int width, int height, FigureStyle style)
      throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(style.palette().background()));
    graphics.fillRect(0, 0, width, height);
    graphics.drawImage(ImageIO.read(new ByteArrayInputStream(frame)), 0, 0, null);
    graphics.dispose();
    return image;
  }

  private static IIOMetadata stream(ImageWriter writer, int width, int height) throws IOException {
    IIOMetadata stream = writer.getDefaultStreamMetadata(null);
    IIOMetadataNode root = new IIOMetadataNode(STREAM_FORMAT);
    IIOMetadataNode screen = new IIOMetadataNode("LogicalScreenDescriptor");
    screen.setAttribute("logicalScreenWidth", Integer.toString(width));
    screen.setAttribute("logicalScreenHeight", Integer.toString(height));
    screen.setAttribute("colorResolution", "8");
    screen.setAttribute("pixelAspectRatio", "0");
    root.appendChild(screen);
    stream.mergeTree(STREAM_FORMAT, root);
    return stream;
  }

  private static IIOMetadata ofFrame(
      ImageWriter writer, BufferedImage image, int delay, List<String> comments)
      throws IOException {
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
    IIOMetadataNode root = new IIOMetadataNode(FORMAT);
    IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
    control.setAttribute("disposalMethod", "none");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("delayTime", Integer.toString(Math.max(1, delay / 10)));
    control.setAttribute("transparentColorIndex", "0");
    root.appendChild(control);
    IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
    IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
    loop.setAttribute("applicationID", "NETSCAPE");
    loop.setAttribute("authenticationCode", "2.0");
    loop.setUserObject(new byte[] {1, 0, 0}); // without end
    extensions.appendChild(loop);
    root.appendChild(extensions);
    if (!comments.isEmpty()) {
      IIOMetadataNode all = new IIOMetadataNode("CommentExtensions");
      for (String comment : comments) {
        IIOMetadataNode one = new IIOMetadataNode("CommentExtension");
        one.setAttribute("value", comment);
        all.appendChild(one);
      }
      root.appendChild(all);
    }
    metadata.mergeTree(FORMAT, root);
    return metadata;
  }
}
