package dev.phonefleet.cli;

import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.MacAddress;
import dev.phonefleet.workflow.Selection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code group=hq,site=HQ,mac=...,name=...}: all of it has to hold. */
final class Select implements ITypeConverter<Selection> {
  private static final List<String> KEYS = List.of("group", "site", "mac", "name");

  @Override
  public Selection convert(String text) {
    Map<String, String> parts = new HashMap<>();
    // A comma belongs to a value unless something like a key follows it.
    for (String part : text.split(",(?=\\s*[A-Za-z]+=)", -1)) {
      int equals = part.indexOf('=');
      String key = equals < 0 ? part.strip() : part.substring(0, equals).strip();
      if (equals < 0 || !KEYS.contains(key)) {
        throw wrong("\"" + key + "\" selects nothing; write group=, site=, mac= or name=");
      }
      String value = part.substring(equals + 1).strip();
      if (value.isEmpty()) {
        throw wrong(key + "= has no value");
      }
      if (parts.put(key, value) != null) {
        throw wrong(key + "= stands twice; repeat --select for one or the other");
      }
    }
    return new Selection(
        Optional.ofNullable(parts.get("group")).map(GroupName::new),
        Optional.ofNullable(parts.get("site")),
        Optional.ofNullable(parts.get("mac")).map(Select::mac),
        Optional.ofNullable(parts.get("name")));
  }

  private static MacAddress mac(String text) {
    return MacAddress.parse(text).orElseThrow(() -> wrong("\"" + text + "\" is no MAC address"));
  }

  private static TypeConversionException wrong(String words) {
    return new TypeConversionException(words);
  }
}
