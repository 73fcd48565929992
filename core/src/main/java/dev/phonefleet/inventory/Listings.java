package dev.phonefleet.inventory;

import dev.phonefleet.engine.AfterRead;
import dev.phonefleet.engine.Reads;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Whole collections, page by page. The first page tells how many there are, the others are asked
 * side by side. A collection that changed while it was read is read again, three times in all.
 *
 * <p>Not thread-safe: touched only inside a machine's turn.
 */
public final class Listings {
  private static final int TRIES = 3;

  /** What came of a listing. */
  public sealed interface Result {
    /**
     * All of it.
     *
     * @param askedAt when its first page was asked: nothing in it is older
     */
    record Complete(List<Live> seen, Instant askedAt) implements Result {}

    /** Something is missing: what is not in it may still be there. */
    record Incomplete(List<Live> seen, Instant askedAt, String words) implements Result {}

    /** There is no such collection. */
    record Absent(String words) implements Result {}

    /** Reading is not permitted. */
    record Denied(String words) implements Result {}

    /** It will not be answered. */
    record Failed(String words) implements Result {}
  }

  private final Reads reads;
  private final Map<Call.Listing, Run> latest = new HashMap<>();

  /** Lists through {@code reads}. */
  public Listings(Reads reads) {
    this.reads = reads;
  }

  /**
   * Lists the collection with a first page that is yet to be sent; shared with everybody who asks
   * before it is.
   */
  public void list(Call.Listing what, Consumer<Result> then) {
    Run run = latest.get(what);
    if (run == null || !run.fresh()) {
      run = new Run(what);
      latest.put(what, run);
      run.then.add(then);
      run.begin();
    } else {
      run.then.add(then);
    }
  }

  /** A first page that is there already, and when it was asked for. */
  record First(Fact.Page page, Instant askedAt) {}

  /** Lists the collection, beginning with the second page where the first is there already. */
  void list(Call.Listing what, Optional<First> first, Consumer<Result> then) {
    if (first.isEmpty()) {
      list(what, then);
      return;
    }
    Run run = new Run(what);
    run.then.add(then);
    run.beginWith(first.get());
  }

  private final class Run {
    private final Call.Listing what;
    private final List<Consumer<Result>> then = new ArrayList<>();
    private final TreeMap<Integer, List<Live>> pages = new TreeMap<>();
    private final Set<Integer> asked = new HashSet<>();
    private Instant askedAt = Instant.MAX;
    private long total;
    private int tries;
    private boolean over;

    private Run(Call.Listing what) {
      this.what = what;
    }

    private boolean fresh() {
      return tries == 1 && !over && reads.waiting(new Call.ListPage(what, 1));
    }

    private void begin() {
      tries++;
      pages.clear();
      asked.clear();
      askedAt = Instant.MAX;
      total = 0;
      ask(1);
    }

    private void beginWith(First first) {
      tries++;
      askedAt = first.askedAt();
      asked.add(1);
      saw(1, new Reads.Ended(new AfterRead.Use(first.page()), first.askedAt()));
    }

    private void ask(int page) {
      if (asked.add(page)) {
        int attempt = tries;
        reads.ask(
            new Call.ListPage(what, page),
            ended -> {
              if (!over && attempt == tries) {
                saw(page, ended);
              }
            });
      }
    }

    private void saw(int page, Reads.Ended ended) {
      switch (ended.what()) {
        case AfterRead.Use(Fact.Page seen) -> {
          pages.put(page, seen.seen());
          total = Math.max(total, seen.total().orElse(0));
          askedAt = ended.askedAt().isBefore(askedAt) ? ended.askedAt() : askedAt;
          for (int next = 2; next <= seen.pages(); next++) {
            ask(next);
          }
          if (pages.size() == asked.size()) {
            judge();
          }
        }
        case AfterRead.Use _ -> end(new Result.Failed("an answer that is no page"));
        case AfterRead.Absent(String words) -> end(new Result.Absent(words));
        case AfterRead.Deny(String words) -> end(new Result.Denied(words));
        case AfterRead.Fail(String words) -> end(new Result.Failed(words));
        case AfterRead.Again(_, String words) -> end(new Result.Failed(words));
      }
    }

    /**
     * Complete is what shows as many different objects as the largest total that any page named.
     */
    private void judge() {
      Set<String> ids = new HashSet<>();
      List<Live> seen = new ArrayList<>();
      int shown = pages.values().stream().mapToInt(List::size).sum();
      long wanted = total > 0 ? total : shown;
      for (List<Live> page : pages.values()) {
        for (Live live : page) {
          if (ids.add(live.id())) {
            seen.add(live);
          }
        }
      }
      if (ids.size() >= wanted) {
        end(new Result.Complete(seen, askedAt));
      } else if (tries < TRIES) {
        begin();
      } else {
        String words = "the pages show " + ids.size() + " of " + wanted;
        end(new Result.Incomplete(seen, askedAt, words));
      }
    }

    private void end(Result result) {
      over = true;
      pages.clear();
      latest.remove(what, this);
      List.copyOf(then).forEach(consumer -> consumer.accept(result));
    }
  }
}
