package org.longview.text.document;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.longview.text.document.PdfOutline.Bookmark;

/**
 * Reads PDF, with PDFBox itself: Tika's parser on it tells neither where bookmarks lead nor lets a
 * page be left halfway.
 */
final class PdfText {
  /** So much of a heading may stand before the title that its bookmark has: a number. */
  private static final int LONGEST_NUMBER = 12;

  private PdfText() {}

  static Document read(Reading reading) throws IOException {
    PdfFonts.install();
    try (var file = new RandomAccessReadBufferedFile(reading.file().toFile());
        PDDocument pdf = Loader.loadPDF(file)) {
      return read(reading, pdf);
    } catch (InvalidPasswordException e) {
      throw reading.encrypted();
    } catch (IOException e) {
      throw reading.damaged(e);
    }
  }

  private static Document read(Reading reading, PDDocument pdf) throws IOException {
    List<PDPage> pages = pages(reading, pdf);
    PdfOutline outline = new PdfOutline(reading, pdf, pages);
    PdfPages printed = new PdfPages(reading, pages);
    printed.writeText(pdf, Writer.nullWriter());
    if (printed.isBlank()) {
      throw reading.refusal(
          printed.hasPictures()
              ? "holds pictures of pages but no text; run text recognition (OCR) on it first."
              : "holds no text; choose a document with some text.");
    }
    DocumentText text = new DocumentText(reading, 0);
    PdfLines lines = printed.lines();
    for (int page = 0; page < pages.size(); page++) {
      reading.goOn();
      append(printed.page(page), page, outline.at(page), lines, text);
    }
    String kind = "PDF, %,d %s".formatted(pages.size(), pages.size() == 1 ? "page" : "pages");
    return text.document(kind, null, pdf.getDocumentInformation().getTitle());
  }

  /** All pages; a page whose content is named but missing shows that the file is cut off. */
  private static List<PDPage> pages(Reading reading, PDDocument pdf) throws IOException {
    List<PDPage> pages = new ArrayList<>();
    for (PDPage page : pdf.getPages()) {
      reading.goOn();
      if (page.getCOSObject().containsKey(COSName.CONTENTS)
          && page.getCOSObject().getDictionaryObject(COSName.CONTENTS) == null) {
        throw new IOException("the content of page " + (pages.size() + 1) + " is missing");
      }
      pages.add(page);
    }
    if (pages.size() < pdf.getNumberOfPages()) {
      throw new IOException("pages are missing");
    }
    return pages;
  }

  private static void append(
      PdfPages.Printed printed,
      int index,
      List<Bookmark> bookmarks,
      PdfLines lines,
      DocumentText text) {
    text.page(index + 1);
    List<String> page = new ArrayList<>();
    for (List<PdfLine> paragraph : printed.paragraphs()) {
      page.addAll(lines.join(paragraph, printed.usualWidth()));
    }
    int next = 0;
    for (Bookmark bookmark : bookmarks) {
      int place = Math.max(next, find(bookmark.title(), page, next));
      for (; next < place; next++) {
        text.line(page.get(next));
      }
      text.heading(bookmark.level(), bookmark.title());
    }
    for (; next < page.size(); next++) {
      text.line(page.get(next));
    }
  }

  /** The first line, from one on, that begins with a title; −1 if none does. */
  private static int find(String title, List<String> page, int from) {
    String key = key(title);
    int longest = 2 * (title.length() + LONGEST_NUMBER);
    for (int i = from; i < page.size(); i++) {
      String line = page.get(i);
      int place = key(line.substring(0, Math.min(line.length(), longest))).indexOf(key);
      if (place >= 0 && place <= LONGEST_NUMBER) {
        return i;
      }
    }
    return -1;
  }

  /** Letters and digits alone, as titles and bookmarks differ in blanks and quotation marks. */
  private static String key(String title) {
    return title.replaceAll("[^\\p{L}\\p{N}]+", "").toLowerCase(Locale.ROOT);
  }
}
