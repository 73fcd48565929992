package dev.phonefleet.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phonefleet.simulator.scenario.DnsTrouble;
import dev.phonefleet.simulator.scenario.NameAnswer;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class ResolverTest {
  private static final String HQ = "hq.genesyscloud.com";

  private final Simulator simulator = Simulator.start(Quick.hq());
  private final Probe probe = new Probe(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void unknownNamesComeWithTheZoneThatSaysSo() throws IOException {
    Message ours = probe.ask("nobody.genesyscloud.com", 0);
    Message deeper = probe.ask("a.b.genesyscloud.com", 0);
    Message theirs = probe.ask("phones.example.org", 0);
    Message top = probe.ask("local", 0);

    assertThat(ours.getRcode()).isEqualTo(Rcode.NXDOMAIN);
    assertThat(authority(ours).getName()).hasToString("genesyscloud.com.");
    assertThat(authority(ours).getMinimum()).isEqualTo(60);
    assertThat(authority(deeper).getName()).hasToString("genesyscloud.com.");
    assertThat(theirs.getRcode()).isEqualTo(Rcode.NXDOMAIN);
    assertThat(authority(theirs).getName()).hasToString("example.org.");
    assertThat(authority(top).getName()).hasToString(".");
  }

  @Test
  void otherTypesOfANameThatExistsHaveNoData() throws IOException {
    Message answer = probe.ask(Probe.question(HQ, Type.AAAA), 0);

    assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(answer.getSection(Section.ANSWER)).isEmpty();
    assertThat(authority(answer).getName()).hasToString("genesyscloud.com.");
    assertThat(probe.ask(Probe.question("x.genesyscloud.com", Type.AAAA), 0).getRcode())
        .isEqualTo(Rcode.NXDOMAIN);
  }

  @Test
  void resolversCanDisagreeAndGiveSeveralOrWrongAddresses() throws IOException {
    simulator
        .network()
        .setName(
            HQ,
            NameAnswer.addresses("192.0.2.1", "192.0.2.2").withResolver(0),
            NameAnswer.addresses("198.51.100.7").withResolver(1));

    assertThat(probe.addresses(HQ, 0)).containsExactly("192.0.2.1", "192.0.2.2");
    assertThat(probe.addresses(HQ, 1)).containsExactly("198.51.100.7");
    simulator.network().setName(HQ);
    assertThat(probe.addresses(HQ, 0)).containsExactly("127.0.0.1");
  }

  @Test
  void troubleAtOneResolverLeavesTheOtherAlone() throws IOException {
    simulator.network().setName(HQ, NameAnswer.trouble(DnsTrouble.SERVFAIL).withResolver(1));

    assertThat(probe.addresses(HQ, 0)).containsExactly("127.0.0.1");
    assertThat(probe.ask(HQ, 1).getRcode()).isEqualTo(Rcode.SERVFAIL);
  }

  @Test
  void everyErrorCanBeAnswered() throws IOException {
    assertThat(rcode(DnsTrouble.NXDOMAIN)).isEqualTo(Rcode.NXDOMAIN);
    assertThat(rcode(DnsTrouble.SERVFAIL)).isEqualTo(Rcode.SERVFAIL);
    assertThat(rcode(DnsTrouble.REFUSED)).isEqualTo(Rcode.REFUSED);
    assertThat(rcode(DnsTrouble.NODATA)).isEqualTo(Rcode.NOERROR);
    assertThat(probe.addresses(HQ, 0)).isEmpty();
  }

  @Test
  void silenceIsSilence() {
    trouble(DnsTrouble.SILENT);

    assertThatThrownBy(() -> probe.raw(Probe.question(HQ, Type.A), 0, 1, Probe.SHORT))
        .hasRootCauseInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void aTruncatedAnswerIsWholeOverTcp() throws IOException {
    trouble(DnsTrouble.TRUNCATED);
    Message overUdp = probe.ask(HQ, 0);

    assertThat(overUdp.getHeader().getFlag(Flags.TC)).isTrue();
    assertThat(overUdp.getSection(Section.ANSWER)).isEmpty();
    assertThat(Probe.addresses(probe.askOverTcp(HQ, 0))).containsExactly("127.0.0.1");
    assertThat(simulator.report().network().questions(HQ, 0)).isEqualTo(2);
  }

  @Test
  void manyAddressesAreTruncatedUnlessTheClientTakesLongAnswers() throws IOException {
    simulator.network().setName(HQ, NameAnswer.addresses(manyAddresses()));
    Message large = Probe.question(HQ, Type.A);
    large.addRecord(new OPTRecord(1232, 0, 0), Section.ADDITIONAL);

    assertThat(probe.ask(HQ, 0).getHeader().getFlag(Flags.TC)).isTrue();
    assertThat(Probe.addresses(probe.ask(large, 0))).hasSize(40);
  }

  @Test
  void garbageIsNoMessage() throws IOException {
    trouble(DnsTrouble.GARBAGE);
    byte[] garbage = probe.raw(Probe.question(HQ, Type.A), 0, 1, 5000).getFirst();

    assertThatThrownBy(() -> new Message(garbage)).isInstanceOf(IOException.class);
  }

  @Test
  void anAnswerToAnotherQuestionComesBeforeTheRightOne() throws IOException {
    trouble(DnsTrouble.WRONG_ID);
    Message question = Probe.question(HQ, Type.A);
    List<byte[]> answers = probe.raw(question, 0, 2, 5000);

    assertThat(new Message(answers.get(0)).getHeader().getID())
        .isNotEqualTo(question.getHeader().getID());
    assertThat(new Message(answers.get(1)).getHeader().getID())
        .isEqualTo(question.getHeader().getID());
    assertThat(Probe.addresses(new Message(answers.get(1)))).containsExactly("127.0.0.1");
  }

  @Test
  void aNameCanBeAnotherNameForOne() throws IOException {
    simulator.network().setName("a.example.net", NameAnswer.cname("b.example.net"));
    simulator.network().setName("b.example.net", NameAnswer.cname(HQ));
    simulator.network().setName("lost.example.net", NameAnswer.cname("gone.example.net"));
    simulator.network().setName("loop.example.net", NameAnswer.cname("loop.example.net"));
    simulator
        .network()
        .setName("own.example.net", NameAnswer.cname("x.example.net").withAddresses("192.0.2.9"));
    Message answer = probe.ask("a.example.net", 0);

    assertThat(answer.getSection(Section.ANSWER).stream().map(Record::rdataToString))
        .containsExactly("b.example.net.", "hq.genesyscloud.com.", "127.0.0.1");
    assertThat(probe.ask("lost.example.net", 0).getRcode()).isEqualTo(Rcode.NXDOMAIN);
    assertThat(probe.ask("loop.example.net", 0).getRcode()).isEqualTo(Rcode.SERVFAIL);
    assertThat(probe.addresses("own.example.net", 0)).containsExactly("192.0.2.9");
  }

  @Test
  void whatIsNoQuestionIsRefusedAndNoReasonToStop() throws IOException {
    Message update = new Message();
    update.getHeader().setOpcode(Opcode.UPDATE);

    assertThat(probe.ask(new Message(), 0).getRcode()).isEqualTo(Rcode.FORMERR);
    assertThat(probe.ask(update, 0).getRcode()).isEqualTo(Rcode.NOTIMP);
    assertThat(probe.addresses(HQ, 0)).isNotEmpty();
  }

  @Test
  void questionsAreCountedByNameAndResolver() throws IOException {
    probe.ask("HQ.genesyscloud.com", 0);
    probe.ask(HQ, 0);
    probe.ask(HQ, 1);

    assertThat(simulator.report().network().questions())
        .isEqualTo(Map.of(HQ, Map.of(0, 2L, 1, 1L)));
    assertThat(simulator.report().network().questions("else.example.net", 0)).isZero();
  }

  @Test
  void aNameThatCannotBeOneIsRefused() {
    assertThatThrownBy(() -> simulator.network().setName("a..b", NameAnswer.usual()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a..b");
    for (String text : List.of("127.0.0.256", "127.0.0", "127.0.0.1.", "127.0.0.01", "::1", "")) {
      assertThatThrownBy(() -> NameAnswer.addresses(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("not an IPv4 address: \"" + text);
    }
  }

  private int rcode(DnsTrouble trouble) throws IOException {
    trouble(trouble);
    return probe.ask(HQ, 0).getRcode();
  }

  private void trouble(DnsTrouble trouble) {
    simulator.network().setName(HQ, NameAnswer.trouble(trouble));
  }

  private static SOARecord authority(Message answer) {
    return (SOARecord) answer.getSection(Section.AUTHORITY).getFirst();
  }

  private static String[] manyAddresses() {
    return IntStream.range(0, 40).mapToObj(last -> "192.0.2." + last).toArray(String[]::new);
  }
}
