package org.longview.text.document;

import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Makes text of the XHTML that Tika's parsers give. */
class XhtmlText extends DefaultHandler {
  /** Elements that are a line of their own, or a group of such. */
  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "body",
          "br",
          "caption",
          "center",
          "dd",
          "details",
          "dialog",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figcaption",
          "figure",
          "footer",
          "form",
          "header",
          "hgroup",
          "hr",
          "li",
          "main",
          "menu",
          "nav",
          "ol",
          "optgroup",
          "option",
          "p",
          "pre",
          "search",
          "section",
          "summary",
          "table",
          "tbody",
          "tfoot",
          "thead",
          "tr",
          "ul");

  /** Not text of the document: what describes it, templates of Word, comments on it. */
  private static final Set<String> LEFT_OUT = Set.of("glossary", "annotation", "annotation_text");

  private final DocumentText text;
  private int cells;
  private int leftOut;

  XhtmlText(DocumentText text) {
    this.text = text;
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes) {
    if (leftOut > 0
        || name.equals("head")
        || LEFT_OUT.contains(String.valueOf(attributes.getValue("class")))) {
      leftOut++;
    } else if (isHeading(name)) {
      text.startHeading(name.charAt(1) - '0');
    } else if (isCell(name)) {
      cells++;
    } else if (BLOCKS.contains(name)) {
      breakAt(name);
      if (name.equals("pre")) {
        text.preformatted(true);
      }
    }
  }

  @Override
  public void endElement(String uri, String name, String qualified) {
    if (leftOut > 0) {
      leftOut--;
    } else if (isHeading(name)) {
      text.endHeading();
    } else if (isCell(name)) {
      cells--;
      text.endCell();
    } else if (BLOCKS.contains(name)) {
      if (name.equals("pre")) {
        text.preformatted(false);
      }
      breakAt(name);
    }
  }

  /** In a table, the rows are the lines. */
  private void breakAt(String element) {
    if (cells == 0 || element.equals("tr") || element.equals("table")) {
      text.endLine();
    } else {
      text.append(" ");
    }
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    if (leftOut == 0) {
      text.append(characters, start, length);
    }
  }

  private static boolean isCell(String name) {
    return name.equals("td") || name.equals("th");
  }

  private static boolean isHeading(String name) {
    return name.length() == 2
        && name.charAt(0) == 'h'
        && name.charAt(1) >= '1'
        && name.charAt(1) <= '6';
  }
}
