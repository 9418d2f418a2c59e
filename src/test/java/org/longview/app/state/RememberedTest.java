package org.longview.app.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedTest {
  @TempDir private Path folder;

  @Test
  void isThereInTheNextRun() {
    Path file = folder.resolve("new").resolve("window.properties");
    Remembered first = new Remembered(file);
    first.setTheme(Theme.LIGHT);
    first.setFolder(folder);
    Remembered.Place place = new Remembered.Place(10, 20, 1280, 800, true);
    first.setPlace(place);
    first.setWorkingSet(3L << 30);

    Remembered next = new Remembered(file);
    assertEquals(Theme.LIGHT, next.theme());
    assertEquals(folder, next.folder());
    assertEquals(place, next.place());
    assertEquals(OptionalLong.of(3L << 30), next.workingSet());
  }

  @Test
  void theLastDocumentsAreThereInTheNextRunTheLastOneFirst() {
    Path file = folder.resolve("window.properties");
    Remembered first = new Remembered(file);
    assertEquals(List.of(), first.recent());
    for (int i = 0; i < 12; i++) {
      first.addRecent(folder.resolve("document " + i + ".pdf"));
    }
    first.addRecent(folder.resolve("document 9.pdf"));
    List<Path> recent = new Remembered(file).recent();
    assertEquals(10, recent.size());
    assertEquals(folder.resolve("document 9.pdf").toAbsolutePath(), recent.get(0));
    assertEquals(folder.resolve("document 11.pdf").toAbsolutePath(), recent.get(1));
    assertEquals(folder.resolve("document 2.pdf").toAbsolutePath(), recent.get(9));
  }

  @Test
  void nothingRememberedIsTheDarkThemeAndNoPlace() {
    Remembered none = new Remembered(folder.resolve("missing"));
    assertEquals(Theme.DARK, none.theme());
    assertNull(none.folder());
    assertNull(none.place());
    assertEquals(OptionalLong.empty(), none.workingSet());
  }

  @Test
  void aFolderThatIsGoneIsForgotten() throws IOException {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    Remembered remembered = new Remembered(folder.resolve("file"));
    remembered.setFolder(gone);
    Files.delete(gone);
    assertNull(remembered.folder());
  }

  @Test
  void aDamagedFileIsPassedOver() throws IOException {
    Path file = folder.resolve("damaged");
    Files.writeString(file, "theme=\\u12\nwidth=wide\n");
    Remembered remembered = new Remembered(file);
    assertEquals(Theme.DARK, remembered.theme());
    assertNull(remembered.place());
  }

  @Test
  void aPlaceThatCannotBeWrittenToDoesNoHarm() throws IOException {
    Path blocked = folder.resolve("file");
    Files.writeString(blocked, "");
    Remembered remembered = new Remembered(blocked.resolve("below"));
    remembered.setTheme(Theme.LIGHT);
    assertEquals(Theme.LIGHT, remembered.theme());
  }

  @Test
  void thePlaceIsThereHoweverOftenItChanged() {
    Path file = folder.resolve("window.properties");
    new Remembered(file).setPlace(new Remembered.Place(10, 20, 1280, 800, false));
    Remembered.Place moved = new Remembered.Place(30, 40, 1000, 700, false);
    new Remembered(file).setPlace(moved);
    assertEquals(moved, new Remembered(file).place());
  }

  @Test
  void whatTwoRunsOpenedIsAllRemembered() {
    Path file = folder.resolve("window.properties");
    Remembered one = new Remembered(file);
    Remembered other = new Remembered(file);
    Path first = folder.resolve("first.txt").toAbsolutePath();
    Path second = folder.resolve("second.txt").toAbsolutePath();
    one.addRecent(first);
    other.addRecent(second);
    one.setTheme(Theme.LIGHT);
    assertEquals(List.of(second, first), new Remembered(file).recent());
    assertEquals(Theme.LIGHT, new Remembered(file).theme());
  }

  @Test
  void whatIsNoPathAndNoNumberIsPassedOver() throws IOException {
    Path file = folder.resolve("damaged");
    Files.writeString(
        file,
        """
        folder=a\\u0000b
        recent=a\\u0000b\\n/kept.txt
        type-size=NaN
        x=0
        y=NaN
        width=Infinity
        height=600
        """);
    Remembered remembered = new Remembered(file);
    assertNull(remembered.folder());
    assertEquals(List.of(Path.of("/kept.txt")), remembered.recent());
    assertEquals(1, remembered.typeSize());
    assertNull(remembered.place());
  }
}
