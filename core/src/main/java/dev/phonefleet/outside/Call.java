package dev.phonefleet.outside;

import dev.phonefleet.fleet.Fields;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.Key;
import java.util.List;
import java.util.Map;
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
    TENANT,
    /** An edge. */
    EDGE,
    /** A site. */
    SITE,
    /** Trunk base settings, of phones and of edges. */
    TRUNK_BASE,
    /** Phone base settings: what the file calls a model. */
    PHONE_BASE,
    /** A person. */
    USER,
    /** What a person works at: a line of a phone. */
    STATION,
    /** A direct number. */
    DID,
    /** A range of direct numbers. */
    DID_POOL,
    /** An extension. */
    EXTENSION,
    /** A range of extensions. */
    EXTENSION_POOL
  }

  /** One object: its kind, its id, and where it lives when its path needs that. */
  record Ref(Kind kind, String id, Optional<Home> home) {}

  /** A collection: a kind, whose, and which of them. */
  record Listing(Kind kind, Optional<Home> of, Optional<Sought> sought) {
    /** All of them. */
    public Listing(Kind kind, Optional<Home> of) {
      this(kind, of, Optional.empty());
    }

    /** All of the organisation. */
    public static Listing all(Kind kind) {
      return new Listing(kind, Optional.empty());
    }

    /** Those of the organisation whose field has one of the values. */
    public static Listing by(Kind kind, Sought.Field field, List<String> values) {
      return new Listing(kind, Optional.empty(), Optional.of(new Sought(field, values)));
    }
  }

  /** What is looked for by the platform itself: objects whose field has one of the values. */
  record Sought(Field field, List<String> values) {
    /** What can be looked for. */
    public enum Field {
      /** A phone's hardware id, as twelve hex digits. */
      HARDWARE_ID,
      /** The person's id that a phone, or station, is the WebRTC phone of. */
      WEBRTC_USER,
      /** The name. */
      NAME,
      /** A person's e-mail address. */
      EMAIL,
      /** The platform's id. */
      ID,
      /** A DID's or extension's number. */
      NUMBER,
      /** The line that a station is. */
      LINE,
      /** The id of a person who is logged in on a line of the phone. */
      LOGGED_IN
    }

    public Sought {
      values = List.copyOf(values);
    }
  }

  /** Changes nothing. */
  sealed interface Read extends Call {}

  /** Changes something; named by the object that it is about. */
  sealed interface Write extends Call {
    /** The object. */
    Key key();
  }

  /** Log in, for one of the tokens, counted from 0: the secret stays with the adapter. */
  record Token(int slot) implements Read {
    /** The only one, or the first. */
    public Token() {
      this(0);
    }
  }

  /**
   * Looks at the network instead of asking the platform. What it meets is a {@link Sighting},
   * whatever it is: a probe is always done.
   */
  sealed interface Probe extends Read {}

  /**
   * One question for the A records of a name; over TCP when the answer over UDP was cut.
   *
   * @param resolver an IP address, with a port or without; {@link #SYSTEM}: whatever this host uses
   */
  record Dns(String name, String resolver) implements Probe {
    /** The resolver of this host, with its caches. */
    public static final String SYSTEM = "system";
  }

  /**
   * A connection to a port, and what is to be asked over it.
   *
   * @param host whose certificate is expected
   * @param address where to connect; the host is not looked up again
   * @param tls whether to shake hands
   * @param get the path to ask for over TLS; redirects are not followed
   */
  record Tcp(String host, String address, int port, boolean tls, Optional<String> get)
      implements Probe {}

  /** A read request for a file over TFTP; the transfer is ended at its first packet. */
  record Tftp(String address, int port, String file) implements Probe {}

  /**
   * A DHCPINFORM that asks for the options 43, 66, 150 and 160.
   *
   * @param server an IP address, or the name of an interface for a broadcast there
   * @param vendorClass option 60
   */
  record DhcpInform(String server, Optional<String> vendorClass) implements Probe {}

  /** One page of a collection, from 1. */
  record ListPage(Listing what, int page) implements Read {}

  /** One object, fresh. */
  record Look(Ref ref) implements Read {}

  /** The prefilled body of a phone of a base, which is not saved. */
  record Template(String baseId) implements Read {}

  /** Network tools that an edge can run. */
  enum Tool {
    /** Echo requests. */
    PING,
    /** A look-up of a name. */
    NSLOOKUP,
    /** The hops on a way. */
    TRACEPATH
  }

  /** Has an edge run a tool; changes nothing. */
  record StartTool(String edgeId, Tool tool, String host) implements Read {}

  /** What an edge's last run of a tool printed. */
  record ToolResult(String edgeId, Tool tool) implements Read {}

  /**
   * What names in declared fields stand for on the platform.
   *
   * @param ids by kind and name
   * @param template the prefilled body of the phone's model, for a create and a change of model
   */
  record Bindings(Map<Name, String> ids, Optional<Document> template) {
    /** A name of a kind of object. */
    public record Name(Kind kind, String name) {}

    /** Nothing has to be translated. */
    public static final Bindings NONE = new Bindings(Map.of(), Optional.empty());

    public Bindings {
      ids = Map.copyOf(ids);
    }

    /**
     * The id behind a name.
     *
     * @throws IllegalArgumentException when it is not there: whoever plans binds all names first
     */
    public String id(Kind kind, String name) {
      String id = ids.get(new Name(kind, name));
      if (id == null) {
        throw new IllegalArgumentException("not bound: " + kind + " " + name);
      }
      return id;
    }
  }

  /**
   * Make an object.
   *
   * @param home where it is to live, for phones
   */
  record Create(Key key, Optional<Home> home, Fields wanted, Bindings bindings) implements Write {
    /** Makes an object whose fields need no translation. */
    public Create(Key key, Optional<Home> home, Fields wanted) {
      this(key, home, wanted, Bindings.NONE);
    }
  }

  /**
   * Change an object.
   *
   * @param wanted the declared fields, laid over {@code base}
   * @param base the object as it was read
   */
  record Update(Key key, Ref ref, Fields wanted, Document base, Bindings bindings)
      implements Write {
    /** Changes an object whose fields need no translation. */
    public Update(Key key, Ref ref, Fields wanted, Document base) {
      this(key, ref, wanted, base, Bindings.NONE);
    }
  }

  /** Takes an edge into service. */
  record TakeIntoService(Key key, Ref edge) implements Write {}

  /** Puts a person on a station, or makes it that person's default. */
  record Assign(Key key, String stationId, String userId, boolean asDefault) implements Write {}

  /** Takes whoever is on a station off it. */
  record Disassociate(Key key, String stationId) implements Write {}

  /** Restarts phones, at most 50 at a time; named by the first of them. */
  record Reboot(Key key, List<String> phoneIds) implements Write {
    public Reboot {
      phoneIds = List.copyOf(phoneIds);
    }
  }
}
