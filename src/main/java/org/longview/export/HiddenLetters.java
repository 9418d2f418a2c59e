package org.longview.export;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Hex;

/**
 * A typeface of PDF whose letters are all blank and one em wide, and stand for whatever characters
 * they are told to: what is written in it is not seen, but found and copied.
 */
final class HiddenLetters extends PDType0Font {
  private static final String NAME = "LVHIDE+Hidden";
  private static final int EM = 1000;

  /** The blank in a file that holds nothing else. */
  private static final int BLANK = 1;

  private static final COSName SUPPLEMENT = COSName.getPDFName("Supplement");

  private final PDDocument document;
  private final Map<Integer, Integer> codes = new LinkedHashMap<>();

  HiddenLetters(PDDocument document) throws IOException {
    super(typeface(document));
    this.document = document;
  }

  private static COSDictionary typeface(PDDocument document) throws IOException {
    COSDictionary typeface = named(COSName.FONT, COSName.TYPE0);
    typeface.setItem(COSName.ENCODING, COSName.IDENTITY_H);
    COSArray descendants = new COSArray();
    descendants.add(letters(document));
    typeface.setItem(COSName.DESCENDANT_FONTS, descendants);
    return typeface;
  }

  private static COSDictionary letters(PDDocument document) throws IOException {
    COSDictionary collection = new COSDictionary();
    collection.setString(COSName.REGISTRY, "Adobe");
    collection.setString(COSName.ORDERING, "Identity");
    collection.setInt(SUPPLEMENT, 0);
    COSDictionary letters = named(COSName.FONT, COSName.CID_FONT_TYPE2);
    letters.setItem(COSName.CIDSYSTEMINFO, collection);
    letters.setItem(COSName.FONT_DESC, descriptor(document));
    letters.setInt(COSName.DW, EM);
    letters.setItem(COSName.CID_TO_GID_MAP, COSName.IDENTITY);
    return letters;
  }

  private static COSDictionary descriptor(PDDocument document) throws IOException {
    byte[] blank = Face.subset(Face.FALLBACK, List.of((int) ' '));
    COSDictionary descriptor = new COSDictionary();
    descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
    descriptor.setName(COSName.FONT_NAME, NAME);
    descriptor.setInt(COSName.FLAGS, 4); // its characters are its own
    descriptor.setItem(COSName.FONT_BBOX, new PDRectangle(0, -EM / 5f, EM, EM));
    descriptor.setInt(COSName.ITALIC_ANGLE, 0);
    descriptor.setInt(COSName.ASCENT, EM * 4 / 5);
    descriptor.setInt(COSName.DESCENT, -EM / 5);
    descriptor.setInt(COSName.CAP_HEIGHT, EM * 7 / 10);
    descriptor.setInt(COSName.STEM_V, EM / 12);
    descriptor.setItem(COSName.FONT_FILE2, stream(document, blank));
    return descriptor;
  }

  private static COSDictionary named(COSName type, COSName kind) {
    COSDictionary named = new COSDictionary();
    named.setItem(COSName.TYPE, type);
    named.setItem(COSName.SUBTYPE, kind);
    named.setName(COSName.BASE_FONT, NAME);
    return named;
  }

  private static PDStream stream(PDDocument document, byte[] bytes) throws IOException {
    PDStream stream = new PDStream(document, new ByteArrayInputStream(bytes), COSName.FLATE_DECODE);
    stream.getCOSObject().setItem(COSName.LENGTH1, COSInteger.get(bytes.length));
    return stream;
  }

  @Override
  protected byte[] encode(int character) {
    int code = codes.computeIfAbsent(character, any -> codes.size() + 1);
    return new byte[] {(byte) (code >> 8), (byte) code};
  }

  /** Tells the file what the letters stand for, once all are written. */
  void finish() throws IOException {
    StringBuilder table =
        new StringBuilder(
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange
            """);
    byte[] blanks = new byte[2 * (codes.size() + 1)];
    codes.forEach(
        (character, code) -> {
          blanks[2 * code + 1] = BLANK;
          table
              .append("1 beginbfchar\n<%04X> <".formatted(code))
              .append(Hex.getString(Character.toString(character).getBytes(UTF_16BE)))
              .append(">\nendbfchar\n");
        });
    table.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    getCOSObject()
        .setItem(COSName.TO_UNICODE, stream(document, table.toString().getBytes(US_ASCII)));
    getDescendantFont().getCOSObject().setItem(COSName.CID_TO_GID_MAP, stream(document, blanks));
  }
}
