package dev.phonefleet.inventory;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.engine.AfterRead;
import dev.phonefleet.engine.Input;
import dev.phonefleet.engine.Machine;
import dev.phonefleet.engine.PacedReads;
import dev.phonefleet.engine.Reads;
import dev.phonefleet.engine.Step;
import dev.phonefleet.engine.Turn;
import dev.phonefleet.fleet.Value;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Document;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import dev.phonefleet.pacing.Budget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The machine that asks what a planner needs besides the inventory: searches and templates. */
public final class Enquiries implements Machine<Integer, Enquiries.Answers> {
  /**
   * What is asked.
   *
   * @param searches collections, usually a search
   * @param templates ids of phone base settings
   * @param everyPhone whether all phones of the organisation have to be known
   */
  public record Questions(Set<Call.Listing> searches, Set<String> templates, boolean everyPhone) {
    public Questions {
      searches = Set.copyOf(searches);
      templates = Set.copyOf(templates);
    }

    /** Whether there is nothing to ask. */
    public boolean isEmpty() {
      return searches.isEmpty() && templates.isEmpty() && !everyPhone;
    }
  }

  /**
   * What came of it.
   *
   * @param presets what templates set, by base and key
   * @param unanswered what got no usable answer, by template or first page, with the reason
   * @param stopped why it came no further, if so
   */
  public record Answers(
      Map<Call.Listing, List<Live>> searches,
      Map<String, Document> templates,
      Map<String, Map<String, Value>> presets,
      Optional<List<Live.Phone>> everyPhone,
      Map<Call, String> unanswered,
      Optional<Exit> stopped,
      Optional<Diagnostic> why) {}

  private static final Call.Listing PHONES = Call.Listing.all(Call.Kind.PHONE);

  private final Questions questions;
  private final Reads reads;
  private final Listings listings;
  private final PacedReads paced;
  private final Map<Call.Listing, List<Live>> searches = new HashMap<>();
  private final Map<String, Document> templates = new HashMap<>();
  private final Map<String, Map<String, Value>> presets = new HashMap<>();
  private final Map<Call, String> unanswered = new HashMap<>();
  private Optional<List<Live.Phone>> everyPhone = Optional.empty();
  private Optional<Exit> stopped = Optional.empty();
  private Optional<Diagnostic> why = Optional.empty();
  private boolean begun;

  /** Asks the questions. */
  public Enquiries(Questions questions, Reads reads, Budget budget) {
    this.questions = questions;
    this.reads = reads;
    this.listings = new Listings(reads);
    this.paced = new PacedReads(reads, budget);
  }

  @Override
  public Answers result() {
    return new Answers(
        Map.copyOf(searches),
        Map.copyOf(templates),
        Map.copyOf(presets),
        everyPhone,
        Map.copyOf(unanswered),
        stopped,
        why);
  }

  @Override
  public Turn<Integer> turn(Input input, Instant now) {
    if (!begun) {
      begun = true;
      begin();
    }
    Set<Long> throttled = paced.heed(input, now);
    if (input instanceof Input.Stop(Exit exit, Diagnostic reason) && stopped.isEmpty()) {
      stopped = Optional.of(exit);
      why = Optional.of(reason);
      reads.forget();
    }
    List<Step> steps = stopped.isPresent() ? List.of() : reads.steps(now);
    boolean finished = stopped.isPresent() || reads.idle();
    Set<Long> recalled = stopped.isEmpty() ? throttled : Set.of();
    return new Turn<>(steps, recalled, List.of(), reads.wakeAt(now), finished);
  }

  private void begin() {
    questions.searches().forEach(this::search);
    questions.templates().forEach(id -> reads.ask(new Call.Template(id), it -> prefilled(id, it)));
    if (questions.everyPhone()) {
      listings.list(PHONES, this::phones);
    }
  }

  private void search(Call.Listing what) {
    listings.list(
        what,
        result -> {
          if (result instanceof Listings.Result.Complete(List<Live> seen, _)) {
            searches.put(what, seen);
          } else if (result instanceof Listings.Result.Denied(String words)
              && what.kind() != Call.Kind.USER) {
            denied(
                what.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + "s",
                words);
          } else {
            unanswered.put(new Call.ListPage(what, 1), words(result));
          }
        });
  }

  private void prefilled(String id, Reads.Ended ended) {
    switch (ended.what()) {
      case AfterRead.Use(Fact.Prefilled(Document template, var settings)) -> {
        templates.put(id, template);
        presets.put(id, settings);
      }
      case AfterRead.Use _ -> unanswered.put(new Call.Template(id), "an answer of another kind");
      case AfterRead.Absent(String words) -> unanswered.put(new Call.Template(id), words);
      case AfterRead.Deny(String words) -> denied("phone template", words);
      case AfterRead.Fail(String words) -> unanswered.put(new Call.Template(id), words);
      case AfterRead.Again(_, String words) -> unanswered.put(new Call.Template(id), words);
    }
  }

  private void phones(Listings.Result result) {
    if (result instanceof Listings.Result.Complete(List<Live> seen, _)) {
      List<Live.Phone> all = new ArrayList<>(seen.size());
      for (Live live : seen) {
        if (live instanceof Live.Phone phone) {
          all.add(phone);
        }
      }
      everyPhone = Optional.of(all);
    } else {
      unanswered.put(new Call.ListPage(PHONES, 1), words(result));
    }
  }

  private void denied(String what, String words) {
    if (stopped.isEmpty()) {
      stopped = Optional.of(Exit.ACCESS);
      why =
          Optional.of(
              Diagnostic.error(
                  "api.forbidden",
                  what,
                  "The " + what + " may not be read.",
                  words,
                  "Give the OAuth client's role the permission telephony:plugin:all (shown as"
                      + " Telephony > Plugin > All)."));
      reads.forget();
    }
  }

  private static String words(Listings.Result result) {
    return switch (result) {
      case Listings.Result.Complete _ -> "";
      case Listings.Result.Incomplete(_, _, String words) -> words;
      case Listings.Result.Absent(String words) -> words;
      case Listings.Result.Denied(String words) -> words;
      case Listings.Result.Failed(String words) -> words;
    };
  }
}
