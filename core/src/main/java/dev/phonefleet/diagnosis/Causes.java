package dev.phonefleet.diagnosis;

import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.ProvisioningState;
import dev.phonefleet.gate.GateState;
import dev.phonefleet.gate.PathReport;
import dev.phonefleet.outside.Live;
import dev.phonefleet.outside.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Puts phones with the same cause together. Pure. */
public final class Causes {
  private static final String NO_CODE = "";

  /** Findings about what answers at an open port. */
  private static final List<String> BEHIND_THE_PORT =
      List.of("reach.certificate", "reach.tls", "reach.http", "reach.proxy");

  private Causes() {}

  /** A phone that works is not judged by what this host sees of its way. */
  private static boolean works(TroubledPhone phone) {
    ProvisioningState state = phone.phone().state();
    return state == ProvisioningState.ACTIVE || state == ProvisioningState.UNASSIGNED;
  }

  /** What a phone is filed under: a known cause, else the platform's code, else nothing. */
  private record Label(Optional<Cause> cause, String code, boolean told, boolean unread) {}

  /**
   * Finds out what phones have in common.
   *
   * @param paths what our own looks met, by group
   * @param now by the wall clock
   */
  public static List<SharedCause> of(
      List<TroubledPhone> phones, Map<GroupName, PathReport> paths, Instant now) {
    Map<Label, List<TroubledPhone>> byLabel = new LinkedHashMap<>();
    for (TroubledPhone phone : phones) {
      Label label = label(phone, Optional.ofNullable(paths.get(phone.group())));
      byLabel.computeIfAbsent(label, it -> new ArrayList<>()).add(phone);
    }
    return byLabel.entrySet().stream()
        .map(entry -> shared(entry.getKey(), entry.getValue(), paths, now))
        .sorted(Comparator.comparingInt((SharedCause it) -> it.phones().size()).reversed())
        .toList();
  }

  private static Label label(TroubledPhone phone, Optional<PathReport> path) {
    Optional<Live.Failure> failure = phone.latest();
    if (failure.isPresent()) {
      Optional<Cause> known = Failures.cause(phone.failures());
      String code = known.isPresent() ? NO_CODE : failure.get().code().strip();
      return new Label(known, code, true, false);
    }
    Optional<Cause> seen = works(phone) ? Optional.empty() : path.flatMap(Causes::seenFromHere);
    String state = works(phone) ? phone.phone().state().name() : NO_CODE;
    return new Label(seen, state, false, phone.unread().isPresent());
  }

  /** What our own looks suggest where the platform says nothing. */
  private static Optional<Cause> seenFromHere(PathReport path) {
    if (path.names() == GateState.SHUT || path.names() == GateState.CLOSED) {
      return Optional.of(Cause.NAME);
    }
    boolean closed =
        path.connections().values().stream().anyMatch(Sighting.NotConnected.class::isInstance);
    return closed ? Optional.of(Cause.HTTPS) : Optional.empty();
  }

  private static SharedCause shared(
      Label label, List<TroubledPhone> phones, Map<GroupName, PathReport> paths, Instant now) {
    SequencedMap<String, String> codes = new LinkedHashMap<>();
    new TreeMap<>(codesOf(phones)).forEach(codes::put);
    List<Duration> ages =
        phones.stream().map(phone -> phone.ago(now)).flatMap(Optional::stream).sorted().toList();
    return new SharedCause(
        label.cause(),
        what(label, phones),
        codes,
        phones,
        ages.stream().findFirst(),
        ages.isEmpty() ? Optional.empty() : Optional.of(ages.getLast()),
        evidence(phones, paths),
        next(label));
  }

  private static Map<String, String> codesOf(List<TroubledPhone> phones) {
    Map<String, String> codes = new TreeMap<>();
    phones.forEach(phone ->
        phone.failures().forEach(it -> codes.putIfAbsent(it.code().strip(), it.message())));
    return codes;
  }

  private static String what(Label label, List<TroubledPhone> phones) {
    if (label.cause().isPresent()) {
      String silence =
          phones
              .getFirst()
              .unread()
              .map(words -> "the platform's diagnostics could not be read: " + words)
              .orElse("the platform names no cause");
      return label.cause().get().title()
          + (label.told() ? "." : " (" + silence + "; this is what is seen from here).");
    }
    if (label.told()) {
      return "The platform says \"" + label.code() + "\", which this version does not know.";
    }
    Optional<String> unread = phones.getFirst().unread();
    if (unread.isPresent()) {
      return "The platform's diagnostics could not be read: " + unread.get() + ".";
    }
    if (!label.code().isEmpty()) {
      return "It is " + label.code() + ", and the platform recorded no failure.";
    }
    boolean pending =
        phones.stream().allMatch(it -> it.phone().state() == ProvisioningState.PENDING);
    return pending
        ? "The phone has not fetched its configuration yet, and the platform names no cause."
        : "The platform names no cause.";
  }

  private static String next(Label label) {
    if (label.cause().isPresent()) {
      return label.cause().get().next();
    }
    if (label.unread()) {
      return "Run the same command again.";
    }
    if (!label.told() && !label.code().isEmpty()) {
      return "Nothing is known to be wrong with it.";
    }
    return "Check, in this order: power and cable; the voice VLAN; DHCP options 66, 150 and 160"
        + " (diagnose --dhcp SERVER); the way to *.genesyscloud.com on 443 and 69 with its proxy"
        + " and firewall allow lists; the phone's clock and trusted certificates.";
  }

  private static List<String> evidence(
      List<TroubledPhone> phones, Map<GroupName, PathReport> paths) {
    List<String> out = new ArrayList<>();
    phones.stream()
        .map(TroubledPhone::group)
        .distinct()
        .sorted()
        .map(paths::get)
        .filter(path -> path != null)
        .forEach(path -> {
          out.add("names: " + path.nameWords());
          if (!path.portWords().isEmpty()) {
            out.add("ports: " + path.portWords());
          }
          path.findings().stream()
              .filter(finding -> BEHIND_THE_PORT.stream().anyMatch(finding.code()::startsWith))
              .forEach(finding -> out.add(finding.what()));
        });
    return out.stream().filter(line -> line.length() > "names: ".length()).distinct().toList();
  }
}
