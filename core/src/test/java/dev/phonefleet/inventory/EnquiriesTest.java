package dev.phonefleet.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.engine.Input;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Document;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import dev.phonefleet.outside.Outcome;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnquiriesTest {
  private static final Call.Listing BY_NUMBER =
      Call.Listing.by(Call.Kind.DID, Call.Sought.Field.NUMBER, List.of("+15550100"));
  private static final Document TEMPLATE = new Document("{}");

  private final Organisation organisation = new Organisation();
  private final CannedPlatform platform = organisation.platform;

  @Test
  void everythingIsAskedOnceAndAnswered() {
    platform.lists(BY_NUMBER);
    platform.says(new Call.Template("b1"), 200, new Outcome.Done(new Fact.Prefilled(TEMPLATE)));
    organisation.lists(Call.Kind.PHONE, Organisation.phone("p1", "s1"), new Live.Gone("p2"));

    Enquiries.Answers answers = ask(Set.of(BY_NUMBER), Set.of("b1"), true);

    assertThat(platform.asked()).hasSize(3).doesNotHaveDuplicates();
    assertThat(answers.searches()).containsEntry(BY_NUMBER, List.of());
    assertThat(answers.templates()).containsEntry("b1", TEMPLATE);
    assertThat(answers.everyPhone().orElseThrow()).extracting(Live::id).containsExactly("p1");
    assertThat(answers.unanswered()).isEmpty();
  }

  @Test
  void whatGetsNoAnswerIsToldWithTheReasonAndTheRestIsAnswered() {
    platform.says(new Call.ListPage(BY_NUMBER, 1), 400, new Outcome.Refused("bad.request", "odd"));
    platform.says(new Call.Template("b1"), 404, new Outcome.NotFound("gone"));
    organisation.lists(Call.Kind.PHONE);

    Enquiries.Answers answers = ask(Set.of(BY_NUMBER), Set.of("b1"), true);

    assertThat(answers.unanswered())
        .containsEntry(new Call.ListPage(BY_NUMBER, 1), "odd")
        .containsEntry(new Call.Template("b1"), "gone");
    assertThat(answers.everyPhone()).isPresent();
    assertThat(answers.stopped()).isEmpty();
  }

  @Test
  void whatWasLearntBeforeIsKept() {
    Catalogue before = Catalogue.EMPTY.with(answers(Set.of(BY_NUMBER)));

    Catalogue after = before.with(answers(Set.of()));

    assertThat(after.searched(BY_NUMBER)).isPresent();
  }

  @Test
  void aStopEndsIt() {
    Enquiries machine =
        new Enquiries(
            new Enquiries.Questions(Set.of(BY_NUMBER), Set.of(), false),
            organisation.reads(),
            organisation.budget());
    machine.turn(new Input.Tick(), platform.now());
    Diagnostic why = Diagnostic.error("run.stopped", "run", "Stopped.", "", "");

    assertThat(machine.turn(new Input.Stop(Exit.INTERRUPTED, why), platform.now()).finished())
        .isTrue();
    assertThat(machine.result().stopped()).contains(Exit.INTERRUPTED);
    assertThat(machine.result().why()).contains(why);
  }

  private Enquiries.Answers answers(Set<Call.Listing> searches) {
    platform.lists(BY_NUMBER);
    return ask(searches, Set.of(), false);
  }

  private Enquiries.Answers ask(
      Set<Call.Listing> searches, Set<String> templates, boolean everyPhone) {
    Enquiries machine =
        new Enquiries(
            new Enquiries.Questions(searches, templates, everyPhone),
            organisation.reads(),
            organisation.budget());
    platform.run(machine);
    return machine.result();
  }
}
