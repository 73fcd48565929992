package dev.phonefleet.cli;

import dev.phonefleet.network.NetworkProbes;
import dev.phonefleet.outside.Outside;
import dev.phonefleet.simulator.Simulator;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** The network around a simulated cloud's phones, looked at with the real probes. */
final class SimulatedNetwork {
  private SimulatedNetwork() {}

  static Outside of(Simulator simulator, InstantSource clock, List<String> resolvers) {
    RandomGenerator chance = new SplittableRandom();
    return new NetworkProbes(
        new SimulatedRoutes(simulator.network(), resolvers),
        Optional.of(trust()),
        clock,
        () -> {
          synchronized (chance) {
            return chance.nextLong();
          }
        });
  }

  /** The simulated authority, and nobody else. */
  private static X509TrustManager trust() {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry("simulator", Simulator.authority());
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return Stream.of(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .map(X509TrustManager.class::cast)
          .findFirst()
          .orElseThrow();
    } catch (GeneralSecurityException | IOException broken) {
      throw new IllegalStateException("no trust in the simulated authority", broken);
    }
  }
}
