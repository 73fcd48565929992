package dev.phonefleet.fleet;

/** Text that must appear in no file, log, error or report. */
public record Secret(String value) {
  @Override
  public String toString() {
    return "(secret)";
  }
}
