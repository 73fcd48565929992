package dev.phonefleet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.desired.Organization;
import dev.phonefleet.desired.Organization.Api;
import dev.phonefleet.desired.Position;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.genesys.http.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ClientAccessTest {
  private static final String CANARY = "c4nary-of-the-secret";
  private static final String PROFILES =
      """
      [DEFAULT]
      environment = "mypurecloud.com"
      client_credentials = "id-of-default"
      client_secret = 'c4nary-of-the-secret'
      logging_enabled = false

      [acme_eu]
      environment = "eu_central_1"
      client_credentials = "id-of-acme"
      client_secret = "c4nary-of-the-secret"

      [token_only]
      environment = "mypurecloud.ie"
      access_token = "c4nary-of-the-secret"

      [half]
      client_credentials = "id-of-half"
      client_secret = ""
      """;
  private static final Map<String, String> VARIABLES =
      Map.of(ClientAccess.ID, " id-of-environment ", ClientAccess.SECRET, CANARY);
  private static final String PRINTING =
      "echo '{\"clientId\": \"id-of-program\", \"clientSecret\": \"" + CANARY + "\"}'";

  @TempDir private Path home;

  @ParameterizedTest
  @CsvSource({"DEFAULT, id-of-default", "default, id-of-default", "Acme_EU, id-of-acme"})
  void aProfileIsFoundWhateverItsCase(String name, String id) throws IOException {
    profiles(PROFILES);

    Credentials found = got(access(Map.of(), name), organization());

    assertThat(found.clientId()).isEqualTo(id);
    assertThat(found.clientSecret().value()).isEqualTo(CANARY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "missing|There is no profile missing.|DEFAULT, acme_eu, half, token_only",
        "token_only|The profile token_only has no client_credentials.|grant",
        "half|The profile half has no client_secret.|grant"
      })
  void aProfileThatCannotBeUsedIsFourAndSaysWhatToDo(String name, String what, String why)
      throws IOException {
    profiles(PROFILES);

    Diagnostic failed = failed(access(Map.of(), name), organization(PRINTING));

    assertThat(failed.code()).isEqualTo("credentials.profile");
    assertThat(failed.what()).isEqualTo(what);
    assertThat(failed.why()).contains(why);
    assertThat(failed.next()).contains("gc profiles new");
    assertThat(failed.where()).isEqualTo(home.resolve(".gc/config.toml").toString());
    assertThat(failed.toString()).doesNotContain(CANARY);
  }

  @Test
  void withoutFileOrHomeThereIsNoProfile() {
    Diagnostic noFile = failed(access(Map.of(), "acme"), organization());
    Diagnostic noHome =
        failed(
            ClientAccess.of(Map.of(), Optional.empty(), Optional.of("acme"), program()),
            organization());

    assertThat(noFile.what()).contains("no such file");
    assertThat(noHome.why()).contains("HOME is not set");
  }

  @Test
  void aBrokenFileOfProfilesIsNeverQuoted() throws IOException {
    profiles("[acme]\nclient_secret = " + CANARY + "\n");

    Diagnostic failed = failed(access(Map.of(), "acme"), organization());

    assertThat(failed.what()).contains("cannot be read");
    assertThat(failed.why()).contains("line 2");
    assertThat(failed.toString()).doesNotContain("c4nary");
  }

  @Test
  void variablesWinOverTheProfileAndThatOverTheProgram() throws IOException {
    profiles(PROFILES);
    ClientAccess all = access(VARIABLES, "acme_eu");
    ClientAccess profile = access(Map.of(ClientAccess.ID, "only-half"), "acme_eu");
    ClientAccess rest = ClientAccess.of(Map.of(), Optional.of(home), Optional.empty(), program());

    assertThat(got(all, organization(PRINTING)).clientId()).isEqualTo("id-of-environment");
    assertThat(all.remarks())
        .extracting(Diagnostic::code)
        .containsExactly("credentials.overridden");
    assertThat(got(profile, organization(PRINTING)).clientId()).isEqualTo("id-of-acme");
    assertThat(profile.remarks()).isEmpty();
    assertThat(got(rest, organization(PRINTING)).clientId()).isEqualTo("id-of-program");
    assertThat(rest.remarks()).isEmpty();
  }

  @Test
  void aProfileThatIsNamedHasToBeThereAlsoWhereVariablesWin() throws IOException {
    profiles(PROFILES);

    assertThat(failed(access(VARIABLES, "missing"), organization()).code())
        .isEqualTo("credentials.profile");
    assertThat(got(access(VARIABLES, "token_only"), organization()).clientId())
        .isEqualTo("id-of-environment");
  }

  @Test
  void withoutAnySourceTheVariableIsNamed() {
    Diagnostic failed =
        failed(
            ClientAccess.variables(Map.of(ClientAccess.ID, "x", ClientAccess.SECRET, " ")),
            organization());

    assertThat(failed.what()).isEqualTo("GENESYSCLOUD_OAUTHCLIENT_SECRET is not set.");
    assertThat(failed.next()).contains("--profile");
  }

  @Test
  void theRegionIsTheFilesElseTheVariablesElseTheProfilesElseTheUsualOne() throws IOException {
    profiles(PROFILES);
    Organization named =
        new Organization(
            Api.PUBLISHED,
            new Position("fleet.yaml", 1, 1),
            Optional.of("eu-west-2"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Map<String, String> variable = Map.of(ClientAccess.REGION, "ap-south-1");

    assertThat(region(access(variable, "acme_eu"), named)).isEqualTo("eu-west-2");
    assertThat(region(access(variable, "acme_eu"), organization())).isEqualTo("ap-south-1");
    assertThat(region(access(Map.of(), "acme_eu"), organization())).isEqualTo("eu-central-1");
    assertThat(region(access(Map.of(), "half"), organization())).isEqualTo("us-east-1");
    assertThat(region(ClientAccess.variables(Map.of()), organization())).isEqualTo("us-east-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"clientId\": \"id-1\", \"clientSecret\": \"c4nary-of-the-secret\"}",
        "{\"client_id\": \"id-1\", \"client_secret\": \" c4nary-of-the-secret \", \"more\": []}"
      })
  void aProgramPrintsCredentialsInEitherSpelling(String json) {
    Credentials found = got(access(), organization("cat > /dev/null; echo '" + json + "'"));

    assertThat(found.clientId()).isEqualTo("id-1");
    assertThat(found.clientSecret().value()).isEqualTo(CANARY);
  }

  @Test
  void aProgramRunsOnceWithItsArgumentsAndWithoutAShell() throws IOException {
    Path runs = home.resolve("runs");
    Organization organization =
        organization(
            List.of(
                "sh", "-c", "echo \"$1\" >> " + runs + "; " + PRINTING, "sh", "$HOME; a 'b' *"));
    ClientAccess access = access();

    got(access, organization);
    got(access, organization);

    assertThat(Files.readString(runs)).isEqualTo("$HOME; a 'b' *\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exit 3|sh ended with 3.",
        "echo vault is sealed >&2; exit 1|sh ended with 1. It says: vault is sealed",
        "echo '[1]'|sh printed no JSON object.",
        "echo c4nary-of-the-secret|sh printed no JSON object.",
        "true|sh printed no JSON object.",
        "echo '{\"clientSecret\": \"c4nary-of-the-secret\"}'|sh printed no clientId.",
        "echo '{\"clientId\": \"x\", \"clientSecret\": null}'|sh printed no clientSecret.",
      })
  void aProgramThatGivesNothingIsFourAndSaysWhy(String script, String why) {
    Diagnostic failed = failed(access(), organization(script));

    assertThat(failed.code()).isEqualTo("credentials.process");
    assertThat(failed.where()).isEqualTo("fleet.yaml:2:1");
    assertThat(failed.why()).isEqualTo(why);
    assertThat(failed.toString()).doesNotContain(CANARY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo '{\"clientSecret\": \"c4nary-of-the-secret\"}'; echo bad c4nary-of-the-secret >&2",
        "echo 'client_secret=c4nary-of-the-secret is old' >&2; exit 1",
        "echo 'wrong TOKEN: \"c4nary-of-the-secret\"' >&2; exit 1",
        "echo 'cannot use c4nary-of-the-secret-12' >&2; exit 1",
        "printf '\\033[31mc4nary-of-the-secret-12' >&2; exit 1",
      })
  void whatAProgramComplainsOfIsShownWithoutSecrets(String script) {
    Diagnostic failed = failed(access(), organization(script));

    assertThat(failed.why()).contains("It says: ").contains("(left out)");
    assertThat(failed.toString()).doesNotContain(CANARY).doesNotContain("\u001b");
  }

  @Test
  void aProgramThatIsNotThereIsNamedAndItsArgumentsAreNot() {
    Diagnostic failed =
        failed(access(), organization(List.of("/no/such/program", "--token", CANARY)));

    assertThat(failed.why()).isEqualTo("/no/such/program could not be started.");
    assertThat(failed.toString()).doesNotContain(CANARY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sleep 20", "yes"})
  void aProgramThatDoesNotEndIsEnded(String script) {
    CredentialsProgram hasty = new CredentialsProgram(Duration.ofMillis(300), Optional::empty);
    ClientAccess access = ClientAccess.of(Map.of(), Optional.empty(), Optional.empty(), hasty);
    long begun = System.nanoTime();

    Diagnostic failed = failed(access, organization(script));

    assertThat(failed.why()).contains("was not done within");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void whatAProgramLeavesBehindIsNotWaitedFor() {
    long begun = System.nanoTime();

    assertThat(failed(access(), organization("sleep 20 & exit 0")).code())
        .isEqualTo("credentials.process");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void aProgramThatPrintsALotIsReadToItsEndAndRefused() {
    Diagnostic failed =
        failed(access(), organization("head -c 3000000 /dev/zero; head -c 300000 /dev/zero >&2"));

    assertThat(failed.why()).contains("printed no JSON object");
  }

  @Test
  void aStopDoesNotWaitForTheProgram() {
    CredentialsProgram stopped =
        new CredentialsProgram(Duration.ofSeconds(30), () -> Optional.of(Exit.TERMINATED));
    long begun = System.nanoTime();
    Attempt<Credentials> attempt =
        ClientAccess.of(Map.of(), Optional.empty(), Optional.empty(), stopped)
            .credentials(organization("sleep 20"));

    assertThat(attempt)
        .isInstanceOfSatisfying(
            Attempt.Failed.class, it -> assertThat(it.exit()).isEqualTo(Exit.TERMINATED));
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
  }

  private void profiles(String toml) throws IOException {
    Files.createDirectories(home.resolve(".gc"));
    Files.writeString(home.resolve(".gc/config.toml"), toml);
  }

  private ClientAccess access(Map<String, String> variables, String profile) {
    return ClientAccess.of(variables, Optional.of(home), Optional.of(profile), program());
  }

  private static ClientAccess access() {
    return ClientAccess.of(Map.of(), Optional.empty(), Optional.empty(), program());
  }

  private static CredentialsProgram program() {
    return new CredentialsProgram(Optional::empty);
  }

  private static Organization organization(String script) {
    return organization(List.of("sh", "-c", script));
  }

  private static Organization organization() {
    return organization(List.of());
  }

  private static Organization organization(List<String> process) {
    return new Organization(
        Api.PUBLISHED,
        new Position("fleet.yaml", 2, 1),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1,
        process);
  }

  private static Credentials got(ClientAccess access, Organization organization) {
    Attempt<Credentials> attempt = access.credentials(organization);
    if (attempt instanceof Attempt.Got<Credentials>(Credentials credentials)) {
      return credentials;
    }
    throw new AssertionError(attempt);
  }

  private static Diagnostic failed(ClientAccess access, Organization organization) {
    Attempt<Credentials> attempt = access.credentials(organization);
    if (attempt instanceof Attempt.Failed<Credentials>(Exit exit, Diagnostic why)) {
      assertThat(exit).isEqualTo(Exit.ACCESS);
      return why;
    }
    throw new AssertionError("got some");
  }

  private static String region(ClientAccess access, Organization organization) {
    Attempt<Hosts.Place> attempt = access.region(organization);
    if (attempt instanceof Attempt.Got<Hosts.Place>(Hosts.Place place)) {
      return place.region();
    }
    throw new AssertionError(attempt);
  }
}
