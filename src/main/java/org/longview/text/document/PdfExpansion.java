package org.longview.text.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * Unpacks the drawing instructions of a page once before PDFBox does, which keeps all of them in
 * memory, however many they are.
 */
final class PdfExpansion extends OutputStream {
  private final Reading reading;
  private long unpacked;
  private OutputStream next = OutputStream.nullOutputStream();

  private PdfExpansion(Reading reading) {
    this.reading = reading;
  }

  /**
   * Unpacks streams that are drawn together.
   *
   * @throws org.longview.work.InputException if they are too large
   */
  static void check(Reading reading, Iterator<PDStream> streams) throws IOException {
    PdfExpansion counter = new PdfExpansion(reading);
    while (streams.hasNext()) {
      counter.unpack(streams.next());
    }
  }

  private void unpack(PDStream stream) throws IOException {
    COSStream packed = stream.getCOSObject();
    List<COSName> filters = stream.getFilters();
    InputStream in = packed.createRawInputStream();
    for (int i = 0; i < filters.size(); i++) {
      boolean last = i == filters.size() - 1;
      ByteArrayOutputStream between = new ByteArrayOutputStream();
      next = last ? OutputStream.nullOutputStream() : between;
      FilterFactory.INSTANCE.getFilter(filters.get(i)).decode(in, this, packed, i);
      in = new ByteArrayInputStream(between.toByteArray());
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    reading.goOn();
    unpacked += length;
    if (unpacked > reading.limits().unpackedBytes()) {
      throw reading.refusal(
          "unpacks to more than %d MiB for one page, the most that is read; it may be damaged."
              .formatted(reading.limits().unpackedBytes() >> 20));
    }
    next.write(bytes, offset, length);
  }
}
