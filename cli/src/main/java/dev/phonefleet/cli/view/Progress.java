package dev.phonefleet.cli.view;

import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.gate.GateState;
import dev.phonefleet.plan.Plan;
import dev.phonefleet.rollout.Ended;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** One line that shows how far a rollout is: rewritten on a terminal, now and then elsewhere. */
final class Progress {
  private static final Duration ON_TERMINAL = Duration.ofMillis(200);
  private static final Duration ELSEWHERE = Duration.ofSeconds(5);
  private static final Duration STANDSTILL = Duration.ofSeconds(5);
  private static final int BAR = 24;
  private static final String SERVES = "ACTIVE";

  private final Screen screen;
  private final InstantSource clock;
  private final Map<GroupName, String> states = new TreeMap<>();
  private long total;
  private long over;
  private long failed;
  private Instant begun = Instant.MAX;
  private Instant firstPhone = Instant.MAX;
  private Instant shown = Instant.MIN;
  private Instant lastOver = Instant.MIN;
  private boolean open;
  private Optional<Thread> ticker = Optional.empty();

  private static final Duration TICK = Duration.ofSeconds(1);

  Progress(Screen screen, InstantSource clock) {
    this.screen = screen;
    this.clock = clock;
  }

  synchronized void begin(Plan plan) {
    total = plan.changes().size();
    begun = clock.instant();
  }

  /** From now on the line is also brought up to date while nothing happens. */
  synchronized void ticking() {
    if (ticker.isEmpty() && total > 0) {
      ticker = Optional.of(Thread.ofVirtual().start(this::tick));
    }
  }

  private void tick() {
    try {
      while (true) {
        TimeUnit.NANOSECONDS.sleep(TICK.toNanos());
        show(false);
      }
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized void close() {
    ticker.ifPresent(Thread::interrupt);
    ticker = Optional.empty();
    end();
    total = 0;
  }

  synchronized void waiting(GroupName group) {
    if (!screen.live()) {
      screen.err().println("group " + Plain.text(group.value()) + ": waiting for busy phones");
    }
  }

  synchronized void group(GroupName group, String state) {
    states.put(group, state);
    if (!screen.live()) {
      screen.err().println("group " + Plain.text(group.value()) + ": " + Plain.text(state));
    }
    show(true);
  }

  synchronized void gate(GroupName group, String gate, GateState state, String words) {
    boolean closed = state == GateState.CLOSED;
    if (closed) {
      states.put(group, gate + " closed");
    } else {
      states.put(group, SERVES);
    }
    if (!screen.live() && state != GateState.SHUT) {
      String told = closed ? " closed, looking again: " : " open: ";
      screen
          .err()
          .println(
              Plain.wrapped(
                  "group " + Plain.text(group.value()) + ": " + gate + told + Plain.text(words),
                  screen.width(),
                  2));
    }
    show(true);
  }

  synchronized void over(Key key, Ended how) {
    over++;
    lastOver = clock.instant();
    failed += how == Ended.FAILED ? 1 : 0;
    if (key instanceof Key.Phone && firstPhone.equals(Instant.MAX)) {
      firstPhone = clock.instant();
    }
    show(false);
  }

  private synchronized void show(boolean now) {
    Instant at = clock.instant();
    Duration every = screen.live() ? ON_TERMINAL : ELSEWHERE;
    boolean due = shown.equals(Instant.MIN) ? screen.live() : !at.isBefore(shown.plus(every));
    if (shown.equals(Instant.MIN)) {
      shown = at;
    }
    if (total == 0 || !(due || (now && screen.live()))) {
      return;
    }
    shown = at;
    String line = line(at);
    if (screen.live()) {
      String cut = line.length() < screen.width() ? line : line.substring(0, screen.width() - 1);
      screen.err().print("\r\u001b[K" + cut);
      screen.err().flush();
      open = true;
    } else {
      screen.err().println(Plain.wrapped(line, screen.width(), 2));
    }
  }

  private String line(Instant now) {
    int filled = (int) (BAR * over / Math.max(1, total));
    StringBuilder out = new StringBuilder();
    if (screen.live()) {
      out.append('[').append("#".repeat(filled)).append(".".repeat(BAR - filled)).append("] ");
    }
    out.append(over).append('/').append(total);
    if (failed > 0) {
      out.append(", ").append(failed).append(" failed");
    }
    long waiting = states.values().stream().filter(state -> !state.equals(SERVES)).count();
    if (!firstPhone.equals(Instant.MAX) && over < total && waiting == 0) {
      double seconds = Duration.between(firstPhone, now).toMillis() / 1000.0;
      boolean moving = lastOver.plus(STANDSTILL).isAfter(now);
      if (seconds > 2 && moving) {
        double rate = over / seconds;
        long left = Math.round((total - over) / Math.max(rate, 0.1));
        out.append(String.format(java.util.Locale.ROOT, ", %.1f/s", rate));
        out.append(", ").append(Plain.time(Duration.ofSeconds(left))).append(" left");
      }
    }
    if (waiting > 0) {
      out.append(", waiting for ");
      String names =
          states.entrySet().stream()
              .filter(entry -> !entry.getValue().equals(SERVES))
              .limit(3)
              .map(entry -> Plain.text(entry.getKey() + " (" + entry.getValue() + ")"))
              .reduce((a, b) -> a + ", " + b)
              .orElse("");
      out.append(names).append(waiting > 3 ? ", ..." : "");
    }
    return out.toString();
  }

  /** Ends the line, so that what follows stands on its own. */
  synchronized void end() {
    if (open) {
      screen.err().print("\r\u001b[K");
      screen.err().flush();
      open = false;
    }
  }

  boolean begun() {
    return !begun.equals(Instant.MAX);
  }

  Duration elapsed() {
    return begun.equals(Instant.MAX) ? Duration.ZERO : Duration.between(begun, clock.instant());
  }
}
