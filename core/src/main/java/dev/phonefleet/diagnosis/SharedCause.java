package dev.phonefleet.diagnosis;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.fleet.GroupName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * Phones that do not come up for the same reason.
 *
 * @param cause empty: the platform's code says nothing to us, or there is none
 * @param what the cause in a sentence
 * @param codes the platform's codes as they stand, with the words that came with each
 * @param phones never empty
 * @param shortest how long ago the latest failure was; empty: unknown
 * @param longest how long ago the oldest failure was
 * @param evidence what our own looks met on the way of those phones' groups
 * @param next what to do
 */
public record SharedCause(
    Optional<Cause> cause,
    String what,
    SequencedMap<String, String> codes,
    List<TroubledPhone> phones,
    Optional<Duration> shortest,
    Optional<Duration> longest,
    List<String> evidence,
    String next) {
  /** So many phones are told about one by one. */
  private static final int TOLD = 3;

  public SharedCause {
    phones = List.copyOf(phones);
    evidence = List.copyOf(evidence);
  }

  /** The groups of the phones, sorted. */
  public List<GroupName> groups() {
    return phones.stream().map(TroubledPhone::group).distinct().sorted().toList();
  }

  /** What the platform and the phones' edges say besides, by phone, of the first few. */
  public List<String> notes() {
    List<String> out = new ArrayList<>();
    phones.stream()
        .filter(phone -> !phone.notes().isEmpty())
        .limit(TOLD)
        .forEach(
            phone -> phone.notes().forEach(note -> out.add(phone.phone().key() + ": " + note)));
    return out;
  }

  /** The same as a finding, for those who only know findings. */
  public Diagnostic finding() {
    List<String> why = new ArrayList<>();
    codes.forEach((code, message) -> why.add(message.isEmpty() ? code : code + ": " + message));
    why.addAll(notes());
    evidence.forEach(line -> why.add("Seen from this host, " + line));
    return Diagnostic.warning(
        "phone." + cause.map(Cause::word).orElse("undiagnosed"),
        phones.stream().map(it -> it.phone().key().toString()).collect(Collectors.joining(", ")),
        what,
        String.join("; ", why),
        next);
  }
}
