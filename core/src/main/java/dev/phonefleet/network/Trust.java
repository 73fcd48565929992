package dev.phonefleet.network;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Whether this host trusts a chain, and why not. That the server's own certificate has expired, or
 * is not valid yet, is not asked here: such a chain is judged at a moment at which it was valid.
 *
 * <p>Thread-safe.
 */
final class Trust {
  private final X509TrustManager manager;
  private final InstantSource clock;

  Trust(X509TrustManager manager, InstantSource clock) {
    this.manager = manager;
    this.clock = clock;
  }

  /** The authorities that the Java runtime trusts. */
  static X509TrustManager ofTheRuntime() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      return Stream.of(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .map(X509TrustManager.class::cast)
          .findFirst()
          .orElseThrow();
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("this Java runtime has no usable authorities", broken);
    }
  }

  /**
   * Why the chain is not trusted; empty: it is.
   *
   * @param chain as it was shown, the server's own certificate first
   * @param keyExchange as the runtime names it to trust managers
   */
  Optional<String> distrust(List<X509Certificate> chain, String keyExchange) {
    X509Certificate own = chain.getFirst();
    Instant now = clock.instant();
    Instant first = own.getNotBefore().toInstant();
    Instant last = own.getNotAfter().toInstant();
    try {
      if (now.isBefore(first) || now.isAfter(last)) {
        buildPath(chain, now.isBefore(first) ? first : last);
      } else {
        manager.checkServerTrusted(chain.toArray(X509Certificate[]::new), keyExchange);
      }
      return Optional.empty();
    } catch (GeneralSecurityException | RuntimeException refused) {
      // Certificates come from the network, and not every oddity in them has a declared exception.
      return Optional.of(Words.clean(words(chain, refused)));
    }
  }

  /** A trust manager only knows the present, so another moment needs the way beneath it. */
  private void buildPath(List<X509Certificate> chain, Instant at) throws GeneralSecurityException {
    List<X509Certificate> authorities = List.of(manager.getAcceptedIssuers());
    if (authorities.contains(chain.getFirst())) {
      return;
    }
    Set<TrustAnchor> anchors =
        authorities.stream().map(it -> new TrustAnchor(it, null)).collect(Collectors.toSet());
    X509CertSelector own = new X509CertSelector();
    own.setCertificate(chain.getFirst());
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, own);
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(at));
    CertPathBuilder.getInstance("PKIX").build(parameters);
  }

  /** The runtime says the same of most bad chains; which it is can be seen from the chain. */
  private String words(List<X509Certificate> chain, Exception refused) {
    X509Certificate at = chain.getFirst();
    if (chain.size() == 1 && selfSigned(at)) {
      return "self-signed";
    }
    Set<X509Certificate> seen = new HashSet<>();
    while (seen.add(at)) {
      X509Certificate here = at;
      List<X509Certificate> named =
          Arrays.stream(manager.getAcceptedIssuers()).filter(it -> names(here, it)).toList();
      if (named.stream().anyMatch(it -> signed(here, it))) {
        return cause(refused);
      }
      if (!named.isEmpty()) {
        return "wrong signature: "
            + subject(here)
            + " is not signed by the trusted "
            + issuer(here);
      }
      if (selfSigned(here)) {
        return "unknown authority: " + subject(here);
      }
      List<X509Certificate> above = chain.stream().filter(it -> names(here, it)).toList();
      if (above.isEmpty()) {
        return "unknown authority, or a certificate in between was not sent: " + issuer(here);
      }
      Optional<X509Certificate> signer = above.stream().filter(it -> signed(here, it)).findFirst();
      if (signer.isEmpty()) {
        return "wrong signature: " + subject(here) + " is not signed by " + issuer(here);
      }
      at = signer.get();
    }
    return cause(refused);
  }

  private static String cause(Throwable refused) {
    Throwable deepest = refused;
    // Exceptions can be made to cause each other; nobody nests them deeper than this.
    for (int depth = 0; depth < 20 && deepest.getCause() != null; depth++) {
      deepest = deepest.getCause();
    }
    return Words.of(deepest);
  }

  private static boolean names(X509Certificate certificate, X509Certificate issuer) {
    return certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal());
  }

  private static boolean selfSigned(X509Certificate certificate) {
    return names(certificate, certificate) && signed(certificate, certificate);
  }

  private static boolean signed(X509Certificate certificate, X509Certificate issuer) {
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException | RuntimeException no) {
      return false;
    }
  }

  private static String subject(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName();
  }

  private static String issuer(X509Certificate certificate) {
    return certificate.getIssuerX500Principal().getName();
  }
}
