package dev.phonefleet.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a client does, without any care; but what it is answered by the published contract must be
 * as published.
 */
final class Client implements AutoCloseable {
  static final String GROUPS = "/api/v2/telephony/providers/edgegroups";
  static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI url;
  private final Conformity conformity = new Conformity();
  private String token = "";

  Client(Simulator simulator) {
    this.url = simulator.url();
  }

  record Reply(int status, String body, HttpHeaders headers) {
    JsonNode json() {
      return JSON.readTree(body);
    }

    String text(String key) {
      return json().path(key).asString("");
    }

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }
  }

  Client login() {
    token = login("simulator", "not-a-real-secret").text("access_token");
    return this;
  }

  /** What it was answered so far, and whether that was as published. */
  Conformity conformity() {
    return conformity;
  }

  void token(String other) {
    token = other;
  }

  Reply login(String id, String secret) {
    String basic =
        Base64.getEncoder().encodeToString((id + ':' + secret).getBytes(StandardCharsets.UTF_8));
    Reply reply =
        send(
            HttpRequest.newBuilder(url.resolve("/oauth/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
    return conformity.checked("POST", "/oauth/token", reply);
  }

  Reply get(String path) {
    return send("GET", path, "");
  }

  Reply post(String path, String body) {
    return send("POST", path, body);
  }

  Reply put(String path, String body) {
    return send("PUT", path, body);
  }

  Reply delete(String path) {
    return send("DELETE", path, "");
  }

  Reply send(String method, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url.resolve(path))
            .header("Accept", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return conformity.checked(method, path, send(request));
  }

  /** Creates a group and gives its path. */
  String createGroup(String name) {
    return GROUPS + '/' + post(GROUPS, group(name)).text("id");
  }

  static String group(String name) {
    return """
    {"name": "%s", "type": "edgeGroup", "edgeGroupType": "Standard", "primaryEdge": "edge-1",
     "secondaryEdge": null, "description": "d", "phones": []}\
    """
        .formatted(name);
  }

  static String phone(String mac) {
    return """
    {"mac": "%s", "name": "Reception", "model": "Polycom VVX 450",
     "lines": [{"number": "+15550100", "label": "Front desk"}], "settings": {"a": "b"}}\
    """
        .formatted(mac);
  }

  private Reply send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          http.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.body(), response.headers());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
