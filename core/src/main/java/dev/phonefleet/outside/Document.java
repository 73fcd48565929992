package dev.phonefleet.outside;

/** The platform's own JSON of an object, kept whole so that fields we do not know survive. */
public record Document(String json) {
  @Override
  public String toString() {
    return "Document[" + json.length() + " characters]";
  }
}
