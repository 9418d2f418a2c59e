package org.longview.study;

import java.util.ArrayList;
import java.util.List;
import org.longview.text.Tokens;
import org.longview.text.document.Landmark;
import org.longview.text.document.Landmark.Heading;

/**
 * A token that a heading or page of the document begins with, for marks on axes and texts.
 *
 * @param token its position among the tokens
 * @param level 0 for a page, from 1 (the highest) to 6 for a heading
 * @param label the heading, or "Page 3"
 */
public record TextMark(int token, int level, String label) {
  public boolean isPage() {
    return level == 0;
  }

  /**
   * The marks of a text.
   *
   * @param landmarks of the whole text, by growing offset
   * @param tokens all tokens of the text or a part of them
   * @return one for each landmark within the part that the tokens cover, by growing token
   */
  public static List<TextMark> of(List<Landmark> landmarks, Tokens tokens) {
    List<TextMark> marks = new ArrayList<>();
    int last = tokens.size() - 1;
    int token = 1;
    for (Landmark landmark : landmarks) {
      if (landmark.offset() < tokens.end(0)) {
        continue;
      }
      while (token < last && tokens.end(token) <= landmark.offset()) {
        token++;
      }
      if (token == last) {
        break;
      }
      int level = landmark instanceof Heading heading ? heading.level() : 0;
      marks.add(new TextMark(token, level, landmark.label()));
    }
    return marks;
  }
}
