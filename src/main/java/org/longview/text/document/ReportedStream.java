package org.longview.text.document;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes of a file whose reading reports how far it is. */
final class ReportedStream extends FilterInputStream {
  private static final int STRIDE = 1 << 14;

  private final long size;
  private final Reading reading;
  private long position;
  private long nextReport;

  /**
   * @param size the file's size in bytes
   */
  ReportedStream(InputStream in, long size, Reading reading) {
    super(new BufferedInputStream(in));
    this.size = size;
    this.reading = reading;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    advance(1);
    return b;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n = super.read(bytes, offset, length);
    advance(n);
    return n;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void advance(int n) {
    position += n;
    if (position >= nextReport) {
      nextReport = position + STRIDE;
      reading.at((double) position / size);
    }
  }
}
