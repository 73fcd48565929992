package dev.phonefleet.rollout;

import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.engine.AfterRead;
import dev.phonefleet.inventory.Listings;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import dev.phonefleet.plan.RegionCheck;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds out what a 403 or 404 on a write is about: one look at the group, through the collection,
 * and at the tenant's region.
 */
final class Understanding {
  private static final Call.Look TENANT =
      new Call.Look(new Call.Ref(Call.Kind.TENANT, "", Optional.empty()));

  /** What it is about. */
  sealed interface Cause {
    /** The group is in a region that the tenant does not serve. */
    record Region(Diagnostic why) implements Cause {}

    /** The group is not there any more. */
    record Gone() implements Cause {}

    /** Nothing larger: the permission, or the object itself. */
    record Itself() implements Cause {}
  }

  private final Desk desk;
  private final DesiredGroup group;

  Understanding(Desk desk, DesiredGroup group) {
    this.desk = desk;
    this.group = group;
  }

  void find(Consumer<Cause> then) {
    desk.reads.ask(
        TENANT,
        ended -> {
          Optional<Live.Tenant> tenant =
              ended.what() instanceof AfterRead.Use(Fact.Seen(Live.Tenant seen))
                  ? Optional.of(seen)
                  : Optional.empty();
          desk.listGroups(result -> then.accept(cause(tenant, result)));
        });
  }

  private Cause cause(Optional<Live.Tenant> tenant, Listings.Result result) {
    if (!(result instanceof Listings.Result.Complete(List<Live> seen, _))) {
      return new Cause.Itself();
    }
    Optional<Live.Group> live =
        seen.stream()
            .filter(Live.Group.class::isInstance)
            .map(Live.Group.class::cast)
            .filter(found -> found.name().equals(group.name()))
            .findFirst();
    if (live.isEmpty()) {
      return new Cause.Gone();
    }
    RegionCheck regions = new RegionCheck(tenant);
    return regions
        .landed(group, live.get())
        .or(() -> regions.declared(group))
        .<Cause>map(Cause.Region::new)
        .orElseGet(Cause.Itself::new);
  }
}
