package dev.phonefleet.outside;

import dev.phonefleet.fleet.Fields;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.Key;
import java.util.Optional;

/** What is asked of the world; one call is exactly one request. */
public sealed interface Call {
  /** The kinds of object that can be listed or looked at. */
  enum Kind {
    /** An edge group. */
    GROUP,
    /** A phone. */
    PHONE,
    /** What the platform knows about why a phone fails. */
    DIAGNOSIS,
    /** The tenant: its default region. */
    TENANT
  }

  /** One object: its kind, its id, and where it lives when its path needs that. */
  record Ref(Kind kind, String id, Optional<Home> home) {}

  /** A collection: a kind, and whose. */
  record Listing(Kind kind, Optional<Home> of) {}

  /** Changes nothing. */
  sealed interface Read extends Call {}

  /** Changes something; named by the object that it is about. */
  sealed interface Write extends Call {
    /** The object. */
    Key key();
  }

  /** Log in: the secret stays with the adapter. */
  record Token() implements Read {}

  /** One page of a collection, from 1. */
  record ListPage(Listing what, int page) implements Read {}

  /** One object, fresh. */
  record Look(Ref ref) implements Read {}

  /**
   * Make an object.
   *
   * @param home where it is to live, for phones
   */
  record Create(Key key, Optional<Home> home, Fields wanted) implements Write {}

  /**
   * Change an object.
   *
   * @param wanted the declared fields, laid over {@code base}
   * @param base the object as it was read
   */
  record Update(Key key, Ref ref, Fields wanted, Document base) implements Write {}
}
