package dev.phonefleet.rollout;

import dev.phonefleet.engine.AfterRead;
import dev.phonefleet.engine.Reads;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.fleet.ProvisioningState;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Phones of one site that are told to restart together, as they were looked at last.
 *
 * <p>Not thread-safe: touched only inside a machine's turn.
 */
final class RebootBatch {
  /** As many as one request may name. */
  static final int MOST = 50;

  /** How long a look counts. */
  private static final Duration FRESH = Duration.ofSeconds(10);

  /** Longer filters may be refused on the way. */
  private static final int LONGEST_NAMES = 1500;

  private final GroupName group;
  private final Consumer<Reboots.Ending> endings;
  private final Map<String, Live.Phone> phones = new TreeMap<>();
  private final Map<String, Live.Phone> seen = new HashMap<>();
  private Instant seenAt = Instant.MIN;
  private int looking;
  private boolean over;

  /**
   * @param endings is told how it ends for each phone
   */
  RebootBatch(GroupName group, Consumer<Reboots.Ending> endings) {
    this.group = group;
    this.endings = endings;
  }

  void add(Live.Phone phone) {
    phones.put(phone.id(), phone);
  }

  GroupName group() {
    return group;
  }

  List<Live.Phone> phones() {
    return List.copyOf(phones.values());
  }

  boolean over() {
    return over;
  }

  boolean looking() {
    return looking > 0;
  }

  boolean isFresh(Instant now) {
    return !seenAt.equals(Instant.MIN) && !now.isAfter(staleAt());
  }

  /** From when on what was seen does not count any more. */
  Instant staleAt() {
    return seenAt.plus(FRESH);
  }

  Call.Reboot call() {
    Live.Phone first = phones.values().iterator().next();
    return new Call.Reboot(new Key.Phone(first.key()), List.copyOf(phones.keySet()));
  }

  /** Looks at the phones: by their names together, and at what is left one by one. */
  void look(Reads reads) {
    seen.clear();
    seenAt = Instant.MIN;
    List<String> names = names();
    if (names.size() < 2) {
      alone(reads);
      return;
    }
    looking++;
    reads.ask(
        new Call.ListPage(Call.Listing.by(Call.Kind.PHONE, Call.Sought.Field.NAME, names), 1),
        ended -> {
          looking--;
          if (ended.what() instanceof AfterRead.Use(Fact.Page page)) {
            page.seen().forEach(live -> saw(live, ended.askedAt()));
          }
          alone(reads);
        });
  }

  /**
   * Names that a filter takes as they stand: a comma would split one, a star stands for any text.
   */
  private List<String> names() {
    List<String> out = new ArrayList<>();
    int length = 0;
    for (Live.Phone phone : phones.values()) {
      String name = phone.fields().name().orElse("");
      length += name.length();
      boolean plain = !name.isEmpty() && name.indexOf(',') < 0 && name.indexOf('*') < 0;
      if (plain && length <= LONGEST_NAMES && !out.contains(name)) {
        out.add(name);
      }
    }
    return out;
  }

  /** Looks one by one at those that were not seen together with others. */
  private void alone(Reads reads) {
    for (Live.Phone phone : phones.values()) {
      if (!seen.containsKey(phone.id())) {
        looking++;
        Call.Ref ref = new Call.Ref(Call.Kind.PHONE, phone.id(), Optional.of(phone.home()));
        reads.ask(
            new Call.Look(ref),
            ended -> {
              looking--;
              if (ended.what() instanceof AfterRead.Use(Fact.Seen(Live live))) {
                saw(live, ended.askedAt());
              }
              looked();
            });
      }
    }
    looked();
  }

  private void saw(Live live, Instant askedAt) {
    if (live instanceof Live.Phone phone && phones.containsKey(phone.id())) {
      seen.put(phone.id(), phone);
      seenAt = seenAt.equals(Instant.MIN) || askedAt.isBefore(seenAt) ? askedAt : seenAt;
    }
  }

  /** Whoever is busy, or not there any more, leaves the batch. */
  private void looked() {
    if (looking > 0) {
      return;
    }
    List<Live.Phone> busy = new ArrayList<>();
    List<Live.Phone> unseen = new ArrayList<>();
    for (Live.Phone phone : phones.values()) {
      Live.Phone now = seen.get(phone.id());
      if (now == null) {
        unseen.add(phone);
      } else if (now.state() == ProvisioningState.PROVISIONING) {
        busy.add(phone);
      }
    }
    leave(Reboots.How.UNSEEN, "nothing was seen of it right before", unseen);
    leave(Reboots.How.BUSY, "it is PROVISIONING by now", busy);
    over = phones.isEmpty();
  }

  private void leave(Reboots.How how, String words, List<Live.Phone> some) {
    if (!some.isEmpty()) {
      endings.accept(new Reboots.Ending(how, words, some));
      some.forEach(phone -> phones.remove(phone.id()));
    }
  }

  /** It ends like this for all that are left. */
  void end(Reboots.How how, String words) {
    leave(how, words, phones());
    over = true;
  }
}
