package dev.phonefleet.simulator.platform;

import dev.phonefleet.simulator.cloud.Annex;
import dev.phonefleet.simulator.cloud.Dice;
import dev.phonefleet.simulator.cloud.Pace;
import dev.phonefleet.simulator.scenario.Scenario;
import dev.phonefleet.simulator.scenario.published.Budget;
import dev.phonefleet.simulator.scenario.published.Denials.Area;
import dev.phonefleet.simulator.scenario.published.Platform;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The cloud of the published contract without HTTP. Refuses by throwing {@link Problem}. Safe for
 * use by many threads.
 */
public final class PublishedCloud implements Annex {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Scenario scenario;
  private final Store store;
  private final Rules rules;
  private final Founder founder;
  private final PhoneDesk phones;
  private final EdgeDesk edges;
  private final GroupDesk groups;
  private final BaseDesk bases;
  private final LineDesk lines;
  private final StationDesk stations;
  private final DirectoryDesk directory;
  private final DiagnosticDesk diagnostics;
  private final ListDesk lists;
  private final PlatformBackstage backstage;

  /** A cloud that is still empty; either {@link #found} or {@link #restore} comes next. */
  public PublishedCloud(Scenario scenario, InstantSource clock, Dice dice) {
    this.scenario = scenario;
    this.store = new Store(dice.seed());
    this.rules = new Rules(scenario.platform(), new Pace(clock, scenario.factor()), dice);
    Edges states = new Edges(store, rules);
    PhoneStatus statuses = new PhoneStatus(store, rules, states);
    View view = new View(store, rules, states, statuses);
    Listing listing = new Listing(store, rules);
    PhoneLives lives = new PhoneLives(rules, statuses);
    PhoneFinder finder = new PhoneFinder(store, rules, view, listing, statuses);
    this.phones = new PhoneDesk(store, rules, view, finder, lives, states);
    this.edges = new EdgeDesk(store, rules, view, listing, states);
    this.groups = new GroupDesk(store, rules, view, listing);
    this.bases = new BaseDesk(store, rules, view, listing);
    this.lines = new LineDesk(store, rules, view, listing);
    this.stations = new StationDesk(store, rules, listing, states);
    this.directory = new DirectoryDesk(store, rules, view, listing, scenario.organization());
    this.diagnostics = new DiagnosticDesk(store, rules, states);
    this.lists = new ListDesk(store, rules, view, listing);
    this.founder = new Founder(store, rules, bases);
    this.backstage = new PlatformBackstage(store, rules, view, founder, phones);
    founder.teach(scenario.organization());
  }

  @Override
  public void found() {
    synchronized (store) {
      founder.found(scenario.organization());
    }
  }

  @Override
  public Object image() {
    synchronized (store) {
      return store.image();
    }
  }

  @Override
  public void restore(JsonNode image) {
    synchronized (store) {
      store.restore(JSON.treeToValue(image, Store.Image.class));
    }
  }

  @Override
  public long changes() {
    synchronized (store) {
      return store.changes();
    }
  }

  /** How the platform behaves at present. */
  public Platform behavior() {
    return rules.platform();
  }

  /** How many requests a client may send at present. */
  public Budget budget() {
    return rules.platform().limits();
  }

  /** Refuses what the client's roles do not allow. */
  public void permit(Area area) {
    if (rules.platform().denials().areas().contains(area)) {
      throw Problem.of(
          403,
          "missing.permissions",
          "Unable to perform the requested action. You are missing the following permission(s): "
              + area.permission());
    }
  }

  /** The phones. */
  public PhoneDesk phones() {
    return phones;
  }

  /** The edges. */
  public EdgeDesk edges() {
    return edges;
  }

  /** The edge groups. */
  public GroupDesk groups() {
    return groups;
  }

  /** The phone base settings. */
  public BaseDesk bases() {
    return bases;
  }

  /** The lines. */
  public LineDesk lines() {
    return lines;
  }

  /** The stations. */
  public StationDesk stations() {
    return stations;
  }

  /** The organization and its users. */
  public DirectoryDesk directory() {
    return directory;
  }

  /** What edges are asked to try. */
  public DiagnosticDesk diagnostics() {
    return diagnostics;
  }

  /** Sites, trunk bases and numbers. */
  public ListDesk lists() {
    return lists;
  }

  /** What happens behind the client's back. */
  public PlatformBackstage backstage() {
    return backstage;
  }
}
