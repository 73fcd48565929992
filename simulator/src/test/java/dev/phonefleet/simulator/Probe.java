package dev.phonefleet.simulator;

import dev.phonefleet.simulator.scenario.Region;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** What a phone on this network would try, with bare sockets. Waits at most {@link #PATIENCE}. */
final class Probe {
  /** For what must come. */
  private static final int PATIENCE = 5000;

  /** For what must not come. */
  static final int SHORT = 300;

  private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

  private final Simulator simulator;

  Probe(Simulator simulator) {
    this.simulator = simulator;
  }

  /** A question over UDP and its first answer. */
  Message ask(String name, int resolver) throws IOException {
    return ask(question(name, Type.A), resolver);
  }

  Message ask(Message question, int resolver) throws IOException {
    return new Message(raw(question, resolver, 1, PATIENCE).getFirst());
  }

  /** So many datagrams that come for a question. */
  List<byte[]> raw(Message question, int resolver, int answers, int patience) throws IOException {
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(HERE, 0))) {
      socket.setSoTimeout(patience);
      byte[] bytes = question.toWire();
      socket.send(
          new DatagramPacket(bytes, bytes.length, simulator.network().resolvers().get(resolver)));
      return IntStream.range(0, answers).mapToObj(_ -> receive(socket)).toList();
    }
  }

  Message askOverTcp(String name, int resolver) throws IOException {
    try (Socket socket = connect(simulator.network().resolvers().get(resolver), PATIENCE)) {
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      byte[] question = question(name, Type.A).toWire();
      out.writeShort(question.length);
      out.write(question);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] answer = new byte[in.readUnsignedShort()];
      in.readFully(answer);
      return new Message(answer);
    }
  }

  /** What a question over UDP resolves to; empty also for an error. */
  List<String> addresses(String name, int resolver) throws IOException {
    return addresses(ask(name, resolver));
  }

  static List<String> addresses(Message answer) {
    return answer.getSection(Section.ANSWER).stream()
        .filter(record -> record.getType() == Type.A)
        .map(Record::rdataToString)
        .toList();
  }

  static Message question(String name, int type) throws IOException {
    return Message.newQuery(Record.newRecord(Name.fromString(name + '.'), type, DClass.IN));
  }

  /** A GET over TLS that trusts only the simulator's authority and checks the name. */
  String get(Region region) throws IOException {
    return get(region, "hq.genesyscloud.com", PATIENCE);
  }

  String get(Region region, String host, int patience) throws IOException {
    try (Socket socket = connect(simulator.network().https(region), patience);
        SSLSocket tls =
            (SSLSocket) trusting().getSocketFactory().createSocket(socket, host, 443, true)) {
      SSLParameters parameters = tls.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      if (host.indexOf('.') > 0 && !Character.isDigit(host.charAt(0))) {
        parameters.setServerNames(List.of(new SNIHostName(host)));
      }
      tls.setSSLParameters(parameters);
      return exchange(tls, host);
    }
  }

  String getWithoutTls(Region region) throws IOException {
    try (Socket socket = connect(simulator.network().https(region), PATIENCE)) {
      return exchange(socket, "hq.genesyscloud.com");
    }
  }

  static InetSocketAddress here(int port) {
    return new InetSocketAddress(HERE, port);
  }

  static Socket connect(InetSocketAddress address, int patience) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(address, patience);
      socket.setSoTimeout(patience);
      return socket;
    } catch (IOException failed) {
      socket.close();
      throw failed;
    }
  }

  /** A TFTP exchange whose packets are texts: opcode, number, content. */
  final class Read implements AutoCloseable {
    private final DatagramSocket socket;
    private final InetSocketAddress server;
    private InetSocketAddress peer;

    Read(Region region) throws IOException {
      server = simulator.network().tftp(region);
      peer = server;
      socket = new DatagramSocket(new InetSocketAddress(HERE, 0));
      send("\0\1phone.cfg\0octet\0");
    }

    void send(String packet) throws IOException {
      byte[] bytes = packet.getBytes(StandardCharsets.US_ASCII);
      socket.send(new DatagramPacket(bytes, bytes.length, peer));
    }

    String answer(int patience) throws IOException {
      socket.setSoTimeout(patience);
      DatagramPacket packet = new DatagramPacket(new byte[1024], 1024);
      socket.receive(packet);
      peer = (InetSocketAddress) packet.getSocketAddress();
      return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII);
    }

    boolean answeredFromANewPort() {
      return peer.getPort() != server.getPort();
    }

    /** The system tells only a connected socket that nobody listens. */
    void connect() throws SocketException {
      socket.connect(server);
    }

    @Override
    public void close() {
      socket.close();
    }
  }

  Read read(Region region) throws IOException {
    return new Read(region);
  }

  private static byte[] receive(DatagramSocket socket) {
    try {
      DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
      socket.receive(packet);
      return Arrays.copyOf(packet.getData(), packet.getLength());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String exchange(Socket socket, String host) throws IOException {
    String request = "GET /provisioning HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
  }

  private static SSLContext trusting() {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("simulator", Simulator.authority());
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
