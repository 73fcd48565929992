package dev.phonefleet.genesys.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The proxy that {@code HTTPS_PROXY} and {@code NO_PROXY} name; loopback always goes direct. */
public final class EnvironmentProxies extends ProxySelector {
  private final Optional<InetSocketAddress> proxy;
  private final List<String> direct;

  /** Reads the variables. */
  public EnvironmentProxies(Map<String, String> environment) {
    proxy =
        Stream.of("HTTPS_PROXY", "https_proxy")
            .map(name -> environment.getOrDefault(name, ""))
            .filter(value -> !value.isBlank())
            .findFirst()
            .flatMap(EnvironmentProxies::address);
    String none = environment.getOrDefault("NO_PROXY", environment.getOrDefault("no_proxy", ""));
    direct =
        Stream.of(none.split(","))
            .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
            .filter(entry -> !entry.isEmpty())
            .toList();
  }

  private static Optional<InetSocketAddress> address(String value) {
    try {
      URI uri = URI.create(value.contains("://") ? value : "http://" + value);
      int port = uri.getPort() < 0 ? 80 : uri.getPort();
      return Optional.ofNullable(uri.getHost())
          .map(host -> InetSocketAddress.createUnresolved(host, port));
    } catch (IllegalArgumentException unusable) {
      return Optional.empty();
    }
  }

  /** The proxy's host and port, without credentials. */
  public Optional<String> named() {
    return proxy.map(it -> it.getHostString() + ":" + it.getPort());
  }

  /** Whether requests to that URL go through the proxy. */
  public boolean leads(URI uri) {
    return !select(uri).equals(List.of(Proxy.NO_PROXY));
  }

  @Override
  public List<Proxy> select(URI uri) {
    String host = Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
    boolean secure = "https".equals(uri.getScheme());
    if (proxy.isEmpty()
        || !secure
        || Loopback.is(host)
        || direct.stream().anyMatch(it -> covers(it, host))) {
      return List.of(Proxy.NO_PROXY);
    }
    return List.of(new Proxy(Proxy.Type.HTTP, proxy.get()));
  }

  private static boolean covers(String entry, String host) {
    String suffix = entry.startsWith(".") ? entry : "." + entry;
    return entry.equals("*") || host.equals(entry) || host.endsWith(suffix);
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    // The failure reaches whoever made the request.
  }
}
