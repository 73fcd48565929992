package dev.phonefleet.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.desired.DesiredPhone;
import dev.phonefleet.desired.Limits;
import dev.phonefleet.desired.Organization;
import dev.phonefleet.desired.Position;
import dev.phonefleet.desired.RolloutOptions;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.SecretSettings;
import dev.phonefleet.inventory.Wanted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WishesTest {
  private static final Position AT = new Position("fleet.yaml", 3, 1);
  private static final GroupName HQ = new GroupName("hq");
  private static final GroupName LAB = new GroupName("lab");

  private final DesiredFleet file =
      fleet(
          List.of(
              DesiredGroup.named(HQ)
                  .withPhones(
                      List.of(phone("b@example.com", "HQ"), phone("a@example.com", "Annex")))),
          List.of(phone("a@example.com", "Home")));

  @Test
  void aPlanWantsTheSitesOfAllPhonesAndEveryPersonOnce() {
    Wanted wanted = Wishes.forPlan(file, Optional.of("eu-west-1"));

    assertThat(wanted.sites()).isEqualTo(Map.of("HQ", HQ, "Annex", HQ, "Home", GroupName.NONE));
    assertThat(wanted.people()).containsExactly("a@example.com", "b@example.com");
    assertThat(wanted.catalogue()).isTrue();
    assertThat(wanted.tenant()).isTrue();
    assertThat(wanted.everything()).isFalse();
    assertThat(wanted.region()).contains("eu-west-1");
    assertThat(List.of(HQ, GroupName.NONE)).allMatch(wanted.groups());
    assertThat(wanted.groups().test(LAB)).isFalse();
  }

  @Test
  void aStatusWantsPhonesWithThePeopleOfTheFileAndNoOtherNames() {
    Wanted wanted = Wishes.forStatus(file, Optional.empty(), false);

    assertThat(wanted.people()).containsExactly("a@example.com", "b@example.com");
    assertThat(wanted.catalogue()).isFalse();
    assertThat(wanted.groups().test(LAB)).isFalse();
    assertThat(Wishes.forStatus(file, Optional.empty(), true).groups().test(LAB)).isTrue();
  }

  @Test
  void aCheckupWantsNamesAndNoPhones() {
    Wanted wanted = Wishes.forCheckup(file, Optional.empty());

    assertThat(List.of(HQ, LAB, GroupName.NONE)).noneMatch(wanted.groups());
    assertThat(wanted.catalogue()).isTrue();
    assertThat(wanted.people()).isEmpty();
  }

  private static DesiredPhone phone(String email, String site) {
    PhoneFields fields =
        new PhoneFields(
            Optional.empty(),
            Optional.empty(),
            Optional.of(site),
            Optional.of(email),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Set.of());
    return new DesiredPhone(new PhoneKey.WebRtc(email), fields, AT);
  }

  private static DesiredFleet fleet(List<DesiredGroup> groups, List<DesiredPhone> loose) {
    Organization organization =
        new Organization(
            Organization.Api.PUBLISHED,
            AT,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new DesiredFleet(
        organization,
        Limits.DEFAULT,
        RolloutOptions.DEFAULT,
        new SecretSettings(Set.of()),
        groups,
        loose,
        List.of());
  }
}
