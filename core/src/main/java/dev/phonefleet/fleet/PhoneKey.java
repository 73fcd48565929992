package dev.phonefleet.fleet;

/** What makes a phone that phone, whatever it is called: its kind decides. */
public sealed interface PhoneKey {
  /** A desk phone is its hardware address. */
  record Mac(MacAddress mac) implements PhoneKey {
    @Override
    public String toString() {
      return mac.toString();
    }
  }

  /** A WebRTC phone is the person it belongs to, by lower-case e-mail address. */
  record WebRtc(String email) implements PhoneKey {
    @Override
    public String toString() {
      return email;
    }
  }

  /** A remote station is its site and name. */
  record Remote(String site, String name) implements PhoneKey {
    @Override
    public String toString() {
      return site + "/" + name;
    }
  }
}
