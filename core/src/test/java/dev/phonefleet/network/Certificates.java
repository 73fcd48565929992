package dev.phonefleet.network;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Certificates, good and bad, made with the keytool of the running Java. */
final class Certificates {
  static final String HOST = "hq.genesyscloud.com";
  private static final String PASSWORD = "changeit";
  private static final String ALTERNATIVES =
      "san=dns:" + HOST + ",dns:*.edge.genesyscloud.com,ip:192.0.2.10,ip:2001:db8::10";

  private final Path file;
  private final Path log;
  private final KeyStore keys;

  private Certificates(Path folder) throws GeneralSecurityException {
    file = folder.resolve("certificates.p12");
    log = folder.resolve("keytool.log");
    keys = KeyStore.getInstance("PKCS12");
  }

  /** All of them, in about ten seconds. */
  static Certificates all(Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    Certificates all = new Certificates(folder);
    all.make("ca", "CN=Test CA", "-ext", "bc:c", "-startdate", "-40d", "-validity", "80");
    // Bears the name of the other one and has another key.
    all.make("forger", "CN=Test CA", "-ext", "bc:c", "-startdate", "-40d", "-validity", "80");
    all.make("good", "CN=" + HOST, "-signer", "ca", "-ext", ALTERNATIVES);
    all.make("common", "CN=" + HOST, "-signer", "ca");
    all.make("forged", "CN=" + HOST, "-signer", "forger", "-ext", ALTERNATIVES);
    all.make("self", "CN=" + HOST, "-ext", ALTERNATIVES);
    all.make("middle", "CN=Middle", "-signer", "ca", "-ext", "bc:c");
    all.make("below", "CN=cn.genesyscloud.com", "-signer", "middle", "-ext", ALTERNATIVES);
    String[] past = {"-startdate", "-20d", "-validity", "10", "-ext", ALTERNATIVES};
    all.make("expired", "CN=" + HOST, with(past, "-signer", "ca"));
    all.make("expiredForged", "CN=" + HOST, with(past, "-signer", "forger"));
    all.make("early", "CN=" + HOST, "-startdate", "+5d", "-signer", "ca", "-ext", ALTERNATIVES);
    return all.loaded();
  }

  /** One that is signed by itself, {@code self}. */
  static Certificates selfSigned(Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    Certificates one = new Certificates(folder);
    one.make("self", "CN=" + HOST, "-ext", ALTERNATIVES);
    return one.loaded();
  }

  private Certificates loaded() throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return this;
  }

  private static String[] with(String[] some, String... more) {
    String[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  private void make(String alias, String name, String... more)
      throws IOException, InterruptedException {
    String windows = System.getProperty("os.name").startsWith("Windows") ? ".exe" : "";
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool" + windows).toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC",
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-alias",
                alias,
                "-dname",
                name,
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString()));
    command.addAll(List.of(more));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("keytool: " + Files.readString(log));
      }
    } finally {
      process.destroyForcibly();
    }
  }

  X509Certificate certificate(String alias) throws GeneralSecurityException {
    return (X509Certificate) keys.getCertificate(alias);
  }

  /** What a Java runtime would use whose only authorities are these. */
  X509TrustManager trusting(String... aliases) throws GeneralSecurityException, IOException {
    KeyStore authorities = KeyStore.getInstance("PKCS12");
    authorities.load(null, null);
    for (String alias : aliases) {
      authorities.setCertificateEntry(alias, keys.getCertificate(alias));
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities);
    return (X509TrustManager) factory.getTrustManagers()[0];
  }

  /**
   * A port on this machine that shows a certificate.
   *
   * @param shown how much of its chain is sent, from its own certificate up
   */
  SSLServerSocket socket(String alias, int shown) throws GeneralSecurityException, IOException {
    Certificate[] chain = keys.getCertificateChain(alias);
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    own.setKeyEntry(
        alias,
        keys.getKey(alias, PASSWORD.toCharArray()),
        PASSWORD.toCharArray(),
        Arrays.copyOf(chain, Math.min(shown, chain.length)));
    // This one shows what it has, whatever is wrong with it.
    KeyManagerFactory managers = KeyManagerFactory.getInstance("SunX509");
    managers.init(own, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return (SSLServerSocket)
        context
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }
}
