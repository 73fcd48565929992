package dev.phonefleet.genesys.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.fleet.Secret;
import dev.phonefleet.fleet.SecretSettings;
import dev.phonefleet.genesys.guide.GuideCodec;
import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Outcome;
import dev.phonefleet.outside.Outcome.NotSent.Why;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class CertificateTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @Test
  void aCertificateThatNobodySignedIsFinalAndNothingIsSent(@TempDir Path folder) throws Exception {
    try (LoopbackServer server =
            new LoopbackServer(
                tlsSocket(keystore(folder)), "https", LoopbackServer.answering(200, "{}"));
        HttpOutside outside = outside(server)) {

      Answer answer =
          outside.send(new Call.Look(new Call.Ref(Call.Kind.TENANT, "", Optional.empty())));
      Answer login = outside.send(new Call.Token());

      assertThat(answer.outcome())
          .isInstanceOfSatisfying(
              Outcome.NotSent.class,
              it -> {
                assertThat(it.why()).isEqualTo(Why.CERTIFICATE);
                assertThat(it.words()).contains("certification path");
              });
      assertThat(login.outcome())
          .isInstanceOfSatisfying(
              Outcome.NotSent.class, it -> assertThat(it.why()).isEqualTo(Why.CERTIFICATE));
      assertThat(server.requests()).isEmpty();
      assertThat(server.connections()).isPositive();
    }
  }

  @Test
  void aServerThatSpeaksNoTlsWasSentNothing() throws Exception {
    try (LoopbackServer plain =
            new LoopbackServer(
                new ServerSocket(0, 5, InetAddress.getLoopbackAddress()),
                "https",
                (request, out) -> {
                  out.write(
                      "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"
                          .getBytes(StandardCharsets.US_ASCII));
                  out.flush();
                  return LoopbackServer.After.CLOSE;
                });
        HttpOutside outside = outside(plain)) {

      Answer answer = outside.send(new Call.Token());

      assertThat(answer.outcome()).isNotInstanceOf(Outcome.Done.class);
      assertThat(answer.real()).isFalse();
      assertThat(plain.requests().toString()).doesNotContain("/oauth/token", "Basic");
    }
  }

  private static HttpOutside outside(LoopbackServer server) {
    return new HttpOutside(
        new GuideCodec(new SecretSettings(Set.of())),
        new Endpoints(server.uri(), server.uri()),
        new Credentials("client-1", new Secret("s3cr3t")),
        new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(3), Duration.ofSeconds(5)),
        Map.of(),
        InstantSource.system());
  }

  private static ServerSocket tlsSocket(Path keystore) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keystore)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context
        .getServerSocketFactory()
        .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  private static Path keystore(Path folder) throws Exception {
    Path file = folder.resolve("server.p12");
    String windows = System.getProperty("os.name").startsWith("Windows") ? ".exe" : "";
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool" + windows);
    Process process =
        new ProcessBuilder(
                keytool.toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    try {
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
    return file;
  }
}
