package dev.phonefleet.simulator.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A network being changed in one of its many parts. */
final class NetworkDraft {
  private Span propagation;
  private List<Duration> lag;
  private String address;
  private String otherRegionAddress;
  private Map<String, List<NameAnswer>> names;
  private PerRegion<HttpsBehavior> https;
  private PerRegion<TftpMode> tftp;
  private List<Integer> dnsPorts;
  private List<Integer> httpsPorts;
  private List<Integer> tftpPorts;
  private boolean phonesDependOnIt;

  NetworkDraft(Network from) {
    propagation = from.propagation();
    lag = from.lag();
    address = from.address();
    otherRegionAddress = from.otherRegionAddress();
    names = from.names();
    https = from.https();
    tftp = from.tftp();
    dnsPorts = from.dnsPorts();
    httpsPorts = from.httpsPorts();
    tftpPorts = from.tftpPorts();
    phonesDependOnIt = from.phonesDependOnIt();
  }

  NetworkDraft propagation(Span value) {
    propagation = value;
    return this;
  }

  NetworkDraft lag(List<Duration> value) {
    lag = value;
    return this;
  }

  NetworkDraft addresses(String home, String other) {
    address = home;
    otherRegionAddress = other;
    return this;
  }

  NetworkDraft names(Map<String, List<NameAnswer>> value) {
    names = value;
    return this;
  }

  NetworkDraft https(PerRegion<HttpsBehavior> value) {
    https = value;
    return this;
  }

  NetworkDraft tftp(PerRegion<TftpMode> value) {
    tftp = value;
    return this;
  }

  NetworkDraft dnsPorts(List<Integer> value) {
    dnsPorts = value;
    return this;
  }

  NetworkDraft httpsPorts(List<Integer> value) {
    httpsPorts = value;
    return this;
  }

  NetworkDraft tftpPorts(List<Integer> value) {
    tftpPorts = value;
    return this;
  }

  NetworkDraft phonesDependOnIt(boolean value) {
    phonesDependOnIt = value;
    return this;
  }

  Network build() {
    return new Network(
        propagation,
        lag,
        address,
        otherRegionAddress,
        names,
        https,
        tftp,
        dnsPorts,
        httpsPorts,
        tftpPorts,
        phonesDependOnIt);
  }
}
