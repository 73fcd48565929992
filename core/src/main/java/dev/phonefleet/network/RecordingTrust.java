package dev.phonefleet.network;

import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Takes every certificate for the length of one handshake and keeps it, so that a bad one is seen
 * instead of ending the probe. Nothing secret is ever sent over such a connection.
 *
 * <p>Extended, so that the runtime adds no checks of its own. Confined to one thread.
 */
final class RecordingTrust extends X509ExtendedTrustManager {
  private List<X509Certificate> chain = List.of();
  private String keyExchange = "UNKNOWN";

  /** What the server showed, its own certificate first; empty before it showed one. */
  List<X509Certificate> chain() {
    return chain;
  }

  /** What a trust manager wants to know of the handshake. */
  String keyExchange() {
    return keyExchange;
  }

  private void keep(X509Certificate[] shown, String exchange) {
    chain = List.of(shown);
    keyExchange = exchange;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] shown, String exchange, Socket socket) {
    keep(shown, exchange);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] shown, String exchange, SSLEngine engine) {
    keep(shown, exchange);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] shown, String exchange) {
    keep(shown, exchange);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] shown, String exchange, Socket socket) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] shown, String exchange, SSLEngine engine) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] shown, String exchange) {
    throw new UnsupportedOperationException();
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
