package org.longview.text.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;

/** The bookmarks of a PDF, which are its headings, by the page that they lead to. */
final class PdfOutline {
  private static final int DEEPEST = 6;

  /**
   * A bookmark.
   *
   * @param level from 1 to 6
   */
  record Bookmark(int level, String title) {}

  private final Reading reading;
  private final PDDocument pdf;
  private final IdentityHashMap<COSDictionary, Integer> numbers = new IdentityHashMap<>();
  private final Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<List<Bookmark>> bookmarks = new ArrayList<>();

  /**
   * @param pages in their order
   */
  PdfOutline(Reading reading, PDDocument pdf, List<PDPage> pages) {
    this.reading = reading;
    this.pdf = pdf;
    for (PDPage page : pages) {
      numbers.put(page.getCOSObject(), numbers.size());
      bookmarks.add(new ArrayList<>());
    }
    PDDocumentOutline outline = pdf.getDocumentCatalog().getDocumentOutline();
    if (outline != null) {
      addChildren(outline, 1);
    }
  }

  /** The bookmarks to the page of this index, in their order. */
  List<Bookmark> at(int page) {
    return bookmarks.get(page);
  }

  private void addChildren(PDOutlineNode node, int level) {
    PDOutlineItem item = node.getFirstChild();
    while (item != null && seen.add(item.getCOSObject())) {
      reading.goOn();
      add(item, level);
      addChildren(item, Math.min(level + 1, DEEPEST));
      item = item.getNextSibling();
    }
  }

  /** A bookmark that leads nowhere is left out. */
  private void add(PDOutlineItem item, int level) {
    String title = item.getTitle() == null ? "" : Title.of(item.getTitle());
    try {
      PDPage page = item.findDestinationPage(pdf);
      Integer number = page == null ? null : numbers.get(page.getCOSObject());
      if (number != null && !title.isEmpty()) {
        bookmarks.get(number).add(new Bookmark(level, title));
      }
    } catch (IOException | RuntimeException e) {
      reading.goOn();
    }
  }
}
