package dev.phonefleet.network;

import dev.phonefleet.outside.Sighting;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** What an answer says about the name that was asked for. */
final class DnsMeaning {
  private final Message answer;
  private final List<InetAddress> addresses = new ArrayList<>();
  private long ttl = Integer.MAX_VALUE;

  private DnsMeaning(Message answer) {
    this.answer = answer;
  }

  /** Reads the answer. */
  static Sighting.OfName of(Message answer, Name asked) {
    return switch (answer.getRcode()) {
      case Rcode.NOERROR -> new DnsMeaning(answer).known(asked);
      case Rcode.NXDOMAIN -> new DnsMeaning(answer).none(false);
      default -> new Sighting.ResolverFailed(Rcode.string(answer.getRcode()));
    };
  }

  private Sighting.OfName known(Name asked) {
    follow(asked);
    if (!addresses.isEmpty()) {
      addresses.sort((one, other) -> Arrays.compareUnsigned(one.getAddress(), other.getAddress()));
      List<String> texts = addresses.stream().map(InetAddress::getHostAddress).distinct().toList();
      return new Sighting.Addresses(texts, Duration.ofSeconds(ttl));
    }
    return referral() ? new Sighting.ResolverFailed("referral to other servers") : none(true);
  }

  /** Goes along the aliases from the name to its addresses. */
  private void follow(Name asked) {
    Set<Name> seen = new HashSet<>();
    Optional<Name> at = Optional.of(asked);
    // Aliases that go round in a circle end at the second visit.
    while (at.isPresent() && seen.add(at.get())) {
      Optional<Name> alias = Optional.empty();
      for (Record record : answer.getSection(Section.ANSWER)) {
        if (!record.getName().equals(at.get())) {
          continue;
        }
        if (record instanceof ARecord address) {
          addresses.add(address.getAddress());
          ttl = Math.min(ttl, seconds(record.getTTL()));
        } else if (record instanceof CNAMERecord other) {
          alias = Optional.of(other.getTarget());
          ttl = Math.min(ttl, seconds(record.getTTL()));
        }
      }
      at = addresses.isEmpty() ? alias : Optional.empty();
    }
  }

  /**
   * A server that looks nothing up for others names those who know; that is no word on the name.
   */
  private boolean referral() {
    List<Record> authority = answer.getSection(Section.AUTHORITY);
    return !answer.getHeader().getFlag(Flags.AA)
        && authority.stream().anyMatch(record -> record.getType() == Type.NS)
        && authority.stream().noneMatch(SOARecord.class::isInstance);
  }

  private Sighting.NoAddress none(boolean known) {
    Optional<SOARecord> zone =
        answer.getSection(Section.AUTHORITY).stream()
            .filter(SOARecord.class::isInstance)
            .map(SOARecord.class::cast)
            .findFirst();
    return new Sighting.NoAddress(
        known,
        zone.map(it -> it.getName().toString(true).toLowerCase(Locale.ROOT)),
        // RFC 2308: resolvers keep a no for the smaller of the two.
        zone.map(
            it -> Duration.ofSeconds(Math.min(seconds(it.getTTL()), seconds(it.getMinimum())))));
  }

  /** RFC 2181: a TTL with its highest bit set counts as none. */
  private static long seconds(long ttl) {
    return ttl < 0 || ttl > Integer.MAX_VALUE ? 0 : ttl;
  }
}
