package org.longview.export;

import java.util.Arrays;
import java.util.Optional;

/**
 * The widths of columns and slides that figures are made for, with a type size that fits there.
 *
 * @see <a
 *     href="https://research-figure-guide.nature.com/figures/building-and-exporting-figure-panels">Nature:
 *     89 and 183 mm, type of 5 to 7 pt</a>
 * @see <a
 *     href="https://www.science.org/content/page/instructions-preparing-initial-manuscript">Science:
 *     57, 121 and 184 mm, type of 5 pt and more</a>
 * @see <a
 *     href="https://journals.ieeeauthorcenter.ieee.org/create-your-ieee-journal-article/create-graphics-for-your-article/size-requirements-for-graphics/">IEEE:
 *     3.5 and 7.16 inches</a>
 * @see <a href="https://acl-org.github.io/ACLPUB/formatting.html">ACL: columns of 7.7 cm, 0.6 cm
 *     apart</a>
 * @see <a href="https://neurips.cc/Conferences/2024/PaperInformation/StyleFiles">NeurIPS: text of
 *     5.5 inches</a>
 */
public enum PaperColumn {
  NATURE("nature", "Nature, one column", 89, 300, 7),
  NATURE_2("nature-2", "Nature, two columns", 183, 300, 7),
  SCIENCE("science", "Science, one column", 57, 300, 6),
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
