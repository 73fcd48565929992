package dev.phonefleet.genesys.http;

import dev.phonefleet.fleet.Secret;
import dev.phonefleet.genesys.wire.Classifier;
import dev.phonefleet.genesys.wire.Codec;
import dev.phonefleet.genesys.wire.Masking;
import dev.phonefleet.genesys.wire.WireRequest;
import dev.phonefleet.genesys.wire.WireResponse;
import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Outcome;
import dev.phonefleet.outside.Outcome.NotSent.Why;
import dev.phonefleet.outside.Outside;
import dev.phonefleet.pacing.ServerHints;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import tools.jackson.databind.JsonNode;

/**
 * Carries calls over HTTP/1.1. Each call is sent at most once by this class and by the client
 * beneath it; redirects are not followed, so that the token goes nowhere else.
 *
 * <p>Thread-safe.
 */
public final class HttpOutside implements Outside, AutoCloseable {
  private static final String RETRY_ALL = "jdk.httpclient.enableAllMethodRetry";
  private static final long LONGEST_LIFE = Duration.ofDays(1).toSeconds();
  private static final int LARGEST_BODY = 64 * 1024 * 1024;

  static {
    // The client repeats a GET by itself when a kept connection was closed, unseen by any budget.
    System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
    System.setProperty("jdk.httpclient.disableRetryConnect", "true");
  }

  private final HttpClient client;
  private final Codec codec;
  private final Endpoints endpoints;
  private final Credentials credentials;
  private final Timeouts timeouts;
  private final InstantSource clock;
  private volatile Secret token = new Secret("");

  /**
   * @param environment for the proxy variables
   * @param clock what relative times in headers count from
   */
  public HttpOutside(
      Codec codec,
      Endpoints endpoints,
      Credentials credentials,
      Timeouts timeouts,
      Map<String, String> environment,
      InstantSource clock) {
    if (System.getProperty(RETRY_ALL) != null) {
      throw new IllegalStateException(
          "The system property "
              + RETRY_ALL
              + " is set: the client would repeat writes by itself."
              + " Run without it.");
    }
    this.codec = codec;
    this.endpoints = endpoints;
    this.credentials = credentials;
    this.timeouts = timeouts;
    this.clock = clock;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeouts.connect())
            .proxy(new EnvironmentProxies(environment))
            .build();
  }

  @Override
  public Answer send(Call call) {
    if (call instanceof Call.Token) {
      return login();
    }
    WireRequest wire = codec.request(call);
    String host = endpoints.api().getAuthority();
    HttpRequest.BodyPublisher body =
        wire.body()
            .map(json -> HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8))
            .orElseGet(HttpRequest.BodyPublishers::noBody);
    HttpRequest.Builder request =
        request(endpoints.api(), wire.path())
            .method(wire.method(), body)
            .header("Authorization", "Bearer " + token.value());
    wire.body().ifPresent(json -> request.header("Content-Type", "application/json"));
    return exchange(request, host, response -> codec.answer(call, response, host, clock.instant()));
  }

  private Answer login() {
    String host = endpoints.login().getAuthority();
    String pair = credentials.clientId() + ":" + credentials.clientSecret().value();
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    HttpRequest.Builder request =
        request(endpoints.login(), "/oauth/token")
            .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded");
    return exchange(
        request,
        host,
        response -> Classifier.login(response, host, clock.instant(), this::keepToken));
  }

  private Fact keepToken(JsonNode body) {
    JsonNode text = body.path("access_token");
    JsonNode life = body.path("expires_in");
    if (!text.isString() || !text.asString().matches("[!-~]+") || !life.isNumber()) {
      throw new IllegalArgumentException("no token");
    }
    token = new Secret(text.asString());
    return new Fact.TokenFor(Duration.ofSeconds(Math.clamp(life.asLong(), 1, LONGEST_LIFE)));
  }

  private HttpRequest.Builder request(URI base, String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(timeouts.answer())
        .header("Accept", "application/json")
        .header("User-Agent", "phonefleet");
  }

  private Answer exchange(
      HttpRequest.Builder request,
      String host,
      java.util.function.Function<WireResponse, Answer> then) {
    CompletableFuture<HttpResponse<String>> sending =
        client.sendAsync(
            request.build(),
            HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), LARGEST_BODY));
    try {
      HttpResponse<String> response = sending.get(timeouts.call().toNanos(), TimeUnit.NANOSECONDS);
      Answer answer = then.apply(wire(response));
      return Masking.answer(answer, List.of(token.value(), credentials.clientSecret().value()));
    } catch (ExecutionException failed) {
      return failure(failed.getCause() == null ? failed : failed.getCause(), host);
    } catch (TimeoutException late) {
      sending.cancel(true);
      return unknown("no whole answer within " + timeouts.call().toSeconds() + " s", host);
    } catch (InterruptedException stopped) {
      sending.cancel(true);
      Thread.currentThread().interrupt();
      return unknown("the run ended before the answer came", host);
    }
  }

  private static WireResponse wire(HttpResponse<String> response) {
    Map<String, List<String>> headers = new HashMap<>();
    response
        .headers()
        .map()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    // A proxy that refuses a tunnel has no body.
    String body = Optional.ofNullable(response.body()).orElse("");
    return new WireResponse(response.statusCode(), headers, body);
  }

  /** Only what happened before a connection stood is known not to have been carried out. */
  private Answer failure(Throwable failure, String host) {
    if (has(failure, CertificateException.class)) {
      return Answer.notSent(Why.CERTIFICATE, words(failure), host);
    }
    if (failure instanceof HttpConnectTimeoutException) {
      String words = "no connection within " + timeouts.connect().toSeconds() + " s";
      return Answer.notSent(Why.CONNECT, words, host);
    }
    if (has(failure, UnresolvedAddressException.class)
        || has(failure, UnknownHostException.class)) {
      return Answer.notSent(Why.CONNECT, "the name " + host + " is not known", host);
    }
    if (words(failure).startsWith("Tunnel failed")) {
      return Answer.notSent(Why.CONNECT, "the proxy refused: " + words(failure), host);
    }
    if (failure instanceof ConnectException) {
      return Answer.notSent(Why.CONNECT, "connection refused or unreachable", host);
    }
    if (failure instanceof javax.net.ssl.SSLHandshakeException) {
      return Answer.notSent(Why.CONNECT, "TLS: " + words(failure), host);
    }
    if (failure instanceof HttpTimeoutException) {
      return unknown("no answer within " + timeouts.answer().toSeconds() + " s", host);
    }
    String kind = failure instanceof SSLException ? "TLS: " : "";
    return unknown(kind + words(failure), host);
  }

  private static Answer unknown(String words, String host) {
    return new Answer(new Outcome.Unknown(words), OptionalInt.empty(), ServerHints.NONE, host);
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (kind.isInstance(at)) {
        return true;
      }
    }
    return false;
  }

  private static String words(Throwable failure) {
    return Optional.ofNullable(failure.getMessage())
        .orElse(failure.getClass().getSimpleName())
        .replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", " ");
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
