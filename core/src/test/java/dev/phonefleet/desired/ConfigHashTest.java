package dev.phonefleet.desired;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigHashTest {
  private static final String BASE =
      """
      version: 1
      organization: {api: guide, tenant: acme, region: eu-west-1}
      edgeGroups:
        - name: hq
          description: Head office
          type: Standard
          primaryEdge: edge-1
          region: eu-central-1
          phones:
            defaults: {model: VVX, settings: {volume: 5, label: HQ}}
            list:
              - {mac: 00:04:f2:aa:bb:01, name: One, lines: [{number: "1", label: a}]}
              - {mac: 00:04:f2:aa:bb:02, name: Two, site: null}
      """;

  private static final String PUBLISHED =
      """
      version: 1
      organization: {api: published}
      edgeGroups:
        - name: hq
          site: HQ
          phoneTrunkBases: [A, B]
          edgeTrunkBase: E
          phones:
            list:
              - {mac: 00:04:f2:aa:bb:01, name: One, site: Own, standalone: true}
              - {mac: 00:04:f2:aa:bb:02, name: Two}
              - {user: a@b.c, station: default}
      phones: {list: [{remote: '+15', name: x, site: Home}]}
      """;

  @TempDir private Path path;
  private Folder folder;

  @BeforeEach
  void open() {
    folder = new Folder(path);
  }

  @Test
  void isSixtyFourLowerCaseHexDigitsAndAlwaysTheSame() {
    // A changed value means that every manifest in the field asks for a needless plan.
    assertThat(hash(BASE))
        .isEqualTo("248312e6efc4c67a0ac176e88b6536531cbc09a933d953fb98d31317ccc608d3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "api: guide, tenant: acme|tenant: other, apiUrl: 'https://x.example', api: guide",
        "region: eu-west-1}|region: mypurecloud.ie}",
        "region: eu-central-1|region: MyPureCloud.de",
        "name: hq|name: HQ",
        "00:04:f2:aa:bb:01|0004F2AABB01",
        "volume: 5|volume: 5.0",
        "volume: 5|volume: '5'",
        "name: One,|settings: {label: HQ}, name: One,",
        "label: HQ|label: 'HQ'",
        "description: Head office|description: Head office\\n    readiness: {timeout: 5m}",
        "description: Head office|protected: true\\n    description: Head office",
        "version: 1|version: 1\\nlimits: {concurrency: 1}",
        "version: 1|version: 1\\nrollout: {wait: active, ifChanged: true}",
        "version: 1|version: 1\\nsecretSettings: [label]",
        "version: 1|# comment\\nversion: 1",
        "type: Standard|dns: {name: a.b}\\n    type: Standard",
      })
  void ignoresWhatDoesNotChangeTheConfiguration(String from, String to) {
    String changed = BASE.replace(from, to.replace("\\n", "\n"));

    assertThat(changed).isNotEqualTo(BASE);
    assertThat(hash(changed)).isEqualTo(hash(BASE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "region: eu-west-1}|region: eu-west-2}",
        ", region: eu-west-1}|}",
        "region: eu-central-1|region: eu-west-2",
        "region: eu-central-1|crossRegion: true",
        "region: eu-central-1|region: eu-central-1\\n    crossRegion: true",
        "name: hq|name: hq2",
        "description: Head office|description: Head",
        "description: Head office|description: null",
        "description: Head office|secondaryEdge: null",
        "type: Standard|type: Other",
        "primaryEdge: edge-1|primaryEdge: edge-2",
        "primaryEdge: edge-1|secondaryEdge: edge-1",
        "00:04:f2:aa:bb:01|00:04:f2:aa:bb:03",
        "name: One|name: Uno",
        "name: One|model: One",
        "model: VVX|model: Trio",
        "model: VVX|site: VVX",
        "site: null|user: null",
        "site: null|site: x",
        ", site: null|",
        "volume: 5|volume: 6",
        "volume: 5|loudness: 5",
        "volume: 5|volume: [5]",
        "label: HQ|label: null",
        "number: '1'|number: '2'",
        "label: a}]|label: a}, {}]",
        "lines: [{number: '1', label: a}]|lines: []",
        "lines: [{number: '1', label: a}]|lines: null",
      })
  void changesWithTheConfiguration(String from, String to) {
    String base = BASE.replace("\"1\"", "'1'");
    String changed = base.replace(from, to == null ? "" : to.replace("\\n", "\n"));

    assertThat(changed).isNotEqualTo(base);
    assertThat(hash(changed)).isNotEqualTo(hash(base));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "site: HQ|site: Other",
        "phoneTrunkBases: [A, B]|phoneTrunkBases: [A]",
        "phoneTrunkBases: [A, B]|crossRegion: false",
        "edgeTrunkBase: E|edgeTrunkBase: F",
        "site: Own|site: HQ",
        "station: default|station: associated",
        "remote: '+15'|remote: '+16'",
        "site: Home|site: House",
        "standalone: true|standalone: false",
      })
  void changesWithWhatThePublishedApiHas(String from, String to) {
    String changed = PUBLISHED.replace(from, to);

    assertThat(changed).isNotEqualTo(PUBLISHED);
    assertThat(hash(changed)).isNotEqualTo(hash(PUBLISHED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "phoneTrunkBases: [A, B]|phoneTrunkBases: [B, A, B]",
        "user: a@b.c|user: A@B.C",
        "name: Two|name: Two, site: HQ",
        "api: published|tokens: 5, api: published",
        "edgeGroups:|rollout: {settle: 5m}\\nedgeGroups:",
      })
  void ignoresWhatDoesNotChangeThePublishedConfiguration(String from, String to) {
    String changed = PUBLISHED.replace(from, to.replace("\\n", "\n"));

    assertThat(changed).isNotEqualTo(PUBLISHED);
    assertThat(hash(changed)).isEqualTo(hash(PUBLISHED));
  }

  @Test
  void doesNotConfuseNeighbouringTexts() {
    assertThat(hash(phone("name: ab, model: c"))).isNotEqualTo(hash(phone("name: a, model: bc")));
    assertThat(hash(phone("settings: {a: b, c: d}")))
        .isNotEqualTo(hash(phone("settings: {a: 'bc', d: ''}")));
  }

  @Test
  void aWholeListOfLinesIsNotAFewNamedLines() {
    folder.file("hq.csv", "mac,line1_number\n00:04:f2:aa:bb:01,1\n");

    assertThat(hash(Folder.PHONES + "      inventory: hq.csv\n"))
        .isNotEqualTo(hash(phone("lines: [{number: \"1\"}]")));
    assertThat(hash(Folder.PHONES + "      defaults: {lines: []}\n      inventory: hq.csv\n"))
        .isEqualTo(hash(phone("lines: [{number: \"1\"}]")));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 50})
  void listAndInventoryAreTheSame(int phones) {
    StringBuilder csv = new StringBuilder("settings.volume,mac,name,description,settings.on\n");
    StringBuilder list = new StringBuilder("[");
    for (int i = 0; i < phones; i++) {
      csv.append("%d,0004F2AA%04x,Phone %d,\"x, y\",true\n".formatted(i, i, i));
      list.append(
          "{mac: 00:04:f2:aa:%02x:%02x, name: Phone %d, description: 'x, y', settings: {on: true, volume: %d}},"
              .formatted(i >> 8, i & 255, i, i));
    }
    folder.file("hq.csv", csv.toString());

    assertThat(hash(Folder.PHONES + "      inventory: hq.csv\n"))
        .isEqualTo(hash(Folder.PHONES + "      list: " + list + "]\n"));
  }

  /** Replay one with its seed. */
  @RepeatedTest(25)
  void doesNotDependOnOrderOrSpelling(RepetitionInfo repetition) {
    long seed = 7919L * repetition.getCurrentRepetition();
    Random random = new Random(seed);
    List<Phone> hq = new ArrayList<>();
    List<Phone> branch = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      (random.nextBoolean() ? hq : branch).add(Phone.random(i, random));
    }

    String plain = hash(write(hq, branch, new Random(seed), false));
    String shuffled = hash(write(hq, branch, random, true));

    assertThat(shuffled).as("seed %d", seed).isEqualTo(plain);
  }

  @RepeatedTest(25)
  void everyChangedFieldOfAPhoneIsSeen(RepetitionInfo repetition) {
    long seed = 104729L * repetition.getCurrentRepetition();
    Random random = new Random(seed);
    List<Phone> phones = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      phones.add(Phone.random(i, random));
    }
    String before = hash(write(phones, List.of(), new Random(seed), false));
    int changed = random.nextInt(phones.size());
    phones.set(changed, phones.get(changed).changed(random));

    assertThat(hash(write(phones, List.of(), new Random(seed), false)))
        .as("seed %d", seed)
        .isNotEqualTo(before);
  }

  private record Phone(long mac, String name, String label, int volume) {
    static Phone random(int i, Random random) {
      return new Phone(
          0x0004f2000000L + i,
          "Phone " + random.nextInt(1000),
          "Label " + random.nextInt(1000),
          random.nextInt(100));
    }

    Phone changed(Random random) {
      return switch (random.nextInt(4)) {
        case 0 -> new Phone(mac + 100, name, label, volume);
        case 1 -> new Phone(mac, name + "!", label, volume);
        case 2 -> new Phone(mac, name, label + "!", volume);
        default -> new Phone(mac, name, label, volume + 1);
      };
    }

    String written(Random random, boolean differently) {
      String hex = String.format(Locale.ROOT, "%012x", mac);
      List<String> parts =
          new ArrayList<>(
              List.of(
                  "mac: " + (differently ? spelled(hex, random) : hex),
                  "name: " + name,
                  "lines: [{label: " + label + "}]",
                  "settings: {volume: " + volume + ", a: b}"));
      if (differently) {
        Collections.shuffle(parts, random);
      }
      return "{" + String.join(", ", parts) + "}";
    }

    private static String spelled(String hex, Random random) {
      String pairs = hex.replaceAll("(..)(?!$)", "$1:");
      return switch (random.nextInt(4)) {
        case 0 -> "\"" + hex + "\"";
        case 1 -> pairs.toUpperCase(Locale.ROOT);
        case 2 -> pairs.replace(':', '-');
        default -> hex.replaceAll("(....)(?!$)", "$1.");
      };
    }
  }

  private static String write(
      List<Phone> hq, List<Phone> branch, Random random, boolean differently) {
    List<String> groups =
        new ArrayList<>(
            List.of(
                group("hq", hq, random, differently),
                group("branch", branch, random, differently)));
    List<String> sections =
        new ArrayList<>(
            List.of("version: 1", "organization: {api: guide, tenant: acme}", "limits: {}"));
    if (differently) {
      Collections.shuffle(groups, random);
    }
    sections.add("edgeGroups:\n" + String.join("", groups));
    if (differently) {
      Collections.shuffle(sections, random);
    }
    return String.join("\n", sections) + "\n";
  }

  private static String group(String name, List<Phone> phones, Random random, boolean differently) {
    List<Phone> order = new ArrayList<>(phones);
    if (differently) {
      Collections.shuffle(order, random);
    }
    return "  - name: "
        + name
        + "\n    phones: {list: ["
        + String.join(
            ", ", order.stream().map(phone -> phone.written(random, differently)).toList())
        + "]}\n";
  }

  private static String phone(String fields) {
    return Folder.PHONES + "      list: [{mac: 00:04:f2:aa:bb:01, " + fields + "}]\n";
  }

  private String hash(String yaml) {
    return ConfigHash.of(folder.fleet(yaml));
  }
}
