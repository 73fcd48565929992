package dev.phonefleet.openapi;

import java.util.Comparator;
import java.util.List;

/** A published path, some of whose segments stand for ids. */
record PathTemplate(List<String> segments) {
  private static final String ANY = "~";

  /** A path that is spelled out comes before one with an id in the same place. */
  static final Comparator<PathTemplate> SPELLED_OUT_FIRST =
      Comparator.comparing(template ->
          String.join("/", template.segments.stream().map(it -> isAny(it) ? ANY : it).toList()));

  static PathTemplate of(String path) {
    return new PathTemplate(segmentsOf(path));
  }

  static List<String> segmentsOf(String path) {
    return List.of(path.split("/", -1));
  }

  boolean matches(List<String> actual) {
    if (actual.size() != segments.size()) {
      return false;
    }
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      boolean same = isAny(segment) ? !actual.get(i).isEmpty() : segment.equals(actual.get(i));
      if (!same) {
        return false;
      }
    }
    return true;
  }

  /** Whether what is read here is an object that is not saved yet. */
  boolean isTemplateOfAnObject() {
    return segments.getLast().equals("template");
  }

  private static boolean isAny(String segment) {
    return segment.startsWith("{");
  }

  @Override
  public String toString() {
    return String.join("/", segments);
  }
}
