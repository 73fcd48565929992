package dev.phonefleet.network;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/** A DHCP packet that is put together by hand; options are hex: number, length, value. */
final class DhcpPacket {
  static final int ACKNOWLEDGED = 5;

  private final ByteBuffer bytes = ByteBuffer.allocate(576);

  /** The beginning of a reply, with its type as its first option. */
  DhcpPacket(int id, int type) {
    bytes.put((byte) 2).put((byte) 1).put((byte) 6).put((byte) 0).putInt(id);
    bytes.position(236).putInt(0x63825363);
    options("3501" + HexFormat.of().toHexDigits((byte) type));
  }

  DhcpPacket options(String hex) {
    bytes.put(HexFormat.of().parseHex(hex));
    return this;
  }

  DhcpPacket file(String hex) {
    bytes.put(108, HexFormat.of().parseHex(hex));
    return this;
  }

  DhcpPacket serverName(String hex) {
    bytes.put(44, HexFormat.of().parseHex(hex));
    return this;
  }

  /** The packet as it is, without a mark at its end. */
  byte[] cut() {
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  byte[] whole() {
    return options("ff").cut();
  }
}
