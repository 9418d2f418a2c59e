package org.longview.export;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.longview.export.embed.PngText;

/**
 * Writes the chunks of a PNG file, the pixels row by row, so that a picture need not exist as a
 * whole.
 *
 * @see <a href="https://www.w3.org/TR/png-3/">the format</a>
 */
final class PngEncoder {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int DATA_CHUNK = 1 << 16;
  private static final double INCHES_PER_METRE = 1 / 0.0254;
  private static final int BITS = 8;
  private static final int RGB = 2;
  private static final int RGBA = 6;
  private static final int PIXELS_PER_METRE = 1;

  /** Filters: what is stored of a byte is its difference from the one to the left, or above. */
  private static final int LEFT = 1;

  private static final int ABOVE = 2;

  private final DataOutputStream out;
  private final int width;
  private final boolean alpha;
  private final int channels;
  private final Deflater deflater = new Deflater();
  private final DeflaterOutputStream pixels;
  private byte[] above;
  private byte[] row;
  private final byte[] leftDifferences;
  private final byte[] aboveDifferences;

  /**
   * Begins a file.
   *
   * @param alpha whether pixels may be transparent
   */
  PngEncoder(OutputStream out, int width, int height, boolean alpha) throws IOException {
    this.out = new DataOutputStream(out);
    this.width = width;
    this.alpha = alpha;
    channels = alpha ? 4 : 3;
    above = new byte[width * channels];
    row = new byte[width * channels];
    leftDifferences = new byte[width * channels];
    aboveDifferences = new byte[width * channels];
    this.out.write(SIGNATURE);
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream fields = new DataOutputStream(header);
    fields.writeInt(width);
    fields.writeInt(height);
    fields.write(new byte[] {BITS, (byte) (alpha ? RGBA : RGB), 0, 0, 0});
    chunk("IHDR", header.toByteArray());
    pixels = new DeflaterOutputStream(new DataChunks(), deflater, DATA_CHUNK);
  }

  /** Says how large the picture is on paper. To be called before the pixels. */
  void resolution(int dotsPerInch) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream fields = new DataOutputStream(bytes);
    int dotsPerMetre = (int) Math.round(dotsPerInch * INCHES_PER_METRE);
    fields.writeInt(dotsPerMetre);
    fields.writeInt(dotsPerMetre);
    fields.write(PIXELS_PER_METRE);
    chunk("pHYs", bytes.toByteArray());
  }

  /** Says something about the picture. To be called before the pixels. */
  void text(String keyword, String text) throws IOException {
    Charset latin = StandardCharsets.ISO_8859_1;
    if (latin.newEncoder().canEncode(text)) {
      chunk("tEXt", (keyword + "\0" + text).getBytes(latin));
    } else {
      international(keyword, text);
    }
  }

  /** The same, in UTF-8 whatever it is. */
  void international(String keyword, String text) throws IOException {
    chunk("iTXt", PngText.chunk(keyword, text));
  }

  /**
   * Adds a row of pixels.
   *
   * @param argb holds the row's pixels from {@code offset} on, 0xAArrggbb, not premultiplied
   */
  void row(int[] argb, int offset) throws IOException {
    for (int x = 0, i = 0; x < width; x++) {
      int pixel = argb[offset + x];
      row[i++] = (byte) (pixel >> 16);
      row[i++] = (byte) (pixel >> 8);
      row[i++] = (byte) pixel;
      if (alpha) {
        row[i++] = (byte) (pixel >> 24);
      }
    }
    for (int i = 0; i < row.length; i++) {
      leftDifferences[i] = (byte) (row[i] - (i < channels ? 0 : row[i - channels]));
      aboveDifferences[i] = (byte) (row[i] - above[i]);
    }
    boolean likeAbove = size(aboveDifferences) <= size(leftDifferences);
    pixels.write(likeAbove ? ABOVE : LEFT);
    pixels.write(likeAbove ? aboveDifferences : leftDifferences);
    byte[] free = above;
    above = row;
    row = free;
  }

  /** The smaller the differences, the better they compress. */
  private static long size(byte[] differences) {
    long size = 0;
    for (byte difference : differences) {
      size += Math.abs(difference);
    }
    return size;
  }

  /** Ends the file. The stream stays open. */
  void finish() throws IOException {
    pixels.close();
    deflater.end();
    chunk("IEND", new byte[0]);
    out.flush();
  }

  private void chunk(String type, byte[] content) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(content);
    out.writeInt(content.length);
    out.write(name);
    out.write(content);
    out.writeInt((int) sum.getValue());
  }

  /** Each write is a chunk of compressed pixels. */
  private final class DataChunks extends OutputStream {
    @Override
    public void write(int single) throws IOException {
      write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      chunk("IDAT", Arrays.copyOfRange(bytes, from, from + count));
    }
  }
}
