package org.longview.lesson;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.longview.lesson.LectureLines.Paragraph;
import org.longview.lesson.LectureLines.Setting;
import org.longview.lesson.LectureLines.StepLines;
import org.longview.study.Tab;
import org.longview.work.InputException;

/** Reads one step of a lecture. */
final class StepReader {
  private static final String PICTURE = "picture";
  private static final String CONTROLS = "controls";
  private static final String QUESTION = "Question:";
  private static final String ANSWER = "Answer:";
  private static final String SOURCE = "Source:";
  private static final String BARS = "bars";
  private static final String IMAGE = "image";
  private static final List<String> IMAGES = List.of(".png", ".jpg", ".jpeg", ".gif");

  private final StepLines lines;
  private final LectureReader lecture;
  private StepState state;
  private @Nullable Picture picture;
  private List<Control> controls = List.of();
  private final List<String> caption = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<String, Template> told = new HashMap<>();
  private String source = "";
  private boolean chosen;

  /**
   * Begins a step.
   *
   * @param state of the step before
   * @param picture of the step before; null of the first
   */
  StepReader(StepLines lines, StepState state, @Nullable Picture picture, LectureReader lecture) {
    this.lines = lines;
    this.state = state;
    this.picture = picture;
    this.lecture = lecture;
  }

  /**
   * Reads it.
   *
   * @throws InputException if something in it is wrong, with the line
   */
  Step read() {
    Map<String, Integer> seen = new HashMap<>();
    for (Setting setting : lines.settings()) {
      Integer before = seen.put(setting.key(), setting.line());
      if (before != null) {
        throw lecture
            .where(setting.line())
            .refused("“%s” is set in line %d already.".formatted(setting.key(), before));
      }
      at(setting.line(), () -> set(setting));
    }
    state.check();
    for (Paragraph paragraph : lines.paragraphs()) {
      at(paragraph.line(), () -> tell(paragraph));
    }
    Picture shown = picture;
    if (shown == null) {
      throw lecture
          .where(lines.line())
          .refused("The first step shows nothing; add a line such as “picture: matrices”.");
    }
    return new Step(
        lecture.where(lines.line()),
        at(lines.line(), () -> Template.of(lines.title())),
        at(lines.line(), () -> Template.of(String.join("\n\n", caption))),
        at(lines.line(), () -> Template.of(String.join("\n\n", notes))),
        question(),
        source,
        state,
        shown,
        controls);
  }

  private void set(Setting setting) {
    String key = setting.key();
    String value = setting.value();
    if (value.isEmpty()) {
      throw new InputException("“%s” has no value.".formatted(key));
    }
    switch (key) {
      case PICTURE -> show(picture(value));
      case BARS -> show(bars(value));
      case IMAGE -> show(image(value));
      case CONTROLS ->
          controls =
              Values.items(value)
                  .map(one -> Values.oneOf(one, List.of(Control.values()), Control::id))
                  .toList();
      default -> {
        Key known =
            Key.named(key)
                .orElseThrow(
                    () ->
                        new InputException(
                            "There is no setting “%s”%s"
                                .formatted(key, Nearest.question(key, keys()))));
        state =
            known == Key.DOCUMENT
                ? state.withDocument(lecture.document(value), lecture.where(setting.line()))
                : state.with(known, value, lecture.where(setting.line()));
      }
    }
  }

  /** All settings that a step can have. */
  static List<String> keys() {
    return Stream.concat(
            Stream.of(PICTURE, BARS, IMAGE, CONTROLS), Stream.of(Key.values()).map(Key::id))
        .toList();
  }

  private void show(Picture newPicture) {
    if (chosen) {
      throw new InputException("A step shows one picture; leave out one of picture, bars, image.");
    }
    chosen = true;
    picture = newPicture;
  }

  private static Picture picture(String id) {
    if (isImage(id)) {
      throw new InputException("A picture of a file is named by image: %s.".formatted(id));
    }
    List<Picture> known =
        Stream.of(
                Stream.of(Tab.values()).map(Picture.OfTab::new),
                Stream.of(Picture.Panel.values()),
                Stream.of(Picture.Animation.values()))
            .<Picture>flatMap(pictures -> pictures)
            .toList();
    return Values.oneOf(id, known, StepReader::id);
  }

  private static String id(Picture picture) {
    if (picture instanceof Picture.Panel panel) {
      return panel.id();
    }
    if (picture instanceof Picture.Animation animation) {
      return animation.id();
    }
    return picture instanceof Picture.OfTab tab ? Changes.id(tab.tab()) : "";
  }

  private static Picture bars(String text) {
    List<Picture.Bar> bars = new ArrayList<>();
    for (String one : text.split("\\|", -1)) {
      int sign = one.lastIndexOf(" = ");
      if (sign < 0) {
        throw new InputException(
            "“%s” is no bar; write its label and length, such as copied = 1.957, and | between bars."
                .formatted(one.strip()));
      }
      Template value = Template.of(one.substring(sign + 2).strip());
      if (value.placeholders().isEmpty() && Double.isNaN(Picture.Bar.length(value.pending()))) {
        throw new InputException("“%s” is not a number or placeholder.".formatted(value.pending()));
      }
      bars.add(new Picture.Bar(Template.of(one.substring(0, sign).strip()), value));
    }
    return new Picture.Bars(bars);
  }

  private Picture image(String path) {
    if (!isImage(path)) {
      throw new InputException("“%s” is not a PNG, JPEG or GIF picture.".formatted(path));
    }
    return new Picture.Image(lecture.image(path));
  }

  private static boolean isImage(String path) {
    return IMAGES.stream().anyMatch(path.toLowerCase(Locale.ROOT)::endsWith);
  }

  private void tell(Paragraph paragraph) {
    String text = paragraph.text();
    if (paragraph.quoted()) {
      Template.of(text);
      notes.add(text);
    } else if (text.startsWith(SOURCE)) {
      if (!source.isEmpty()) {
        throw new InputException("A step has one source; put both into one paragraph.");
      }
      source = text.substring(SOURCE.length()).strip();
    } else if (text.startsWith(QUESTION) || text.startsWith(ANSWER)) {
      String what = text.startsWith(QUESTION) ? QUESTION : ANSWER;
      if (told.put(what, Template.of(text.substring(what.length()).strip())) != null) {
        throw new InputException("A step has one question and one answer.");
      }
    } else {
      Template.of(text);
      caption.add(text);
    }
  }

  private Step.@Nullable Question question() {
    Template question = told.get(QUESTION);
    Template answer = told.get(ANSWER);
    if (question != null && answer != null) {
      return new Step.Question(question, answer);
    }
    if (question != null || answer != null) {
      throw lecture
          .where(lines.line())
          .refused(
              question != null
                  ? "The question has no answer; add a paragraph “Answer: …”."
                  : "The answer has no question; add a paragraph “Question: …”.");
    }
    return null;
  }

  private <T> T at(int line, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (InputException e) {
      throw lecture.where(line).refused(e);
    }
  }

  private void at(int line, Runnable reading) {
    at(
        line,
        () -> {
          reading.run();
          return line;
        });
  }
}
