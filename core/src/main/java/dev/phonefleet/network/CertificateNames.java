package dev.phonefleet.network;

import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** The names that a certificate is for, and whether a host is among them. */
final class CertificateNames {
  private static final int DNS = 2;
  private static final int IP = 7;

  private CertificateNames() {}

  /** The subject alternative names, DNS names and addresses, as they stand there. */
  static List<String> of(X509Certificate certificate) {
    return Stream.concat(alternatives(certificate, DNS), alternatives(certificate, IP))
        .map(Words::clean)
        .toList();
  }

  /**
   * Whether the certificate is for the host: by its alternative names, or by the common name when
   * it has no alternative names at all. A star stands for exactly one label, the left-most.
   */
  static boolean match(X509Certificate certificate, String host) {
    Optional<InetAddress> address = Literal.read(host);
    if (address.isPresent()) {
      return alternatives(certificate, IP).anyMatch(name -> Literal.read(name).equals(address));
    }
    Stream<String> names =
        hasAlternatives(certificate) ? alternatives(certificate, DNS) : commonNames(certificate);
    String asked = comparable(host);
    return names.map(CertificateNames::comparable).anyMatch(name -> covers(name, asked));
  }

  static String withoutFinalDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static String comparable(String name) {
    return withoutFinalDot(name).toLowerCase(Locale.ROOT);
  }

  private static boolean covers(String name, String host) {
    if (!name.startsWith("*.")) {
      return name.equals(host);
    }
    String rest = name.substring(1);
    int dot = host.indexOf('.');
    // A star before a whole top-level domain would be for half the world.
    return dot > 0 && host.substring(dot).equals(rest) && rest.indexOf('.', 1) > 0;
  }

  private static boolean hasAlternatives(X509Certificate certificate) {
    try {
      return certificate.getSubjectAlternativeNames() != null;
    } catch (CertificateParsingException unreadable) {
      return true;
    }
  }

  private static Stream<String> alternatives(X509Certificate certificate, int kind) {
    Optional<Collection<List<?>>> all;
    try {
      all = Optional.ofNullable(certificate.getSubjectAlternativeNames());
    } catch (CertificateParsingException unreadable) {
      all = Optional.empty();
    }
    // Each is a pair of its kind and its value, which is a text for these kinds.
    return all.stream()
        .flatMap(Collection::stream)
        .filter(pair -> pair.getFirst() instanceof Integer it && it == kind)
        .map(pair -> String.valueOf(pair.get(1)));
  }

  private static Stream<String> commonNames(X509Certificate certificate) {
    try {
      return new LdapName(certificate.getSubjectX500Principal().getName())
          .getRdns().stream()
              .filter(part -> part.getType().equalsIgnoreCase("CN"))
              .map(Rdn::getValue)
              .map(String::valueOf);
    } catch (InvalidNameException unreadable) {
      return Stream.of();
    }
  }
}
