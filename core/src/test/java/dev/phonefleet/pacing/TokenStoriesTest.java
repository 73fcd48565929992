package dev.phonefleet.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Five minutes of always having something to send, against a server that counts in minutes of its
 * own: requests leave late, answers overtake each other, another client takes its part. The name of
 * a failing case is its seed.
 */
class TokenStoriesTest {
  private static final Instant T0 = Instant.parse("2026-03-01T08:00:00Z");
  private static final Instant END = T0.plus(Duration.ofMinutes(5));
  private static final int PER_MINUTE = 300;

  static List<Long> seeds() {
    List<Long> out = new ArrayList<>();
    for (long seed = 1; seed <= 60; seed++) {
      out.add(seed);
    }
    return out;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noMinuteHasMoreThanIsAllowed(long seed) {
    Story story = new Story(seed);

    story.run();

    int most = story.cap.orElse(Math.max(PER_MINUTE, story.allowed));
    assertThat(story.fullestMinute).as(story.words).isLessThanOrEqualTo(most);
    assertThat(story.mostInFlight).as(story.words).isLessThanOrEqualTo(story.inFlight);
    if (story.others == 0 && story.allowed >= PER_MINUTE) {
      assertThat(story.refused).as(story.words).isZero();
    } else {
      assertThat(story.refused).as(story.words).isLessThan(story.inFlight * 5);
    }
    if (story.others == 0 && story.inFlight >= 5) {
      int rate = Math.min(story.allowed, story.cap.orElse(story.allowed));
      assertThat(story.sent).as(story.words).isGreaterThan(rate * 3);
    }
  }

  private record Event(Instant at, boolean send, Charge charge, Answer answer) {}

  private record Answer(ServerHints hints, boolean refused) {}

  private static final class Story {
    private final Random random;
    private final int allowed;
    private final int others;
    private final int inFlight;
    private final int lateness;
    private final OptionalInt cap;
    private final Budget budget;
    private final String words;
    private final PriorityQueue<Event> events =
        new PriorityQueue<>(Comparator.comparing(Event::at));
    private final Deque<Instant> lastMinute = new ArrayDeque<>();
    private final Instant windows;
    private Instant now = T0;
    private long window = Long.MIN_VALUE;
    private int counted;
    private int flying;
    private int mostInFlight;
    private int fullestMinute;
    private int refused;
    private int sent;

    private Story(long seed) {
      random = new Random(seed);
      allowed = List.of(60, 180, 300, 300, 600).get(random.nextInt(5));
      others = List.of(0, 0, 0, 60, 200).get(random.nextInt(5));
      inFlight = 1 + random.nextInt(30);
      lateness = List.of(0, 50, 3_000).get(random.nextInt(3));
      cap = random.nextInt(3) == 0 ? OptionalInt.of(100) : OptionalInt.empty();
      windows = T0.minusMillis(random.nextInt(60_000));
      TokenRule rule = new TokenRule(1, cap.orElse(PER_MINUTE), cap, inFlight);
      budget = new Budget(lane -> LaneRule.FREE, rule, new Random(seed));
      words =
          "allowed %d, others %d, in flight %d, late %d ms, cap %s"
              .formatted(allowed, others, inFlight, lateness, cap);
    }

    private void run() {
      while (now.isBefore(END)) {
        reserve();
        Event event = events.poll();
        now = event == null ? now.plusMillis(50) : event.at();
        if (event != null && event.send()) {
          send(event);
        } else if (event != null) {
          answered(event);
        }
      }
    }

    private void reserve() {
      Charge charge =
          Charge.onToken(random.nextInt(5) == 0 ? Purse.GATES_AND_SETTLING : Purse.WORK);
      Optional<Slot> slot = budget.reserve(charge, now);
      while (slot.isPresent()) {
        Instant at = slot.get().sendAt().plusMillis(random.nextInt(lateness + 1));
        events.add(new Event(at, true, charge, new Answer(ServerHints.NONE, false)));
        slot = budget.reserve(charge, now);
      }
    }

    private void send(Event event) {
      budget.sent(event.charge(), 0, now);
      sent++;
      mostInFlight = Math.max(mostInFlight, ++flying);
      while (!lastMinute.isEmpty() && !lastMinute.peekFirst().plusSeconds(60).isAfter(now)) {
        lastMinute.removeFirst();
      }
      lastMinute.addLast(now);
      fullestMinute = Math.max(fullestMinute, lastMinute.size());
      Instant back = now.plusMillis(20 + random.nextInt(400));
      events.add(new Event(back, false, event.charge(), served()));
    }

    /** The server counts it, and what others sent in the same window up to now. */
    private Answer served() {
      long age = Duration.between(windows, now).toMillis();
      if (age / 60_000 != window) {
        window = age / 60_000;
        counted = 0;
      }
      counted++;
      int all = counted + (int) (others * (age % 60_000) / 60_000);
      Instant reset = now.plusSeconds((60_000 - age % 60_000 + 999) / 1_000);
      boolean tooMany = all > allowed;
      refused += tooMany ? 1 : 0;
      ServerHints hints =
          new ServerHints(
              tooMany ? Optional.of(reset) : Optional.empty(),
              Optional.of(reset),
              OptionalInt.of(allowed),
              OptionalInt.of(Math.min(all, allowed)),
              Optional.empty());
      return new Answer(hints, tooMany);
    }

    private void answered(Event event) {
      flying--;
      budget.answered(event.charge(), 0, event.answer().hints(), now);
      if (event.answer().refused()) {
        budget.throttled(event.charge(), 0, event.answer().hints(), now);
      }
    }
  }
}
