package dev.phonefleet.network;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Tokenizer;
import org.xbill.DNS.Type;

/** A resolver on this machine, over UDP and TCP at one port, that answers as its script says. */
final class DnsServer implements AutoCloseable {
  /**
   * A question that came.
   *
   * @param number from 1, over both ways
   */
  record Query(Message message, boolean tcp, int number, SocketAddress client) {
    boolean extended() {
      return message.getOPT() != null;
    }

    /** The beginning of an answer: id, question and a code. */
    Message answer(int code) {
      Message answer = new Message(message.getHeader().getID());
      answer.getHeader().setFlag(Flags.QR);
      answer.getHeader().setFlag(Flags.RD);
      answer.getHeader().setFlag(Flags.RA);
      answer.getHeader().setRcode(code);
      answer.addRecord(message.getQuestion(), Section.QUESTION);
      return answer;
    }
  }

  /** A way back. */
  interface Back {
    void send(byte[] bytes) throws IOException;

    default void send(Message message) throws IOException {
      send(message.toWire());
    }
  }

  /** What the server does with a question. */
  interface Script {
    void serve(Query query, Back back) throws IOException;
  }

  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final Script script;
  private final List<Query> queries = new CopyOnWriteArrayList<>();

  DnsServer(Script script) throws IOException {
    this.script = script;
    DatagramSocket datagrams = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    ServerSocket connections = atTheSamePort(datagrams);
    for (int tries = 0; connections == null && tries < 50; tries++) {
      datagrams.close();
      datagrams = new DatagramSocket(0, InetAddress.getLoopbackAddress());
      connections = atTheSamePort(datagrams);
    }
    if (connections == null) {
      throw new IOException("no port is free for both UDP and TCP");
    }
    udp = datagrams;
    tcp = connections;
    Thread.ofVirtual().start(this::datagrams);
    Thread.ofVirtual().start(this::connections);
  }

  private static @Nullable ServerSocket atTheSamePort(DatagramSocket datagrams) throws IOException {
    try {
      return new ServerSocket(datagrams.getLocalPort(), 50, InetAddress.getLoopbackAddress());
    } catch (BindException taken) {
      return null;
    }
  }

  /** A script that gives everybody the same records. */
  static Script answering(int code, String answers, String authority) {
    return (query, back) -> back.send(filled(query.answer(code), answers, authority));
  }

  /**
   * Adds records to an answer.
   *
   * @param answers one a line, as in a zone file: owner, TTL, type, data
   */
  static Message filled(Message message, String answers, String authority) {
    records(answers).forEach(it -> message.addRecord(it, Section.ANSWER));
    records(authority).forEach(it -> message.addRecord(it, Section.AUTHORITY));
    return message;
  }

  private static List<Record> records(String lines) {
    return lines.lines().filter(line -> !line.isBlank()).map(DnsServer::record).toList();
  }

  private static Record record(String line) {
    String[] parts = line.strip().split(" +", 4);
    try {
      return Record.fromString(
          name(parts[0]),
          Type.value(parts[2]),
          DClass.IN,
          Long.parseLong(parts[1]),
          new Tokenizer(parts[3]),
          Name.root);
    } catch (IOException wrong) {
      throw new IllegalArgumentException(line, wrong);
    }
  }

  static Name name(String text) {
    try {
      return Name.fromString(text, Name.root);
    } catch (TextParseException wrong) {
      throw new IllegalArgumentException(text, wrong);
    }
  }

  String spec() {
    return "127.0.0.1:" + udp.getLocalPort();
  }

  List<Query> queries() {
    return List.copyOf(queries);
  }

  private Query noted(byte[] bytes, boolean overTcp, SocketAddress client) throws IOException {
    Query query = new Query(new Message(bytes), overTcp, queries.size() + 1, client);
    queries.add(query);
    return query;
  }

  private void datagrams() {
    while (!udp.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        udp.receive(packet);
        byte[] bytes = Arrays.copyOf(packet.getData(), packet.getLength());
        SocketAddress client = packet.getSocketAddress();
        script.serve(
            noted(bytes, false, client),
            answer -> udp.send(new DatagramPacket(answer, answer.length, client)));
      } catch (IOException over) {
        // The server was closed, or the client has gone.
      }
    }
  }

  private void connections() {
    while (!tcp.isClosed()) {
      try (Socket connection = tcp.accept()) {
        DataInputStream in = new DataInputStream(connection.getInputStream());
        DataOutputStream out = new DataOutputStream(connection.getOutputStream());
        byte[] bytes = in.readNBytes(in.readUnsignedShort());
        script.serve(
            noted(bytes, true, connection.getRemoteSocketAddress()),
            answer -> {
              out.writeShort(answer.length);
              out.write(answer);
            });
      } catch (IOException over) {
        // The server was closed, or the client has gone.
      }
    }
  }

  @Override
  public void close() throws IOException {
    udp.close();
    tcp.close();
  }
}
