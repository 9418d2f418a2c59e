package org.longview.app.matrices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.longview.app.Session;
import org.longview.app.TestSession;
import org.longview.app.matrices.FindModel.Place;

class FindModelTest {
  /** [CLS] i love geek ##s for geek ##s [SEP]. */
  private final Session session = TestSession.withoutModel("I love Geeks for Geeks");

  private final FindModel find = session.matrices().find();

  private List<Place> places() {
    return find.foundProperty().get().places();
  }

  @Test
  void aWordIsFoundWhateverItsCaseWithAllOfItsTokens() {
    find.search("gEEKs");
    assertEquals(List.of(new Place(3, 5), new Place(6, 8)), places());
    find.search(" love geek ");
    assertEquals(List.of(new Place(2, 4)), places());
    find.search("o");
    assertEquals(List.of(new Place(2, 3), new Place(5, 6)), places());
    find.search("nothing");
    assertEquals(List.of(), places());
  }

  @Test
  void placesAreLookedAtOneAfterTheOtherFromATokenOn() {
    find.search("geeks");
    assertNull(find.foundProperty().get().place());
    find.step(1, 5);
    assertEquals(new Place(6, 8), find.foundProperty().get().place());
    find.step(1, 0);
    assertEquals(new Place(3, 5), find.foundProperty().get().place());
    find.step(-1, 0);
    assertEquals(new Place(6, 8), find.foundProperty().get().place());
    find.search("geeks");
    find.step(-1, 5);
    assertEquals(new Place(3, 5), find.foundProperty().get().place());
    find.search("nothing");
    find.step(1, 0);
    assertNull(find.foundProperty().get().place());
  }

  @Test
  void anotherTextIsSearchedForTheSameWords() {
    find.search("geeks");
    session.text().type("Geeks read");
    assertEquals(List.of(new Place(1, 3)), places());
    session.text().type("nobody reads");
    assertEquals(List.of(), places());
  }

  @Test
  void onlyTheTokensThatAreUsedAreSearched() {
    find.search("geeks");
    session.settings().change("fewer", now -> now.withTokenLimit(6));
    assertEquals(List.of(new Place(3, 5)), places());
    find.search("");
    assertEquals(List.of(), places());
  }
}
