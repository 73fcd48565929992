package dev.phonefleet.simulator;

import static dev.phonefleet.simulator.Branch.PHONES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.scenario.published.Answers.PageSize;
import dev.phonefleet.simulator.scenario.published.OrgLine;
import dev.phonefleet.simulator.scenario.published.OrgPhone;
import dev.phonefleet.simulator.scenario.published.Population;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PublishedListsTest {
  private final Branch branch =
      new Branch(
          UnaryOperator.identity(),
          organization ->
              organization.withPhones(
                  OrgPhone.of("Alpha", "HQ", Branch.MODEL, "0004f2000001").withId("p3"),
                  OrgPhone.of("beta", "Lab", Branch.MODEL, "00:04:F2:00:00:02")
                      .withId("p2")
                      .withError("x"),
                  OrgPhone.webRtc("Gamma", "HQ", "WebRTC", "user-1@example.com")
                      .withId("p1")
                      .withLines(
                          OrgLine.of("Desk 7").withLoggedIn("user-1").withDefaultFor("user-2"))));

  @AfterEach
  void stop() {
    branch.close();
  }

  private String names(String query) {
    JsonNode entities = branch.client.get(PHONES + query).json().path("entities");
    List<String> names = new ArrayList<>();
    entities.forEach(phone -> names.add(phone.path("name").asString()));
    return String.join(" ", names);
  }

  @Test
  void filtersByEverythingPublished() {
    assertThat(names("?site.id=site-lab")).isEqualTo("beta");
    assertThat(names("?webRtcUser.id=user-1")).isEqualTo("Gamma");
    assertThat(names("?phoneBaseSettings.id=base-web")).isEqualTo("Gamma");
    assertThat(names("?lines.loggedInUser.id=user-1")).isEqualTo("Gamma");
    assertThat(names("?lines.defaultForUser.id=user-2")).isEqualTo("Gamma");
    assertThat(names("?phone_hardwareId=0004f2000001")).isEqualTo("Alpha");
    assertThat(names("?phone_hardwareId=0004F2000001")).isEmpty();
    assertThat(names("?phone_hardwareId=00*02")).isEqualTo("beta");
    assertThat(names("?lines.name=desk*")).isEqualTo("Gamma");
    assertThat(
            names(
                "?lines.id="
                    + branch.client.get(PHONES + "/p3").json().at("/lines/0/id").asString()))
        .isEqualTo("Alpha");
    assertThat(names("?name=ALPHA")).isEqualTo("Alpha");
    assertThat(names("?name=*A*")).isEqualTo("Alpha beta Gamma");
    assertThat(names("?name=alpha,gamma")).isEqualTo("Alpha Gamma");
    assertThat(names("?status.operationalStatus=OFFLINE")).isEqualTo("beta");
    assertThat(names("?secondaryStatus.operationalStatus=OPERATIONAL&site.id=site-hq"))
        .isEqualTo("Alpha Gamma");
  }

  @Test
  void sortsByWhatIsPublished() {
    assertThat(names("")).isEqualTo("Alpha beta Gamma");
    assertThat(names("?sortOrder=DESC")).isEqualTo("Gamma beta Alpha");
    assertThat(names("?sortBy=id")).isEqualTo("Gamma beta Alpha");
    assertThat(names("?sortBy=status.operationalStatus")).isEqualTo("beta Gamma Alpha");
  }

  @Test
  void usersOfLinesComeWhenAskedFor() {
    JsonNode bare = branch.first(PHONES + "?name=Gamma&expand=lines").at("/lines/0");
    JsonNode asked =
        branch.first(
            PHONES
                + "?name=Gamma&expand=lines"
                + "&fields=lines.loggedInUser,lines.defaultForUser,webRtcUser");

    assertThat(bare.has("loggedInUser")).isFalse();
    assertThat(asked.at("/lines/0/loggedInUser/name").asString()).isEqualTo("User One");
    assertThat(asked.at("/lines/0/defaultForUser/id").asString()).isEqualTo("user-2");
    assertThat(asked.at("/webRtcUser/selfUri").asString()).isEqualTo("/api/v2/users/user-1");
  }

  @Test
  void pagesAreLinkedByPaths() {
    JsonNode page = branch.client.get(PHONES + "?pageSize=2&pageNumber=1&site.id=site*").json();
    JsonNode last = branch.client.get(page.path("nextUri").asString()).json();

    assertThat(page.path("total").asInt()).isEqualTo(3);
    assertThat(page.path("pageCount").asInt()).isEqualTo(2);
    assertThat(page.path("nextUri").asString())
        .isEqualTo(PHONES + "?site.id=site*&pageSize=2&pageNumber=2");
    assertThat(page.has("previousUri")).isFalse();
    assertThat(last.path("entities").size()).isEqualTo(1);
    assertThat(last.has("nextUri")).isFalse();
    assertThat(last.path("previousUri").asString()).endsWith("pageNumber=1");
    assertThat(last.path("lastUri")).isEqualTo(last.path("selfUri"));
    assertThat(branch.client.get(PHONES + "?pageNumber=9").json().path("entities").isEmpty())
        .isTrue();
  }

  @Test
  void largePagesAreRefusedOrCapped() {
    assertThat(branch.client.get(PHONES + "?pageSize=101").text("code"))
        .isEqualTo("invalid.query.param.value");
    assertThat(branch.client.get(PHONES + "?pageSize=x").status()).isEqualTo(400);
    assertThat(branch.client.get(PHONES + "?pageNumber=0").status()).isEqualTo(400);
    branch.simulator.platform().change(p -> p.withAnswers(a -> a.withLargePage(PageSize.CAPPED)));
    assertThat(branch.client.get(PHONES + "?pageSize=101").json().path("pageSize").asInt())
        .isEqualTo(100);
  }

  @Test
  void beyondTenThousandOnlyTheIdSorts() {
    try (Branch large =
        new Branch(
            Quick.empty()
                .withPlatform(p -> p.withLimits(limits -> limits.withoutPerToken()))
                .withOrganization(o -> o.withPopulation(Population.of(10_001, 1))))) {
      assertThat(large.client.get(PHONES).text("code")).isEqualTo("too.many.requested.results");
      assertThat(large.client.get(PHONES + "?sortBy=id&name=phone*").status()).isEqualTo(400);
      assertThat(large.client.get(PHONES + "?sortBy=id").json().path("total").asInt())
          .isEqualTo(10_001);
      assertThat(large.client.get(PHONES + "?name=phone-0000*").json().path("total").asInt())
          .isEqualTo(99);
    }
  }
}
