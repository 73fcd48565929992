package dev.phonefleet.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CoverageTest {
  private static final String PHONES = "/api/v2/telephony/providers/edges/phones";

  private final PublishedApi api = PublishedApi.load();
  private final Coverage coverage = new Coverage(api);

  @Test
  void knowsWhatWasUsedAndHowItWasAnswered() {
    coverage.exercised("GET", PHONES + "?pageSize=100", 200);
    coverage.exercised("GET", PHONES, 429);
    coverage.exercised("GET", PHONES + "/template", 200);

    assertThat(coverage.operations())
        .containsExactly(
            "getTelephonyProvidersEdgesPhones", "getTelephonyProvidersEdgesPhonesTemplate");
    assertThat(coverage.statuses("getTelephonyProvidersEdgesPhones")).containsExactly(200, 429);
    assertThat(coverage.missing())
        .hasSize(api.operations().size() - 2)
        .contains("postTelephonyProvidersEdgesPhones");
  }

  @Test
  void whatIsNotPublishedCountsForNothing() {
    coverage.exercised("PATCH", PHONES, 200);

    assertThat(coverage.operations()).isEmpty();
    assertThat(coverage.missing()).isEqualTo(api.operations());
    assertThat(coverage.statuses("patchTelephonyProvidersEdgesPhones")).isEmpty();
  }
}
