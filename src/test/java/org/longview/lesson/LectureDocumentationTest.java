package org.longview.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.longview.study.Settings;
import org.longview.study.Tab;
import org.longview.study.TextSource;
import org.longview.work.Cancellation;
import org.longview.work.Progress;

/** What docs/lectures.md says of the format. */
class LectureDocumentationTest {
  private static String documentation() throws IOException {
    return Files.readString(Path.of("docs", "lectures.md"));
  }

  @Test
  void the_example_is_read_and_its_numbers_are_computed() throws IOException {
    String text = documentation();
    int begin = text.indexOf("```markdown\n") + "```markdown\n".length();
    String example = text.substring(begin, text.indexOf("\n```\n", begin));
    Lecture lecture = LectureReader.read(example, "example", null, new Cancellation());
    assertEquals(
        List.of(
            "17 tokens make 289 pairs.", "With w = 4 there are 79 pairs left, *27.3 %* of all."),
        lecture.steps().stream().map(LectureDocumentationTest::caption).toList());
  }

  private static String caption(Step step) {
    Settings settings = step.state().applyTo(Settings.defaults(TextSource.typed("before")));
    return Facts.of(step, settings, Model.on(settings), Progress.NONE, new Cancellation())
        .caption();
  }

  @Test
  void every_name_is_documented() throws IOException {
    String text = documentation();
    List<String> missing =
        Stream.of(
                Stream.of(Key.values()).map(key -> "`" + key.id() + "`"),
                Stream.of(Control.values()).map(control -> "`" + control.id() + "`"),
                Stream.of(Picture.Panel.values()).map(panel -> "`" + panel.id() + "`"),
                Stream.of(Picture.Animation.values()).map(one -> "`" + one.id() + "`"),
                Stream.of(Tab.values()).map(tab -> "`" + Changes.id(tab) + "`"),
                Stream.of(Fact.values()).map(fact -> "`{" + fact.id()),
                Stream.of(Form.values()).map(form -> "`" + form.id() + "`"))
            .flatMap(names -> names)
            .filter(name -> !text.contains(name) && !text.contains(name.replaceFirst("`", "`as ")))
            .toList();
    assertEquals(List.of(), missing);
  }

  @Test
  void no_two_pictures_have_one_name() {
    List<String> names =
        Stream.of(
                Stream.of(Tab.values()).map(Changes::id),
                Stream.of(Picture.Panel.values()).map(Picture.Panel::id),
                Stream.of(Picture.Animation.values()).map(Picture.Animation::id))
            .flatMap(ids -> ids)
            .collect(Collectors.toList());
    assertEquals(names.size(), names.stream().distinct().count(), names.toString());
  }
}
