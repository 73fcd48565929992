package dev.phonefleet.workflow;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.FleetWriter;
import dev.phonefleet.desired.Organization;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.export.Exported;
import dev.phonefleet.export.Exporter;
import dev.phonefleet.inventory.Enquiries;
import dev.phonefleet.inventory.Gathered;
import dev.phonefleet.inventory.LiveFleet;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Live;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Says an organisation, or one of its sites, as a file would. Only reads. */
public final class ExportFleet {
  /** The command's name. */
  public static final String COMMAND = "export";

  private static final String UNREADABLE = "live.unreadable";

  private final World world;
  private final Consumer<Happening> view;

  /**
   * What came of it.
   *
   * @param files to be written; none where it came to nothing
   * @param counts told once they are written
   */
  public record Result(
      Summary summary, List<FleetWriter.Written> files, Optional<Happening.Exported> counts) {
    public Result {
      files = List.copyOf(files);
    }
  }

  /** Tells {@code view} what cannot stand in a file. */
  public ExportFleet(World world, Consumer<Happening> view) {
    this.world = world;
    this.view = view;
  }

  /**
   * Reads the organisation.
   *
   * @param nothing says where it is, and nothing else
   * @param site only this one
   */
  public Result export(DesiredFleet nothing, Connection connection, Optional<String> site)
      throws InterruptedException {
    PlatformRun run = new PlatformRun(world, nothing, connection.reading(), new NoWrites(), view);
    Gathered gathered = run.gather(Wishes.forExport(run.region(), site));
    gathered.findings().forEach(this::found);
    gathered.unlisted().forEach((name, words) -> found(ReadStatus.unlisted(name, words)));
    if (gathered.stopped().isPresent() || !gathered.unlisted().isEmpty()) {
      return ended(gathered.stopped().orElse(Exit.PARTIAL), run);
    }
    Optional<Diagnostic> unknown = site.flatMap(name -> unknown(name, gathered.fleet()));
    if (unknown.isPresent()) {
      found(unknown.get());
      return ended(Exit.DATA, run);
    }
    LiveFleet live = gathered.fleet();
    Enquiries.Questions questions = Exporter.questions(live);
    Exit exit = Exit.DONE;
    if (!questions.isEmpty()) {
      Enquiries.Answers answers = run.enquire(questions);
      answers.why().ifPresent(this::found);
      if (answers.stopped().isPresent()) {
        return ended(answers.stopped().get(), run);
      }
      answers.unanswered().forEach((call, words) -> found(unanswered(call, words)));
      exit = answers.unanswered().isEmpty() ? Exit.DONE : Exit.PARTIAL;
      live = live.with(live.catalogue().with(answers));
    }
    Exported exported =
        Exporter.export(
            organization(nothing.organization(), run), live, site, connection.contract()::presets);
    exported.findings().forEach(this::found);
    long unreadable =
        gathered.findings().stream().filter(it -> it.code().equals(UNREADABLE)).count();
    return new Result(
        Summary.nothing(COMMAND, exit, run.requests()),
        FleetWriter.write(exported.fleet()),
        Optional.of(
            new Happening.Exported(
                exported.fleet().groups().size(),
                exported.phones(),
                exported.phonesLeftOut() + (int) unreadable,
                exported.valuesLeftOut())));
  }

  private static Result ended(Exit exit, PlatformRun run) {
    return new Result(Summary.nothing(COMMAND, exit, run.requests()), List.of(), Optional.empty());
  }

  /** Where the hosts turned out to be, so that the file needs no environment. */
  private static Organization organization(Organization given, PlatformRun run) {
    return new Organization(
        given.api(),
        given.at(),
        run.region(),
        given.tenant(),
        given.name(),
        given.apiUrl(),
        given.loginUrl());
  }

  private static Optional<Diagnostic> unknown(String site, LiveFleet live) {
    List<Live> named = live.catalogue().named(Call.Kind.SITE, site);
    if (named.size() == 1) {
      return Optional.empty();
    }
    String ids = String.join(" and ", named.stream().map(Live::id).sorted().toList());
    return Optional.of(
        Diagnostic.error(
            named.isEmpty() ? "name.unknown" : "name.ambiguous",
            "--site",
            named.isEmpty()
                ? "The organisation has no site \"" + site + "\"."
                : named.size() + " sites are called \"" + site + "\".",
            named.isEmpty()
                ? "It has "
                    + live.catalogue().all(Call.Kind.SITE).size()
                    + " sites; upper and lower case count."
                : "Their ids are " + ids + "; nothing says which one is meant.",
            named.isEmpty()
                ? "Correct the name; doctor and the admin page show all."
                : "Rename all but one in the admin page."));
  }

  private static Diagnostic unanswered(Call call, String words) {
    boolean people = call instanceof Call.ListPage;
    return Diagnostic.error(
        "export.unanswered",
        people ? "users" : "the template of phone base settings",
        people
            ? "Some users could not be looked for, so their phones are left out."
            : "What a model is set to is not known, so every setting of its phones is written.",
        words,
        people
            ? "The OAuth client needs directory:user:view. Export again into another folder."
            : "Export again into another folder.");
  }

  private void found(Diagnostic finding) {
    view.accept(new Happening.Found(finding));
  }
}
