package org.longview.app.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.longview.work.Hold;

class AnnouncementsTest {
  private long nanos;
  private int told;

  private void announce(Announcements announcements, long afterMillis) {
    nanos += TimeUnit.MILLISECONDS.toNanos(afterMillis);
    announcements.announce(() -> told++);
  }

  private Announcements announcements(Hold hold) {
    Background background = new Background(Runnable::run, Runnable::run, hold, Duration.ZERO);
    return new Announcements(background, Duration.ofMillis(400), () -> nanos);
  }

  @Test
  void newsAreToldAtOnceAndThenNotUntilThePauseIsOver() {
    Announcements announcements = announcements(new Hold(Duration.ZERO));
    announce(announcements, 0);
    assertEquals(1, told);
    announce(announcements, 399);
    assertEquals(1, told);
    announce(announcements, 1);
    assertEquals(2, told);
  }

  @Test
  void whileSomebodyActsNewsAreToldOnceASecond() {
    Hold hold = new Hold(Duration.ofDays(1));
    Announcements announcements = announcements(hold);
    announce(announcements, 0);
    hold.act();
    announce(announcements, 999);
    assertEquals(1, told);
    announce(announcements, 1);
    assertEquals(2, told);
  }
}
