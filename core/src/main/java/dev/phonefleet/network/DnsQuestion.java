package dev.phonefleet.network;

import java.io.IOException;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * A question for the A records of a name, and which messages answer it.
 *
 * @param id 16 bits that nobody else can foresee
 * @param extended whether it says that longer answers can be taken (EDNS)
 */
record DnsQuestion(Name name, int id, boolean extended) {
  /** Larger datagrams are lost on some ways; this is what resolvers have agreed upon. */
  private static final int PAYLOAD = 1232;

  /** The question as bytes. */
  byte[] wire() {
    Message message = new Message(id);
    message.getHeader().setFlag(Flags.RD);
    message.addRecord(Record.newRecord(name, Type.A, DClass.IN), Section.QUESTION);
    if (extended) {
      message.addRecord(new OPTRecord(PAYLOAD, 0, 0), Section.ADDITIONAL);
    }
    return message.toWire();
  }

  /** The message that these bytes are, when it answers this question. */
  Optional<Message> answer(byte[] wire) {
    Message message;
    try {
      message = new Message(wire);
    } catch (IOException | RuntimeException garbage) {
      // Anybody can send anything; that the library has foreseen it all is more than can be known.
      return Optional.empty();
    }
    boolean answers =
        message.getHeader().getFlag(Flags.QR)
            && message.getHeader().getOpcode() == Opcode.QUERY
            && message.getHeader().getID() == id
            && asksTheSame(message);
    return answers ? Optional.of(message) : Optional.empty();
  }

  private boolean asksTheSame(Message message) {
    if (message.getSection(Section.QUESTION).isEmpty()) {
      // Who could not read a question cannot repeat it; such an answer says nothing of the name.
      int code = message.getHeader().getRcode();
      return code != Rcode.NOERROR && code != Rcode.NXDOMAIN;
    }
    Record question = message.getSection(Section.QUESTION).getFirst();
    return question.getType() == Type.A
        && question.getDClass() == DClass.IN
        && question.getName().equals(name);
  }

  /** Whether the server stumbled over EDNS and may answer a plain question. */
  boolean worthAskingPlainly(Message answer) {
    return extended
        && switch (answer.getRcode()) {
          case Rcode.FORMERR, Rcode.NOTIMP, Rcode.BADVERS -> true;
          default -> false;
        };
  }

  /** The same question without EDNS. */
  DnsQuestion plain(int freshId) {
    return new DnsQuestion(name, freshId, false);
  }
}
