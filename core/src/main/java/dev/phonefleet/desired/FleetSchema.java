package dev.phonefleet.desired;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schema (2020-12) of {@code fleet.yaml}, by which editors complete and check it. */
public final class FleetSchema {
  private FleetSchema() {}

  /** The schema as JSON text. */
  public static String json() {
    try (InputStream in = FleetSchema.class.getResourceAsStream("fleet.schema.json")) {
      if (in == null) {
        throw new IllegalStateException("the schema is missing from the build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
