package dev.phonefleet.network;

import dev.phonefleet.outside.Sighting;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/**
 * Shakes hands with whoever is there and describes the certificate, good or bad.
 *
 * <p>Thread-safe. Gives up when its thread is interrupted.
 */
final class TlsHandshake {
  private final Trust trust;
  private final Duration timeout;

  TlsHandshake(Trust trust, Duration timeout) {
    this.trust = trust;
    this.timeout = timeout;
  }

  /**
   * How it ended.
   *
   * @param socket to go on with, when TLS stands; closing the one beneath is enough
   */
  record Shaken(Sighting.Handshake handshake, Optional<SSLSocket> socket) {}

  Shaken shake(Socket beneath, String host) {
    RecordingTrust seen = new RecordingTrust();
    try {
      SSLSocket socket = over(beneath, host, seen);
      socket.startHandshake();
      if (seen.chain().isEmpty()) {
        return failed("the port is open; TLS stands, but without a certificate");
      }
      return new Shaken(
          describe(seen, socket.getSession().getProtocol(), host), Optional.of(socket));
    } catch (IOException | RuntimeException failure) {
      // The runtime has thrown others than it declares for certificates that nobody thought of.
      return failed(words(failure));
    }
  }

  private static SSLSocket over(Socket beneath, String host, RecordingTrust seen)
      throws IOException {
    SSLContext context;
    try {
      // One for each probe: a session that is taken up again would show its old certificate.
      context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[0], new TrustManager[] {seen}, null);
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("this Java runtime has no TLS", broken);
    }
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(beneath, host, beneath.getPort(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setServerNames(serverNames(host));
    socket.setSSLParameters(parameters);
    return socket;
  }

  private static List<SNIServerName> serverNames(String host) {
    if (Literal.read(host).isPresent()) {
      return List.of();
    }
    try {
      return List.of(new SNIHostName(CertificateNames.withoutFinalDot(host)));
    } catch (IllegalArgumentException unusual) {
      return List.of();
    }
  }

  private Sighting.Secured describe(RecordingTrust seen, String protocol, String host) {
    X509Certificate own = seen.chain().getFirst();
    return new Sighting.Secured(
        protocol,
        Words.clean(own.getSubjectX500Principal().getName()),
        CertificateNames.of(own),
        Words.clean(own.getIssuerX500Principal().getName()),
        own.getNotBefore().toInstant(),
        own.getNotAfter().toInstant(),
        CertificateNames.match(own, host),
        trust.distrust(seen.chain(), seen.keyExchange()));
  }

  private static Shaken failed(String words) {
    return new Shaken(new Sighting.Unsecured(words), Optional.empty());
  }

  private String words(Exception failure) {
    if (Thread.currentThread().isInterrupted()) {
      return "the port is open; the TLS handshake had no end within " + Words.seconds(timeout);
    }
    String words = Words.of(failure);
    if (words.startsWith("Unsupported or unrecognized SSL message")) {
      return "the port is open and does not speak TLS";
    }
    if (failure instanceof EOFException || failure.getCause() instanceof EOFException) {
      return "the port is open; the other side hung up on the TLS handshake";
    }
    if (failure instanceof SocketException) {
      return "the port is open; the TLS handshake was broken off: " + words;
    }
    return "the port is open; TLS did not come about: " + words;
  }
}
