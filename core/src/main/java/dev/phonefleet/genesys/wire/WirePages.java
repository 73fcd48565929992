package dev.phonefleet.genesys.wire;

import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** What a page says of the collection that it belongs to. */
public final class WirePages {
  /** A million objects: more than any organisation has, and few enough to ask for. */
  private static final int MOST_PAGES = 10_000;

  private WirePages() {}

  /**
   * How many pages there are. The end is where {@code pageNumber} reaches {@code pageCount}; a
   * server that does not count pages is asked on while it names a next one.
   *
   * @param number the page's own
   * @param shown how many objects it shows
   * @param size how many were asked for
   */
  public static int count(JsonNode body, int number, int shown, int size) {
    if (body.path("pageCount").isNumber()) {
      int pages = body.path("pageCount").asInt();
      if (pages > MOST_PAGES) {
        throw new IllegalArgumentException("a page count of " + pages);
      }
      return pages;
    }
    if (body.path("total").isNumber()) {
      long pages = (body.path("total").asLong() + size - 1) / size;
      return (int) Math.min(pages, MOST_PAGES);
    }
    return body.hasNonNull("nextUri") || shown >= size ? number + 1 : number;
  }

  /** How many objects there are in all, where the page says so. */
  public static OptionalLong total(JsonNode body) {
    return body.path("total").isNumber()
        ? OptionalLong.of(body.path("total").asLong())
        : OptionalLong.empty();
  }
}
