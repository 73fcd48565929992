package dev.phonefleet.simulator.scenario;

import java.util.Set;

/**
 * What is refused by policy.
 *
 * @param denied permissions that tokens lack, refused with 403 {@code missing.permissions}; default
 *     none
 * @param foreignRegion how a phone write in a group of another region is refused while the tenant
 *     has no cross-region routing; default {@link ForeignRegion#FORBIDDEN}
 */
public record Refusals(Set<Permission> denied, ForeignRegion foreignRegion) {
  public Refusals {
    denied = Set.copyOf(denied);
  }

  /** The four permissions of the contract. */
  public enum Permission {
    GROUP_READ("Telephony:EdgeGroup:Read"),
    GROUP_WRITE("Telephony:EdgeGroup:Write"),
    PHONE_READ("Telephony:Phone:Read"),
    PHONE_WRITE("Telephony:Phone:Write");

    private final String words;

    Permission(String words) {
      this.words = words;
    }

    /** The permission string, such as {@code Telephony:Phone:Write}. */
    public String words() {
      return words;
    }
  }

  /** How a phone write in another region is refused. */
  public enum ForeignRegion {
    /** 403. */
    FORBIDDEN,
    /** 404 "Resource not found". */
    NOT_FOUND
  }

  /** Nothing is denied. */
  public static Refusals defaults() {
    return new Refusals(Set.of(), ForeignRegion.FORBIDDEN);
  }

  /** The same without these permissions. */
  public Refusals withDenied(Permission... permissions) {
    return new Refusals(Set.of(permissions), foreignRegion);
  }

  /** The same with another refusal of writes in another region. */
  public Refusals withForeignRegion(ForeignRegion answer) {
    return new Refusals(denied, answer);
  }
}
