package dev.phonefleet.cli;

import static dev.phonefleet.cli.Fleets.group;
import static dev.phonefleet.cli.Fleets.phones;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CredentialsTest {
  private static final String PROFILE =
      "[acme]\nclient_credentials = \"simulator\"\nclient_secret = \"not-a-real-secret\"\n";

  @TempDir private Path folder;

  @Test
  void aProfileOpensTheCloud() throws IOException {
    try (Office office = office(PROFILE)) {
      office.fleet(group("hq", phones(1, 1)));

      office.apply("--profile", "acme").ends(0);
      office.status("--profile", "acme").ends(0);
    }
  }

  @Test
  void aProfileThatIsNotThereEndsWithFourBeforeAnyRequest() throws IOException {
    try (Office office = office(PROFILE)) {
      office.fleet(group("hq", phones(1, 1)));

      JsonNode why = office.apply("--profile", "other").ends(4).finding("credentials.profile");
      office.plan("--profile", "other").ends(4);

      assertThat(why.path("why").asString()).contains("acme");
      assertThat(office.report().total()).isZero();
    }
  }

  @Test
  void aProfileThatVariablesWinOverIsTold() throws IOException {
    try (Office office = office(PROFILE.replace("simulator", "nobody"))) {
      office.with("GENESYSCLOUD_OAUTHCLIENT_ID", "simulator");
      office.with("GENESYSCLOUD_OAUTHCLIENT_SECRET", "not-a-real-secret");
      office.fleet(group("hq", phones(1, 1)));

      Said said = office.apply("--profile", "acme").ends(0);

      assertThat(said.codes()).contains("credentials.overridden");
    }
  }

  @Test
  void aProgramOpensTheCloudAndItsSecretIsNowhere() throws IOException {
    try (Office office = office("")) {
      String script =
          "echo '{\\\"clientId\\\": \\\"simulator\\\","
              + " \\\"clientSecret\\\": \\\"not-a-real-secret\\\"}'";
      office.fleet(
          List.of(
              "organization: "
                  + office.organization("credentials: {process: [sh, -c, \"" + script + "\"]}")),
          group("hq", phones(1, 1)));

      Said said = office.apply("-v").ends(0);

      assertThat(said.out() + said.err()).doesNotContain("not-a-real-secret");
    }
  }

  @Test
  void aProgramThatFailsEndsWithFourBeforeAnyRequestAndDoctorSaysSo() throws IOException {
    try (Office office = office("")) {
      office.fleet(
          List.of(
              "organization: "
                  + office.organization(
                      "credentials: {process: [sh, -c, \"echo sealed >&2; exit 2\"]}")),
          group("hq", phones(1, 1)));

      JsonNode why = office.apply().ends(4).finding("credentials.process");
      Said doctor = office.run("doctor", office.fleetFile().toString(), "--no-color").ends(4);

      assertThat(why.path("why").asString()).isEqualTo("sh ended with 2. It says: sealed");
      assertThat(doctor.out() + doctor.err()).contains("sealed");
      assertThat(office.report().total()).isZero();
    }
  }

  @Test
  void theSimulationNeitherReadsProfilesNorRunsPrograms() throws IOException {
    try (Office office = office("")) {
      office.fleet(
          List.of(
              "organization: " + office.organization("credentials: {process: [/no/such/program]}")),
          group("hq", phones(1, 1)));

      office.apply("--simulate", "--profile", "none").ends(0);
    }
  }

  /** An office whose environment has no credentials, but a home with profiles. */
  private Office office(String profiles) throws IOException {
    Path home = folder.resolve("home");
    Files.createDirectories(home.resolve(".gc"));
    Files.writeString(home.resolve(".gc/config.toml"), profiles);
    return new Office(folder)
        .with("HOME", home.toString())
        .with("GENESYSCLOUD_OAUTHCLIENT_ID", "")
        .with("GENESYSCLOUD_OAUTHCLIENT_SECRET", "");
  }
}
