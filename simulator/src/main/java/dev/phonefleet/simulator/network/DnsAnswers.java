package dev.phonefleet.simulator.network;

import dev.phonefleet.simulator.network.NameBook.Finding;
import dev.phonefleet.simulator.scenario.DnsTrouble;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Puts what a resolver finds into messages. */
final class DnsAnswers {
  static final int LARGEST_UDP = 512;
  private static final int LARGEST_EDNS = 1232;
  private static final long TTL = 30;
  private static final long NEGATIVE_TTL = 60;
  private static final Name ZONE = Name.fromConstantString("genesyscloud.com.");
  private static final byte[] GARBAGE =
      "these bytes are no DNS message".getBytes(StandardCharsets.US_ASCII);

  private DnsAnswers() {}

  /** The messages to send one after the other; none for silence. */
  static List<byte[]> to(Message query, Finding finding, boolean udp) {
    Message answer = answer(query, finding);
    int largest = udp ? largest(query) : 65_535;
    return switch (finding.trouble().orElse(DnsTrouble.NODATA)) {
      case SILENT -> List.of();
      case GARBAGE -> List.of(GARBAGE);
      case WRONG_ID -> {
        Message wrong = answer.clone();
        wrong.getHeader().setID(query.getHeader().getID() ^ 0x5555);
        yield List.of(wrong.toWire(largest), answer.toWire(largest));
      }
      case TRUNCATED -> List.of((udp ? truncated(query) : answer).toWire(largest));
      case NXDOMAIN, NODATA, SERVFAIL, REFUSED -> List.of(answer.toWire(largest));
    };
  }

  /** The refusal of a message that is no plain question. */
  static byte[] malformed(Message query) {
    Message answer = reply(query);
    answer
        .getHeader()
        .setRcode(query.getHeader().getOpcode() == Opcode.QUERY ? Rcode.FORMERR : Rcode.NOTIMP);
    return answer.toWire(LARGEST_UDP);
  }

  /** The name as it stands in the message, its labels with dots between. */
  static String text(Name name) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < name.labels() - 1; i++) {
      byte[] label = name.getLabel(i);
      text.append(i == 0 ? "" : ".");
      text.append(new String(label, 1, label.length - 1, StandardCharsets.UTF_8));
    }
    return text.toString();
  }

  private static Message answer(Message query, Finding finding) {
    Message answer = reply(query);
    Header header = answer.getHeader();
    DnsTrouble trouble = finding.trouble().orElse(DnsTrouble.WRONG_ID);
    switch (trouble) {
      case SERVFAIL -> header.setRcode(Rcode.SERVFAIL);
      case REFUSED -> header.setRcode(Rcode.REFUSED);
      case NXDOMAIN, NODATA, TRUNCATED, WRONG_ID, SILENT, GARBAGE -> {
        if (trouble == DnsTrouble.NXDOMAIN) {
          header.setRcode(Rcode.NXDOMAIN);
        }
        fill(answer, query.getQuestion(), finding);
      }
    }
    return answer;
  }

  private static void fill(Message answer, Record question, Finding finding) {
    Name owner = question.getName();
    for (String alias : finding.aliases()) {
      Name target = name(alias);
      answer.addRecord(new CNAMERecord(owner, DClass.IN, TTL, target), Section.ANSWER);
      owner = target;
    }
    boolean addresses = finding.resolves() && question.getType() == Type.A;
    for (String address : addresses ? finding.addresses() : List.<String>of()) {
      answer.addRecord(
          new ARecord(owner, DClass.IN, TTL, InetAddress.ofLiteral(address)), Section.ANSWER);
    }
    if (!addresses) {
      answer.addRecord(authority(owner), Section.AUTHORITY);
    }
  }

  private static SOARecord authority(Name name) {
    Name zone = name.subdomain(ZONE) ? ZONE : name.labels() > 1 ? new Name(name, 1) : Name.root;
    return new SOARecord(
        zone,
        DClass.IN,
        NEGATIVE_TTL,
        under("ns", zone),
        under("hostmaster", zone),
        1,
        3600,
        600,
        86_400,
        NEGATIVE_TTL);
  }

  private static Message truncated(Message query) {
    Message answer = reply(query);
    answer.getHeader().setFlag(Flags.TC);
    return answer;
  }

  private static Message reply(Message query) {
    Message answer = new Message(query.getHeader().getID());
    Header header = answer.getHeader();
    header.setOpcode(query.getHeader().getOpcode());
    header.setFlag(Flags.QR);
    header.setFlag(Flags.RA);
    if (query.getHeader().getFlag(Flags.RD)) {
      header.setFlag(Flags.RD);
    }
    if (query.getQuestion() != null) {
      answer.addRecord(query.getQuestion(), Section.QUESTION);
    }
    if (query.getOPT() != null) {
      answer.addRecord(new OPTRecord(LARGEST_EDNS, 0, 0), Section.ADDITIONAL);
    }
    return answer;
  }

  private static int largest(Message query) {
    OPTRecord edns = query.getOPT();
    int offered = edns == null ? LARGEST_UDP : edns.getPayloadSize();
    return Math.clamp(offered, LARGEST_UDP, LARGEST_EDNS);
  }

  private static Name under(String label, Name zone) {
    return name(zone.equals(Name.root) ? label : label + '.' + zone.toString(true));
  }

  private static Name name(String text) {
    try {
      return Name.fromString(text + '.');
    } catch (TextParseException notAName) {
      throw new IllegalStateException("no name that a message can carry: " + text, notAName);
    }
  }
}
