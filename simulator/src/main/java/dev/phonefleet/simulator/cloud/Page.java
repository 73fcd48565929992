package dev.phonefleet.simulator.cloud;

import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which page of a listing is asked for.
 *
 * @param number counted from 1
 * @param size 1 to 100
 */
public record Page(int number, int size) {
  /** The page size when none is asked for. */
  public static final int DEFAULT_SIZE = 25;

  /** The greatest page size. */
  public static final int MAX_SIZE = 100;

  /** Refuses numbers below 1 and sizes above {@link #MAX_SIZE}. */
  public Page {
    if (number < 1) {
      throw Refusal.badRequest("pageNumber must be 1 or greater, not " + number);
    }
    if (size < 1 || size > MAX_SIZE) {
      throw Refusal.badRequest("pageSize must be within 1 and " + MAX_SIZE + ", not " + size);
    }
  }

  /** The page as the API answers it; {@code path} leads to the listing, with its filter if any. */
  <T> ObjectNode of(List<T> all, Function<T, ObjectNode> shown, String path) {
    int pages = (all.size() + size - 1) / size;
    long from = Math.min((long) (number - 1) * size, all.size());
    long to = Math.min(from + size, all.size());
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    ArrayNode entities = page.putArray("entities");
    all.subList((int) from, (int) to).forEach(one -> entities.add(shown.apply(one)));
    page.put("pageNumber", number).put("pageSize", size);
    page.put("pageCount", pages).put("total", all.size());
    if (number < pages) {
      char joint = path.indexOf('?') < 0 ? '?' : '&';
      page.put("nextUri", path + joint + "pageNumber=" + (number + 1) + "&pageSize=" + size);
    }
    return page;
  }
}
