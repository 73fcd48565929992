package dev.phonefleet.network;

import java.io.ByteArrayOutputStream;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** DHCP messages as bytes (RFC 2131, 2132, 3396). */
final class DhcpMessages {
  private static final HexFormat HEX = HexFormat.of();
  private static final int REQUEST = 1;
  private static final int REPLY = 2;
  private static final int INFORM = 8;
  private static final int ACKNOWLEDGEMENT = 5;
  private static final int COOKIE = 0x63825363;

  private static final int HARDWARE = 28;
  private static final int SERVER_NAME = 44;
  private static final int FILE = 108;
  private static final int COOKIE_AT = 236;
  private static final int OPTIONS = 240;

  /** What the oldest relays expect at least. */
  private static final int SMALLEST = 300;

  private static final int PAD = 0;
  private static final int OVERLOAD = 52;
  private static final int MESSAGE_TYPE = 53;
  private static final int SERVER = 54;
  private static final int WANTED_LIST = 55;
  private static final int VENDOR_CLASS = 60;
  private static final int END = 255;

  /** The options by which phones find where they are provisioned. */
  private static final byte[] WANTED = {43, 66, (byte) 150, (byte) 160};

  private DhcpMessages() {}

  /**
   * An acknowledgement.
   *
   * @param server who gave it, as it says itself
   * @param options those that were wanted and came, in hex, by number
   */
  record Acknowledged(Optional<String> server, SortedMap<Integer, String> options) {}

  /**
   * A DHCPINFORM.
   *
   * @param id by which its answer is known
   * @param hardware the address of the interface, in hex; at most sixteen bytes
   */
  static byte[] inform(int id, Inet4Address own, String hardware, Optional<String> vendorClass) {
    byte[] mac = HEX.parseHex(hardware);
    byte[] vendor = vendorClass.orElse("").getBytes(StandardCharsets.UTF_8);
    if (vendor.length > 255) {
      throw new IllegalArgumentException("the vendor class is longer than 255 bytes");
    }
    ByteBuffer out = ByteBuffer.allocate(SMALLEST + 2 + vendor.length);
    out.put((byte) REQUEST).put((byte) 1).put((byte) mac.length).put((byte) 0).putInt(id);
    // Where this host is reached: the answer goes there.
    out.position(12).put(own.getAddress());
    out.position(HARDWARE).put(mac);
    out.position(COOKIE_AT).putInt(COOKIE);
    out.put((byte) MESSAGE_TYPE).put((byte) 1).put((byte) INFORM);
    out.put((byte) WANTED_LIST).put((byte) (WANTED.length + 1)).put(WANTED).put((byte) SERVER);
    if (vendorClass.isPresent()) {
      out.put((byte) VENDOR_CLASS).put((byte) vendor.length).put(vendor);
    }
    out.put((byte) END);
    return Arrays.copyOf(out.array(), Math.max(SMALLEST, out.position()));
  }

  /** The acknowledgement of the message with this id; empty for any other bytes. */
  static Optional<Acknowledged> acknowledged(byte[] bytes, int id) {
    if (bytes.length < OPTIONS) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (in.get(0) != REPLY || in.getInt(4) != id || in.getInt(COOKIE_AT) != COOKIE) {
      return Optional.empty();
    }
    Map<Integer, ByteArrayOutputStream> all = options(bytes);
    if (!hex(all, MESSAGE_TYPE).equals(HEX.toHexDigits((byte) ACKNOWLEDGEMENT))) {
      return Optional.empty();
    }
    SortedMap<Integer, String> wanted = new TreeMap<>();
    for (byte number : WANTED) {
      int option = number & 0xff;
      if (all.containsKey(option)) {
        wanted.put(option, hex(all, option));
      }
    }
    return Optional.of(new Acknowledged(server(all), Collections.unmodifiableSortedMap(wanted)));
  }

  private static String hex(Map<Integer, ByteArrayOutputStream> all, int option) {
    return Optional.ofNullable(all.get(option))
        .map(value -> HEX.formatHex(value.toByteArray()))
        .orElse("");
  }

  private static Optional<String> server(Map<Integer, ByteArrayOutputStream> all) {
    return Optional.ofNullable(all.get(SERVER))
        .map(ByteArrayOutputStream::toByteArray)
        .filter(it -> it.length == 4)
        .map(it ->
            (it[0] & 0xff) + "." + (it[1] & 0xff) + "." + (it[2] & 0xff) + "." + (it[3] & 0xff));
  }

  /** Where options may stand besides their own field is itself an option. */
  private static Map<Integer, ByteArrayOutputStream> options(byte[] bytes) {
    Map<Integer, ByteArrayOutputStream> all = new TreeMap<>();
    read(bytes, OPTIONS, bytes.length, all);
    byte[] overload =
        Optional.ofNullable(all.get(OVERLOAD))
            .map(ByteArrayOutputStream::toByteArray)
            .orElse(new byte[0]);
    int fields = overload.length == 1 ? overload[0] : 0;
    if ((fields & 1) != 0) {
      read(bytes, FILE, COOKIE_AT, all);
    }
    if ((fields & 2) != 0) {
      read(bytes, SERVER_NAME, FILE, all);
    }
    return all;
  }

  /** An option that comes again goes on where it stopped; one that does not fit is left out. */
  private static void read(
      byte[] bytes, int start, int end, Map<Integer, ByteArrayOutputStream> into) {
    int at = start;
    while (at < end && (bytes[at] & 0xff) != END) {
      int option = bytes[at++] & 0xff;
      if (option == PAD) {
        continue;
      }
      if (at >= end || at + 1 + (bytes[at] & 0xff) > end) {
        return;
      }
      int length = bytes[at++] & 0xff;
      into.computeIfAbsent(option, number -> new ByteArrayOutputStream()).write(bytes, at, length);
      at += length;
    }
  }
}
