package org.longview.app.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.longview.export.WriteException;
import org.longview.work.InputException;

class NoticesTest {
  private final Notices notices = new Notices();

  private String sentence() {
    Notice notice = notices.noticeProperty().get();
    assertNotNull(notice);
    return notice.sentence();
  }

  @Test
  void refusedInputIsToldInItsOwnWords() {
    notices.failure(this, new InputException("The window is −1; it must be 0 or more."));
    assertEquals("The window is −1; it must be 0 or more.", sentence());
    assertEquals(Notice.Kind.PROBLEM, notices.noticeProperty().get().kind());
  }

  @Test
  void aFullDiskIsToldInItsOwnWords() {
    notices.failure(this, new WriteException("The disk is full.", new Exception()));
    assertEquals("The disk is full.", sentence());
  }

  @Test
  void memoryThatRunsOutIsToldWithAMend() {
    notices.failure(this, new OutOfMemoryError());
    assertEquals(
        "The memory of %d MiB ran out; use a shorter text or fewer tokens, or start Java with a larger -Xmx."
            .formatted(Runtime.getRuntime().maxMemory() >> 20),
        sentence());
  }

  @Test
  void aCancellationIsNoFailure() {
    notices.failure(this, new CancellationException());
    assertNull(notices.noticeProperty().get());
  }

  @Test
  void whatIsMendedTakesItsOwnNoticeBackAndNoOther() {
    notices.problem("one", "One is wrong.");
    notices.mended("other");
    assertEquals("One is wrong.", sentence());
    notices.mended("one");
    assertNull(notices.noticeProperty().get());
  }

  @Test
  void whatWasDoneIsTakenBackByWhatDidIt() {
    notices.done("one", "One is done.");
    notices.mended("other");
    assertEquals("One is done.", sentence());
    notices.mended("one");
    assertNull(notices.noticeProperty().get());
  }
}
