package dev.phonefleet.simulator.network;

import dev.phonefleet.simulator.scenario.HttpsBehavior.Certificate;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * What HTTPS endpoints identify themselves with, from a key store that {@code
 * tools/simulator-certificates} makes. Its password is public: these keys protect nothing. They are
 * read when they are first needed, once for all simulators.
 */
public final class Certificates {
  private static final char[] PASSWORD = "not-a-real-secret".toCharArray();
  private static final Map<Certificate, SSLSocketFactory> FACTORIES = new ConcurrentHashMap<>();

  private Certificates() {}

  /** The authority that issued the good certificate. Trust it in tests only. */
  public static X509Certificate authority() {
    try {
      return (X509Certificate) store().getCertificate("authority");
    } catch (GeneralSecurityException damaged) {
      throw new IllegalStateException("the simulator's certificates are damaged", damaged);
    }
  }

  static SSLSocketFactory factory(Certificate certificate) {
    return FACTORIES.computeIfAbsent(certificate, Certificates::load);
  }

  private static SSLSocketFactory load(Certificate certificate) {
    String alias = certificate.name().toLowerCase(Locale.ROOT);
    try {
      KeyStore all = store();
      // A key manager would choose by itself between several, so it gets only this one.
      KeyStore one = KeyStore.getInstance("PKCS12");
      one.load(null, PASSWORD);
      one.setKeyEntry(alias, all.getKey(alias, PASSWORD), PASSWORD, all.getCertificateChain(alias));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(one, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      // Nobody is asked for a certificate, and the default trust takes a while to load.
      context.init(keys.getKeyManagers(), new TrustManager[0], null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException | IOException damaged) {
      throw new IllegalStateException("the simulator's certificates are damaged", damaged);
    }
  }

  private static KeyStore store() throws GeneralSecurityException {
    try (InputStream file = Certificates.class.getResourceAsStream("certificates.p12")) {
      if (file == null) {
        throw new IllegalStateException("the simulator's certificates.p12 is missing");
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(file, PASSWORD);
      return store;
    } catch (IOException damaged) {
      throw new IllegalStateException("the simulator's certificates are damaged", damaged);
    }
  }
}
