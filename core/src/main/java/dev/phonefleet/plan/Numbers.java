package dev.phonefleet.plan;

import dev.phonefleet.desired.DesiredPhone;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.fleet.FieldChange;
import dev.phonefleet.fleet.Value;
import dev.phonefleet.inventory.Catalogue;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Live;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether the numbers that are going to be written are there to be had: inside a pool, and nobody
 * else's. A number with a plus is a direct number, one without is an extension.
 */
final class Numbers {
  private static final Pattern PATH = Pattern.compile("lines\\[\\d+\\]\\.number");

  /** One by one up to here, the whole list beyond. */
  private static final int ONE_BY_ONE = 25;

  private final Catalogue catalogue;
  private final Set<String> wanted = new HashSet<>();

  Numbers(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Takes note of the numbers that a change writes. */
  void want(List<FieldChange> fields) {
    wanted.addAll(written(fields));
  }

  private static List<String> written(List<FieldChange> fields) {
    List<String> out = new ArrayList<>();
    for (FieldChange field : fields) {
      if (PATH.matcher(field.path()).matches()) {
        field.to().map(Value::toString).ifPresent(out::add);
      }
    }
    return out;
  }

  /** What has to be asked before anything can be said. */
  Set<Call.Listing> questions() {
    Set<Call.Listing> out = new HashSet<>();
    for (boolean direct : List.of(true, false)) {
      List<String> some = wanted.stream().filter(it -> it.startsWith("+") == direct).toList();
      if (some.isEmpty()) {
        continue;
      }
      out.add(Call.Listing.all(direct ? Call.Kind.DID_POOL : Call.Kind.EXTENSION_POOL));
      Call.Listing all = Call.Listing.all(kind(direct));
      if (some.size() > ONE_BY_ONE || answered(all)) {
        out.add(all);
      } else {
        some.forEach(number -> out.add(by(number)));
      }
    }
    out.removeIf(this::answered);
    return out;
  }

  private boolean answered(Call.Listing what) {
    return catalogue.searched(what).isPresent()
        || catalogue.unanswered(new Call.ListPage(what, 1)).isPresent();
  }

  private static Call.Kind kind(boolean direct) {
    return direct ? Call.Kind.DID : Call.Kind.EXTENSION;
  }

  private static Call.Listing by(String number) {
    return Call.Listing.by(kind(number.startsWith("+")), Call.Sought.Field.NUMBER, List.of(number));
  }

  /** Why nobody knows whether the numbers of a change are to be had. */
  Optional<String> unanswered(List<FieldChange> fields) {
    for (String number : written(fields)) {
      boolean direct = number.startsWith("+");
      Optional<String> pools = silent(direct ? Call.Kind.DID_POOL : Call.Kind.EXTENSION_POOL);
      Optional<String> owner =
          catalogue.searched(by(number)).isPresent()
              ? Optional.empty()
              : catalogue
                  .unanswered(new Call.ListPage(by(number), 1))
                  .or(() -> silent(kind(direct)));
      if (pools.or(() -> owner).isPresent()) {
        return pools.or(() -> owner);
      }
    }
    return Optional.empty();
  }

  private Optional<String> silent(Call.Kind kind) {
    return catalogue.unanswered(new Call.ListPage(Call.Listing.all(kind), 1));
  }

  /** The first number of a change that no pool has. */
  Optional<Diagnostic> outside(DesiredPhone phone, List<FieldChange> fields) {
    for (String number : written(fields)) {
      boolean direct = number.startsWith("+");
      Call.Listing pools = Call.Listing.all(direct ? Call.Kind.DID_POOL : Call.Kind.EXTENSION_POOL);
      Optional<List<Live>> known = catalogue.searched(pools);
      if (known.isPresent() && known.get().stream().noneMatch(live -> holds(live, number))) {
        return Optional.of(
            Diagnostic.error(
                "number.no-pool",
                phone.at() + " (phone " + phone.key() + ")",
                "The number " + number + " is in no " + (direct ? "DID" : "extension") + " pool.",
                "Only numbers of the organisation's pools can be given to a phone.",
                "Correct it, or add the range in the admin page."));
      }
    }
    return Optional.empty();
  }

  private static boolean holds(Live live, String number) {
    return live instanceof Live.NumberPool(_, String first, String last)
        && between(digits(first), digits(number), digits(last));
  }

  private static boolean between(String first, String number, String last) {
    if (first.isEmpty() || number.isEmpty() || last.isEmpty() || number.length() > last.length()) {
      return false;
    }
    BigInteger it = new BigInteger(number);
    return number.length() >= first.length()
        && it.compareTo(new BigInteger(first)) >= 0
        && it.compareTo(new BigInteger(last)) <= 0;
  }

  private static String digits(String text) {
    return text.replaceAll("[^0-9]", "");
  }

  /** The first number of a change that is somebody else's. */
  Optional<Diagnostic> taken(DesiredPhone phone, Optional<Live.Phone> live, List<FieldChange> all) {
    Set<String> own = new HashSet<>();
    live.ifPresent(it -> {
      own.add(it.id());
      own.addAll(it.about().lineIds());
    });
    for (String number : written(all)) {
      for (Live.OwnedNumber found : found(number)) {
        boolean others = found.ownerId().isPresent() && !own.contains(found.ownerId().get());
        if (found.number().equals(number) && others) {
          return Optional.of(
              Diagnostic.error(
                  "number.taken",
                  phone.at() + " (phone " + phone.key() + ")",
                  "The number "
                      + number
                      + " belongs to "
                      + found.owner().orElse("id " + found.ownerId().orElse(""))
                      + ".",
                  "A number rings one phone or person.",
                  "Take it away there first and run the same command again, or write another"
                      + " number."));
        }
      }
    }
    return Optional.empty();
  }

  private List<Live.OwnedNumber> found(String number) {
    List<Live> seen =
        catalogue
            .searched(by(number))
            .or(() -> catalogue.searched(Call.Listing.all(kind(number.startsWith("+")))))
            .orElse(List.of());
    List<Live.OwnedNumber> out = new ArrayList<>();
    for (Live live : seen) {
      if (live instanceof Live.OwnedNumber owned) {
        out.add(owned);
      }
    }
    return out;
  }
}
