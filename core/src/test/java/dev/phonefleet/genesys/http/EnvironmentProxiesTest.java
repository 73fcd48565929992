package dev.phonefleet.genesys.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.fleet.Secret;
import dev.phonefleet.fleet.SecretSettings;
import dev.phonefleet.genesys.guide.GuideCodec;
import dev.phonefleet.genesys.http.LoopbackServer.After;
import dev.phonefleet.outside.Call;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentProxiesTest {
  private static final String API = "https://acme.mypurecloud.com";
  private static final Proxy PROXY =
      new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.example", 3128));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://proxy.example:3128",
        "proxy.example:3128",
        "http://proxy.example:3128/",
        "http://user:word@proxy.example:3128"
      })
  void theApiGoesThroughTheProxyThatTheEnvironmentNames(String value) {
    assertThat(select(Map.of("HTTPS_PROXY", value), API)).isEqualTo(PROXY);
    assertThat(select(Map.of("https_proxy", value), API)).isEqualTo(PROXY);
  }

  @Test
  void aProxyWithoutAPortIsOnEighty() {
    assertThat(select(Map.of("HTTPS_PROXY", "http://proxy.example"), API).address())
        .isEqualTo(InetSocketAddress.createUnresolved("proxy.example", 80));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "http://", "http://a b", "::"})
  void aProxyThatCannotBeReadIsNone(String value) {
    assertThat(select(Map.of("HTTPS_PROXY", value), API)).isEqualTo(Proxy.NO_PROXY);
    assertThat(select(Map.of(), API)).isEqualTo(Proxy.NO_PROXY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acme.mypurecloud.com",
        "mypurecloud.com",
        ".mypurecloud.com",
        "other.example, MyPureCloud.com ,x",
        "*"
      })
  void hostsThatNoProxyCoversGoDirect(String none) {
    Map<String, String> environment =
        Map.of("HTTPS_PROXY", "http://proxy.example:3128", "NO_PROXY", none);

    assertThat(select(environment, API)).isEqualTo(Proxy.NO_PROXY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"purecloud.com", "cme.mypurecloud.com", "mypurecloud.com.au", ",", ""})
  void hostsThatOnlyLookSimilarDoNot(String none) {
    Map<String, String> environment =
        Map.of("HTTPS_PROXY", "http://proxy.example:3128", "NO_PROXY", none);

    assertThat(select(environment, API)).isEqualTo(PROXY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://localhost:8443",
        "https://127.0.0.1:8443",
        "https://127.8.9.1",
        "https://[::1]:8443",
        "http://acme.mypurecloud.com"
      })
  void thisMachineAndWhatIsNotHttpsGoDirect(String url) {
    assertThat(select(Map.of("HTTPS_PROXY", "http://proxy.example:3128"), url))
        .isEqualTo(Proxy.NO_PROXY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.255.0.9", "::1", "[::1]"})
  void loopbackIsKnownByItsSpelling(String host) {
    assertThat(Loopback.is(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "localhost.example", "127.0.0.1.example", "128.0.0.1", "my127.0.0.1", "::2"})
  void otherHostsAreNotLoopback(String host) {
    assertThat(Loopback.is(host)).isFalse();
  }

  @Test
  void theProxyIsAskedForATunnelAndSeesNeitherTokenNorSecret() throws Exception {
    try (LoopbackServer proxy =
            new LoopbackServer((request, out) -> {
              LoopbackServer.write(out, 403, "", "");
              return After.CLOSE;
            });
        HttpOutside outside =
            new HttpOutside(
                new GuideCodec(new SecretSettings(Set.of())),
                new Endpoints(URI.create(API), URI.create(API)),
                new Credentials("client-1", new Secret("s3cr3t")),
                new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(9)),
                Map.of("HTTPS_PROXY", proxy.uri().toString()),
                InstantSource.system())) {

      outside.send(new Call.Token());

      assertThat(proxy.requests())
          .isNotEmpty()
          .allSatisfy(request -> {
            assertThat(request.line()).isEqualTo("CONNECT acme.mypurecloud.com:443 HTTP/1.1");
            assertThat(request.header("Authorization")).isEmpty();
          });
    }
  }

  private static Proxy select(Map<String, String> environment, String url) {
    List<Proxy> proxies = new EnvironmentProxies(environment).select(URI.create(url));
    assertThat(proxies).hasSize(1);
    return proxies.getFirst();
  }
}
