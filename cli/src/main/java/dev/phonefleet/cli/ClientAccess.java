package dev.phonefleet.cli;

import dev.phonefleet.desired.Organization;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.Secret;
import dev.phonefleet.genesys.http.Credentials;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whose credentials a run uses, and in which region. The first of these that is there wins:
 *
 * <ol>
 *   <li>for credentials: the two variables, in the environment or in {@code .env}; the profile of
 *       {@code --profile}; the program of {@code organization.credentials.process}
 *   <li>for the region: {@code organization.region}; {@code GENESYSCLOUD_REGION}, in the
 *       environment or in {@code .env}; the profile's; us-east-1
 * </ol>
 *
 * <p>Variables win over a profile since they do in the {@code gc} CLI, whose profiles these are; a
 * profile that is named and not used is told. One that is named has to be there: no other
 * credentials are taken in its place.
 */
final class ClientAccess {
  static final String ID = "GENESYSCLOUD_OAUTHCLIENT_ID";
  static final String SECRET = "GENESYSCLOUD_OAUTHCLIENT_SECRET";
  static final String REGION = "GENESYSCLOUD_REGION";
  private static final String USUAL = "us-east-1";

  private final Map<String, String> variables;
  private final Optional<Attempt<GcProfile>> profile;
  private final CredentialsProgram program;
  private Optional<Attempt<Credentials>> given = Optional.empty();

  private ClientAccess(
      Map<String, String> variables,
      Optional<Attempt<GcProfile>> profile,
      CredentialsProgram program) {
    this.variables = variables;
    this.profile = profile;
    this.program = program;
  }

  /**
   * What environment, profile and program give.
   *
   * @param variables environment and .env, merged
   * @param home where profiles are looked for
   * @param profile as {@code --profile} names it
   */
  static ClientAccess of(
      Map<String, String> variables,
      Optional<Path> home,
      Optional<String> profile,
      CredentialsProgram program) {
    return new ClientAccess(variables, profile.map(name -> GcProfile.read(home, name)), program);
  }

  /** What variables give, and nothing else. */
  static ClientAccess variables(Map<String, String> variables) {
    return new ClientAccess(variables, Optional.empty(), new CredentialsProgram(Optional::empty));
  }

  /** The region, and who names it. */
  Attempt<Hosts.Place> region(Organization organization) {
    Optional<Hosts.Place> named =
        organization
            .region()
            .map(it -> new Hosts.Place(it, "organization.region"))
            .or(() -> variable(REGION).map(it -> new Hosts.Place(it, REGION)));
    return profile()
        .then(found ->
            new Attempt.Got<>(
                named
                    .or(() ->
                        found.flatMap(it ->
                            it.environment()
                                .map(
                                    region -> new Hosts.Place(region, "the profile " + it.name()))))
                    .orElse(new Hosts.Place(USUAL, "the default"))));
  }

  /** The credentials; a program is run once, however often they are asked for. */
  Attempt<Credentials> credentials(Organization organization) {
    if (given.isEmpty()) {
      given = Optional.of(find(organization));
    }
    return given.get();
  }

  private Attempt<Credentials> find(Organization organization) {
    Optional<String> id = variable(ID);
    Optional<String> secret = variable(SECRET);
    return profile()
        .then(named -> {
          if (id.isPresent() && secret.isPresent()) {
            return new Attempt.Got<>(new Credentials(id.get(), new Secret(secret.get())));
          }
          if (named.isPresent()) {
            return named.get().credentials();
          }
          if (!organization.credentialsProcess().isEmpty()) {
            return program.run(organization);
          }
          return new Attempt.Failed<>(Exit.ACCESS, missing(id.isEmpty() ? ID : SECRET));
        });
  }

  /** What is worth telling about the choice. */
  List<Diagnostic> remarks() {
    boolean found = profile.filter(it -> it instanceof Attempt.Got).isPresent();
    return !found || variable(ID).isEmpty() || variable(SECRET).isEmpty()
        ? List.of()
        : List.of(
            Diagnostic.warning(
                "credentials.overridden",
                "the environment",
                "The credentials of the profile are not used.",
                ID + " and " + SECRET + " are set, and win over --profile as in the gc CLI.",
                "Unset them to use the profile, or leave --profile out."));
  }

  private Attempt<Optional<GcProfile>> profile() {
    return profile
        .map(attempt -> attempt.<Optional<GcProfile>>then(it -> new Attempt.Got<>(Optional.of(it))))
        .orElseGet(() -> new Attempt.Got<>(Optional.empty()));
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).map(String::strip).filter(it -> !it.isEmpty());
  }

  private static Diagnostic missing(String variable) {
    return Diagnostic.error(
        "credentials.missing",
        "the environment",
        variable + " is not set.",
        "The OAuth client's id and secret come from the environment, from .env beside the file,"
            + " from a profile of the gc CLI or from organization.credentials.process.",
        "Set "
            + ID
            + " and "
            + SECRET
            + ", give --profile NAME, or try --simulate, which needs neither.");
  }
}
