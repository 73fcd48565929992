package dev.phonefleet.desired;

import java.util.Locale;

/** The kinds of finding that reading a file can have; their spelling never changes. */
enum Code {
  // the file as a whole
  NOT_FOUND,
  UNREADABLE,
  TOO_LARGE,
  ENCODING,
  EMPTY,
  SYNTAX,
  YAML_FEATURE,
  TOO_DEEP,
  MORE_FINDINGS,
  NOTHING_DECLARED,
  // keys
  UNKNOWN_KEY,
  DUPLICATE_KEY,
  MISSING_KEY,
  CONFLICTING_KEYS,
  NOT_YET,
  OTHER_API,
  NO_EFFECT,
  // values
  WRONG_TYPE,
  NO_VALUE,
  QUOTE_IT,
  BAD_VALUE,
  BAD_WORD,
  BAD_DURATION,
  BAD_NUMBER,
  OUT_OF_RANGE,
  BAD_URL,
  BAD_NAME,
  BAD_VERSION,
  UNKNOWN_REGION,
  BAD_MAC,
  BAD_PHONE_NUMBER,
  // groups and phones
  DUPLICATE_GROUP,
  DUPLICATE_MAC,
  DUPLICATE_PHONE,
  NEEDS_STANDALONE,
  NEEDS_STATION,
  NEEDS_USER,
  SHARED_SITE,
  // inventories
  BAD_PATH,
  DUPLICATE_INVENTORY,
  EMPTY_INVENTORY,
  UNKNOWN_COLUMN,
  DUPLICATE_COLUMN,
  MISSING_COLUMN,
  TOO_MANY_CELLS,
  BAD_QUOTES,
  SPREADSHEET_DAMAGE;

  /** What findings carry, such as {@code file.duplicate-mac}. */
  String id() {
    return "file." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
