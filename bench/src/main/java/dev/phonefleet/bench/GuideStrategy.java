package dev.phonefleet.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The baseline: the strategy that the guide's listings follow. Pages one after the other, whole
 * objects compared as text, chunks of ten sent at once, then a second's sleep; any failed request
 * ends the run. Its page loop is given the right end, so that it sees all phones.
 */
final class GuideStrategy {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int CHUNK = 10;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;
  private final String token;

  /** What a run came to. */
  record Run(boolean whole, String end) {}

  GuideStrategy(URI base, String id, String secret) throws IOException, InterruptedException {
    this.base = base;
    String basic =
        Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    HttpRequest login =
        HttpRequest.newBuilder(base.resolve("/oauth/token"))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    String body = client.send(login, HttpResponse.BodyHandlers.ofString()).body();
    this.token = JSON.readTree(body).path("access_token").asString("");
  }

  Run apply(String groupId, List<ObjectNode> desired) throws IOException, InterruptedException {
    String phones = "/api/v2/telephony/providers/edgegroups/" + groupId + "/phones";
    Map<String, JsonNode> existing = new HashMap<>();
    for (int page = 1, pages = 1; page <= pages; page++) {
      HttpResponse<String> response =
          client.send(
              request(phones + "?pageNumber=" + page + "&pageSize=100").GET().build(),
              HttpResponse.BodyHandlers.ofString());
      JsonNode body = JSON.readTree(response.body());
      body.path("entities").forEach(phone -> existing.put(phone.path("mac").asString(""), phone));
      pages = body.path("pageCount").asInt(0);
    }
    List<HttpRequest> operations = new ArrayList<>();
    for (ObjectNode phone : desired) {
      JsonNode there = existing.get(phone.path("mac").asString(""));
      HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString(phone.toString());
      if (there == null) {
        operations.add(request(phones).POST(body).build());
      } else if (!there.toString().equals(phone.toString())) {
        operations.add(request(phones + "/" + there.path("id").asString("")).PUT(body).build());
      }
    }
    for (int i = 0; i < operations.size(); i += CHUNK) {
      List<CompletableFuture<HttpResponse<String>>> chunk =
          operations.subList(i, Math.min(i + CHUNK, operations.size())).stream()
              .map(it -> client.sendAsync(it, HttpResponse.BodyHandlers.ofString()))
              .toList();
      for (CompletableFuture<HttpResponse<String>> sent : chunk) {
        int status = sent.join().statusCode();
        if (status >= 300) {
          return new Run(false, "ended at the first " + status);
        }
      }
      TimeUnit.SECONDS.sleep(1);
    }
    return new Run(true, "went through");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }
}
