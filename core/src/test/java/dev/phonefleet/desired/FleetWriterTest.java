package dev.phonefleet.desired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.Line;
import dev.phonefleet.fleet.Lines;
import dev.phonefleet.fleet.MacAddress;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.SecretSettings;
import dev.phonefleet.fleet.Station;
import dev.phonefleet.fleet.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FleetWriterTest {
  private static final List<String> TEXTS =
      List.of(
          "HQ",
          "Küche",
          "no",
          "null",
          "~",
          "0123",
          "00:04:f2:aa:bb:01",
          "12:30:45",
          "1e5",
          "+15550100",
          "-",
          "- a",
          "a: b",
          "a #b",
          "#a",
          "{a}",
          "[a]",
          "*a",
          "&a",
          "!a",
          "%a",
          "@a",
          "`a",
          "\"a\"",
          "'a'",
          "back\\slash",
          " leading and trailing ",
          "tab\there",
          "two\nlines",
          "two\r\nlines",
          "a,b;c",
          "=1+1",
          "@SUM(A1)",
          "-2+3",
          "\u00a0",
          "\u2028",
          "\u0085",
          "\uFEFFmark",
          "\uD83D\uDE00",
          "\u007f",
          "y",
          "...",
          "---",
          "",
          " ",
          "true",
          ".5",
          "x".repeat(2000));

  @TempDir Path path;

  private static String pick(Random random, Predicate<String> sayable) {
    while (true) {
      String one = TEXTS.get(random.nextInt(TEXTS.size()));
      String text = random.nextBoolean() ? one : one + TEXTS.get(random.nextInt(TEXTS.size()));
      if (sayable.test(text)) {
        return text;
      }
    }
  }

  private static Value value(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> new Value.Flag(random.nextBoolean());
      case 1 -> new Value.Amount(BigDecimal.valueOf(random.nextInt(), random.nextInt(4)));
      case 2 -> new Value.Structure("[\"a: b\",{\"k\":[1,true,null,\"\u0085\"]},-2.5]");
      default -> new Value.Text(pick(random, text -> !text.isEmpty()));
    };
  }

  private static DesiredPhone phone(Random random, int n, String site) {
    Map<String, Value> settings = new HashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      String key = pick(random, text -> Sayable.setting(text, new Value.Flag(true)));
      Value value = value(random);
      if (Sayable.setting(key, value)) {
        settings.put(key, value);
      }
    }
    boolean standalone = random.nextInt(3) == 0;
    List<Line> lines = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      lines.add(
          new Line(
              standalone ? Optional.of("+1555010" + n) : Optional.empty(),
              random.nextBoolean() ? Optional.of(pick(random, Sayable::text)) : Optional.empty()));
    }
    boolean hardware = random.nextInt(4) > 0;
    PhoneKey key =
        hardware
            ? new PhoneKey.Mac(new MacAddress(0x0004f2aa0000L + n))
            : new PhoneKey.WebRtc("p" + n + "@example.com");
    boolean used = !hardware || random.nextInt(4) == 0;
    return new DesiredPhone(
        key,
        new PhoneFields(
            Optional.of(pick(random, Sayable::text)),
            Optional.of(pick(random, Sayable::text)),
            Optional.of(site),
            used ? Optional.of("p" + n + "@example.com") : Optional.empty(),
            random.nextBoolean() ? Optional.of(pick(random, Sayable::prose)) : Optional.empty(),
            lines.isEmpty() ? Optional.empty() : Optional.of(new Lines.Whole(lines)),
            settings,
            Set.of(),
            Optional.empty(),
            standalone ? Optional.of(true) : Optional.empty(),
            used ? Optional.of(Station.DEFAULT) : Optional.empty()),
        new Position("here", 1, 0));
  }

  private static DesiredFleet fleet(Random random) {
    String site = pick(random, Sayable::text);
    String other = site + " 2";
    GroupFields fields =
        new GroupFields(
            Optional.of(pick(random, Sayable::prose)),
            Optional.empty(),
            Optional.of(pick(random, Sayable::text)),
            Optional.empty(),
            Set.of(),
            Optional.of(site),
            Optional.of(List.of(pick(random, Sayable::text), pick(random, Sayable::text))),
            Optional.of(pick(random, Sayable::text)));
    List<DesiredPhone> grouped = new ArrayList<>();
    List<DesiredPhone> ungrouped = new ArrayList<>();
    for (int n = 0; n < 8; n++) {
      grouped.add(phone(random, n, site));
      ungrouped.add(phone(random, 10 + n, other));
    }
    DesiredGroup group = DesiredGroup.named(new GroupName(pick(random, Sayable::text)));
    return new DesiredFleet(
        new Organization(
            Organization.Api.PUBLISHED,
            new Position("here", 1, 0),
            Optional.of("mypurecloud.ie"),
            Optional.empty(),
            Optional.empty(),
            Optional.of("http://127.0.0.1:1"),
            Optional.empty()),
        Limits.DEFAULT,
        RolloutOptions.DEFAULT,
        new SecretSettings(Set.of()),
        List.of(
            new DesiredGroup(
                group.name(),
                group.at(),
                fields,
                Optional.empty(),
                false,
                group.readiness(),
                group.dns(),
                group.reach(),
                List.of(),
                false,
                grouped)),
        ungrouped,
        List.of());
  }

  private DesiredFleet readBack(DesiredFleet fleet) {
    Folder folder = new Folder(path);
    FleetWriter.write(fleet)
        .forEach(it -> folder.file(it.name(), it.content().getBytes(StandardCharsets.UTF_8)));
    Reading reading = folder.read();
    return reading
        .fleet()
        .orElseThrow(
            () -> new AssertionError(reading.findings() + "\n" + FleetWriter.write(fleet)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void whateverIsSayableIsReadBack(int seed) {
    for (int round = 0; round < 40; round++) {
      DesiredFleet fleet = fleet(new Random(seed * 1000L + round));
      DesiredFleet back = readBack(fleet);

      assertThat(back.organization().region()).isEqualTo(fleet.organization().region());
      assertThat(back.groups().getFirst().name()).isEqualTo(fleet.groups().getFirst().name());
      assertThat(back.groups().getFirst().fields()).isEqualTo(fleet.groups().getFirst().fields());
      same(fleet.groups().getFirst().phones(), back.groups().getFirst().phones());
      same(fleet.ungrouped(), back.ungrouped());
    }
  }

  private static void same(List<DesiredPhone> wanted, List<DesiredPhone> back) {
    Map<PhoneKey, PhoneFields> found = new HashMap<>();
    back.forEach(phone -> found.put(phone.key(), phone.fields()));
    assertThat(back).hasSameSizeAs(wanted);
    for (DesiredPhone phone : wanted) {
      PhoneFields one = phone.fields();
      PhoneFields other = found.getOrDefault(phone.key(), PhoneFields.NONE);
      assertThat(other.name()).isEqualTo(one.name());
      assertThat(other.model()).isEqualTo(one.model());
      assertThat(other.site()).isEqualTo(one.site());
      assertThat(other.user()).isEqualTo(one.user());
      assertThat(other.description()).isEqualTo(one.description());
      assertThat(other.standalone()).isEqualTo(one.standalone());
      assertThat(other.station()).isEqualTo(one.station());
      assertThat(other.cleared()).isEmpty();
      assertThat(lines(other)).startsWith(lines(one).toArray(Line[]::new));
      assertThat(other.settings().keySet()).isEqualTo(one.settings().keySet());
      one.settings()
          .forEach((key, value) ->
              assertThat(Value.same(other.settings().getOrDefault(key, value), value))
                  .as(key + " " + value + " " + other.settings().get(key))
                  .isTrue());
    }
  }

  /** An inventory says nothing of lines at the end that have neither number nor label. */
  private static List<Line> lines(PhoneFields fields) {
    List<Line> lines =
        new ArrayList<>(fields.lines().map(it -> it.over(List.of())).orElse(List.of()));
    while (!lines.isEmpty()
        && lines.getLast().number().isEmpty()
        && lines.getLast().label().isEmpty()) {
      lines.removeLast();
    }
    return lines;
  }

  private static DesiredPhone plain(int n, String site) {
    return new DesiredPhone(
        new PhoneKey.Mac(new MacAddress(n)),
        new PhoneFields(
            Optional.of("Phone " + n),
            Optional.empty(),
            Optional.of(site),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Set.of()),
        new Position("here", 1, 0));
  }

  @Test
  void filesHaveNamesOfTheirOwn() {
    DesiredPhone one = plain(1, "Süd");
    DesiredPhone two = plain(2, "SUD");
    DesiredPhone three = plain(3, "///");
    DesiredFleet some = fleet(new Random(1));
    DesiredFleet fleet =
        new DesiredFleet(
            some.organization(),
            some.limits(),
            some.rollout(),
            some.secrets(),
            List.of(),
            List.of(one, two, three),
            List.of());

    assertThat(FleetWriter.write(fleet))
        .extracting(FleetWriter.Written::name)
        .containsExactly("phones.csv", "phones-SUD.csv", "phones-Sud-2.csv", "fleet.yaml");
  }

  @Test
  void whatWouldBeReadOtherwiseIsNotSayable() {
    assertThat(Sayable.setting("k", new Value.Text(""))).isFalse();
    assertThat(Sayable.setting(" ", new Value.Text("x"))).isFalse();
    assertThat(Sayable.setting("k", new Value.Structure("[1.0]"))).isFalse();
    assertThat(Sayable.setting("k", new Value.Structure("[\"\\u000b\"]"))).isFalse();
    assertThat(Sayable.setting("k", new Value.Amount(new BigDecimal("1E+300")))).isFalse();
    assertThat(Sayable.text("two\nlines")).isFalse();
    assertThat(Sayable.number("tel:1")).isFalse();
    assertThat(Sayable.email("id:7")).isFalse();
  }
}
