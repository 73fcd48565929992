package dev.phonefleet.genesys.published;

import static dev.phonefleet.genesys.published.Steps.MAC;
import static dev.phonefleet.genesys.published.Steps.RAW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.ProvisioningState;
import dev.phonefleet.fleet.Value;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Live;
import dev.phonefleet.rollout.Contract.Move;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PhoneStepsTest {
  private static final Call.Ref REF =
      new Call.Ref(Call.Kind.PHONE, "p1", Optional.of(new Home.AtSite("s1")));

  @Test
  void aNewPhoneIsPostedAtItsSiteWithTheTemplateOfItsModel() {
    Steps steps = Steps.made(MAC, new Wanted().name("Front").model("VVX 450").site("HQ").fields());

    Call.Create post = steps.sends(Call.Create.class);

    assertThat(post.home()).contains(new Home.AtSite("s1"));
    assertThat(post.bindings().template()).contains(Steps.TEMPLATE);
    assertThat(post.bindings().id(Call.Kind.PHONE_BASE, "VVX 450")).isEqualTo("b1");
    assertThat(steps.next()).isEqualTo(new Move.Finished());
  }

  @Test
  void aPhoneIsReadAloneBeforeItIsPut() {
    Steps steps = renamed();

    assertThat(steps.next()).isEqualTo(new Move.Ask(new Call.Look(REF)));
    assertThat(steps.sees(live("Old", ProvisioningState.ACTIVE, false)).next())
        .isEqualTo(new Move.Ask(new Call.Look(REF)));
    Call.Update put =
        steps.sees(live("Old", ProvisioningState.ACTIVE, true)).sends(Call.Update.class);
    assertThat(put.base()).isEqualTo(RAW);
    assertThat(steps.next()).isEqualTo(new Move.Finished());
  }

  @ParameterizedTest
  @EnumSource(ProvisioningState.class)
  void onlyOneThatProvisionsIsWaitedFor(ProvisioningState state) {
    Move move = renamed().sees(live("Old", state, true)).next();

    if (state == ProvisioningState.PROVISIONING) {
      assertThat(move).isEqualTo(new Move.Wait(false));
    } else {
      assertThat(move).isInstanceOf(Move.Send.class);
    }
  }

  @Test
  void whatIsAsWantedIsNotWaitedFor() {
    assertThat(renamed().sees(live("New", ProvisioningState.PROVISIONING, true)).next())
        .isEqualTo(new Move.Finished());
  }

  @Test
  void aFieldThatSomebodyElseChangedIsAConflict() {
    assertThat(renamed().sees(live("Theirs", ProvisioningState.ACTIVE, true)).next())
        .isInstanceOf(Move.Conflict.class);
  }

  @Test
  void aManagedFieldThatWasRightAndIsNotAnyMoreIsAConflictToo() {
    PhoneFields then = new Wanted().name("Old").description("d").fields();
    PhoneFields now = new Wanted().name("Old").description("theirs").fields();
    PhoneFields wanted = new Wanted().name("New").description("d").fields();

    Steps steps =
        Steps.changed(MAC, wanted, Steps.phone(MAC, then, ProvisioningState.ACTIVE, null));

    assertThat(steps.sees(Steps.phone(MAC, now, ProvisioningState.ACTIVE)).next())
        .isInstanceOfSatisfying(
            Move.Conflict.class, it -> assertThat(it.words()).contains("description"));
  }

  @Test
  void aFieldThatNobodyManagesIsNoConflict() {
    PhoneFields then = new Wanted().name("Old").fields();
    PhoneFields now =
        new Wanted().name("Old").description("theirs").setting("x", new Value.Text("1")).fields();
    Steps steps =
        Steps.changed(
            MAC,
            new Wanted().name("New").fields(),
            Steps.phone(MAC, then, ProvisioningState.ACTIVE, null));

    assertThat(steps.sees(Steps.phone(MAC, now, ProvisioningState.ACTIVE)).next())
        .isInstanceOf(Move.Send.class);
  }

  @Test
  void aChangeOfModelBindsItsTemplate() {
    PhoneFields then = new Wanted().model("VVX 250").fields();
    Steps steps =
        Steps.changed(
            MAC,
            new Wanted().model("VVX 450").fields(),
            Steps.phone(MAC, then, ProvisioningState.ACTIVE, null));

    Call.Update put =
        steps.sees(Steps.phone(MAC, then, ProvisioningState.ACTIVE)).sends(Call.Update.class);

    assertThat(put.bindings().template()).contains(Steps.TEMPLATE);
    assertThat(put.bindings().id(Call.Kind.PHONE_BASE, "VVX 450")).isEqualTo("b1");
  }

  @Test
  void aPhoneThatIsElsewhereByNowIsNotMovedBack() {
    PhoneFields there = new Wanted().name("Old").site("Lab").fields();
    Steps steps =
        Steps.changed(
            MAC,
            new Wanted().name("New").fields(),
            Steps.phone(MAC, there, ProvisioningState.ACTIVE, null));

    assertThat(
            new PublishedContract(Steps.DIFFERENCES)
                .left(
                    steps.change(),
                    Steps.phone(MAC, there, ProvisioningState.ACTIVE),
                    Steps.CATALOGUE))
        .extracting(it -> it.path())
        .containsExactly("name");
  }

  private static Steps renamed() {
    return Steps.changed(
        MAC, new Wanted().name("New").fields(), live("Old", ProvisioningState.ACTIVE, false));
  }

  private static Live.Phone live(String name, ProvisioningState state, boolean alone) {
    return Steps.phone(MAC, new Wanted().name(name).fields(), state, alone ? RAW : null);
  }
}
