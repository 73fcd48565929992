package dev.phonefleet.simulator.scenario;

/** How a region's TFTP endpoint answers a read request; an answer comes from a new port. */
public enum TftpMode {
  /** Error 1, File not found. */
  ERROR,
  /** One block of data, which is also the last; then a short wait for ACK or ERROR. */
  DATA,
  /** Listens and never answers. */
  SILENT,
  /** Does not listen: the port is unreachable. */
  CLOSED
}
