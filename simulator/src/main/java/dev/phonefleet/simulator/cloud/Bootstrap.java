package dev.phonefleet.simulator.cloud;

import dev.phonefleet.simulator.scenario.Failure;
import dev.phonefleet.simulator.scenario.FailureCode;
import dev.phonefleet.simulator.scenario.PhoneState;
import dev.phonefleet.simulator.scenario.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whether phones reach their provisioning server at the moment at which they leave PENDING. That is
 * looked at when somebody asks for a phone or is about to change the network, so that the network
 * is still what it was at that moment. Safe for use by many threads.
 */
public final class Bootstrap {
  private final Registry registry;
  private final HostBook hosts;
  private final Pace pace;
  private final Instant begun;

  /** The ids of phones whose present life was looked at. */
  private final Set<String> looked = new HashSet<>();

  private Optional<Way> way = Optional.empty();

  Bootstrap(Registry registry, HostBook hosts, Pace pace) {
    this.registry = registry;
    this.hosts = hosts;
    this.pace = pace;
    this.begun = pace.now();
  }

  /** The way from a phone to its provisioning server. */
  public interface Way {
    /** What blocked it at that time, if anything did. */
    Optional<FailureCode> obstacle(String host, Region region, Instant at);
  }

  /** From now on phones fail when this way is blocked. */
  public void dependOn(Way newWay) {
    synchronized (registry) {
      way = Optional.of(newWay);
    }
  }

  /** Looks at every phone: whatever left PENDING until now met the network as it was until now. */
  public void settle() {
    synchronized (registry) {
      if (way.isPresent()) {
        for (EdgeGroup group : registry.groups()) {
          registry.phonesOf(group.id()).forEach(this::settled);
        }
      }
    }
  }

  /** A phone sets out anew. The registry's monitor is held. */
  void setsOut(String phoneId) {
    looked.remove(phoneId);
  }

  /** The phone as it is after the network was looked at. The registry's monitor is held. */
  Phone settled(Phone phone) {
    if (way.isEmpty() || looked.contains(phone.id())) {
      return phone;
    }
    Optional<Duration> turn = phone.life().turn(PhoneState.PENDING, PhoneState.PROVISIONING);
    Instant since = phone.life().since();
    if (turn.isEmpty() || pace.elapsed(since).compareTo(turn.get()) < 0) {
      return phone;
    }
    looked.add(phone.id());
    Instant moment = pace.after(since, turn.get());
    // What happened before this start was decided then, by another network.
    Optional<FailureCode> obstacle =
        moment.isBefore(begun) ? Optional.empty() : obstacle(phone, moment);
    if (obstacle.isEmpty()) {
      return phone;
    }
    // Nothing of the way is left in this life, so that it is not looked at again after a restart.
    Timeline<PhoneState> life = phone.life().endingIn(PhoneState.FAILED, turn.get());
    Optional<Failure> why = obstacle.map(Failure::of);
    Phone failed = phone.foreign() ? phone.pushed(life, why) : phone.living(life, why);
    registry.put(failed);
    return failed;
  }

  private Optional<FailureCode> obstacle(Phone phone, Instant moment) {
    EdgeGroup group = GroupDesk.find(registry, phone.groupId());
    return way.orElseThrow().obstacle(hosts.name(group), hosts.region(group), moment);
  }
}
