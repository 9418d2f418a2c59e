package org.longview.export;

import java.util.Arrays;
import java.util.Optional;

/**
 * The widths of columns and slides that figures are made for, with a type size that fits there.
 *
 * <ul>
 *   <li>Nature: "89 mm (single column), 183 mm (double column)", "maximum text size: 7pt, minimum
 *       text size: 5pt"; <a
 *       href="https://research-figure-guide.nature.com/figures/building-and-exporting-figure-panels">Building
 *       and exporting figure panels</a>
 *   <li>Science: "5.7 cm (2.24 inches or 1 column), 12.1 cm (4.76 inches or 2 columns), or 18.4 cm
 *       (7.24 inches or 3 columns)", type of "about 7 points [...] and not smaller than 5 points";
 *       <a
 *       href="https://www.science.org/content/page/instructions-preparing-initial-manuscript">Instructions
 *       for preparing an initial manuscript</a>
 *   <li>IEEE: "one column width (3.5 inches, 88.9 millimeters, or 21 picas) or two columns width
 *       (7.16 inches, 182 millimeters, or 43 picas wide)"; <a
 *       href="https://ieeeauthorcenter.ieee.org/create-your-ieee-article/create-graphics-for-your-article/size-requirements-for-graphics/">Size
 *       requirements for graphics</a>
 *   <li>ACL: A4 with margins of 2.5 cm, so that the text is 16 cm wide, and {@code \columnsep} of
 *       0.6 cm, so that a column is 7.7 cm; {@code acl.sty} of <a
 *       href="https://github.com/acl-org/acl-style-files">the ACL style files</a>
 *   <li>NeurIPS: {@code textwidth=5.5in}; {@code neurips_2026.sty} of <a
 *       href="https://neurips.cc/Conferences/2026/CallForPapers">the call for papers</a>, and those
 *       of the years before
 * </ul>
 *
 * The type sizes of the last three are ours: those of their captions, or one point less.
 */
public enum PaperColumn {
  NATURE("nature", "Nature, one column", 89, 300, 7),
  NATURE_2("nature-2", "Nature, two columns", 183, 300, 7),
  SCIENCE("science", "Science, one column", 57, 300, 7),
  SCIENCE_2("science-2", "Science, two columns", 121, 300, 7),
  SCIENCE_3("science-3", "Science, three columns", 184, 300, 7),
  IEEE("ieee", "IEEE, one column", 88.9, 300, 8),
  IEEE_2("ieee-2", "IEEE, two columns", 181.9, 300, 8),
  ACL("acl", "ACL, one column", 77, 300, 8),
  ACL_2("acl-2", "ACL, two columns", 160, 300, 8),
  NEURIPS("neurips", "NeurIPS, text", 139.7, 300, 8),
  /** 1,920 pixels, 13⅓ inches, as wide as presentation programs make their slides. */
  SLIDE("slide", "Slide, 16 : 9", 338.667, 144, 16);

  private final String id;
  private final String title;
  private final double millimetres;
  private final int dotsPerInch;
  private final int type;

  PaperColumn(String id, String title, double millimetres, int dotsPerInch, int type) {
    this.id = id;
    this.title = title;
    this.millimetres = millimetres;
    this.dotsPerInch = dotsPerInch;
    this.type = type;
  }

  /** The one of an identifier. */
  public static Optional<PaperColumn> named(String id) {
    return Arrays.stream(values()).filter(column -> column.id.equals(id)).findFirst();
  }

  /** On the command line. */
  public String id() {
    return id;
  }

  /** On screen. */
  public String title() {
    return title;
  }

  public double millimetres() {
    return millimetres;
  }

  /** Pixels to the inch that are usual there. */
  public int dotsPerInch() {
    return dotsPerInch;
  }

  /** The size of axis names and captions, in points. */
  public int type() {
    return type;
  }
}
