package dev.phonefleet.simulator.scenario;

/** Why a phone's provisioning failed, as its diagnostics tell. */
public enum FailureCode {
  DNS_RESOLUTION_FAILED("The provisioning host could not be resolved by the phone's DNS server"),
  TFTP_TIMEOUT("No answer from the TFTP server on UDP port 69"),
  HTTPS_UNREACHABLE("The provisioning server could not be reached on TCP port 443"),
  CERTIFICATE_INVALID("The provisioning server's certificate was not accepted by the phone"),
  VLAN_MISMATCH("The phone is in another VLAN than its voice network"),
  FIRMWARE_DOWNLOAD_FAILED("The firmware bundle was not received completely"),
  CONFIGURATION_MISSING("The phone registered before its edge group could serve a configuration");

  private final String message;

  FailureCode(String message) {
    this.message = message;
  }

  /** The sentence that stands beside the code in a phone's diagnostics. */
  public String message() {
    return message;
  }
}
