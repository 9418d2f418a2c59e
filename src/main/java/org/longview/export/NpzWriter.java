package org.longview.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes several named arrays as NPZ: a zip of NPY files, as NumPy's {@code savez_compressed}. The
 * same arrays always give the same bytes.
 */
public final class NpzWriter {
  /** A time that a zip holds without a time zone; files do not differ by when they were made. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private final ZipOutputStream zip;

  private NpzWriter(ZipOutputStream zip) {
    this.zip = zip;
  }

  /**
   * Writes a file. The stream stays open.
   *
   * @param content adds the arrays, one after the other
   */
  public static void write(OutputStream out, IoConsumer<NpzWriter> content) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.setLevel(Deflater.BEST_SPEED);
    content.accept(new NpzWriter(zip));
    zip.finish();
  }

  /**
   * Adds an array.
   *
   * @param name without {@code .npy}
   * @param shape lengths of the dimensions
   * @param content gives the numbers, the last dimension running fastest
   */
  public void add(String name, NpyType type, long[] shape, IoConsumer<NpyWriter> content)
      throws IOException {
    ZipEntry entry = new ZipEntry(name + ".npy");
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    NpyWriter.write(zip, type, shape, content);
    zip.closeEntry();
  }
}
