package dev.phonefleet.desired;

import java.util.ArrayList;
import java.util.List;

/** The YAML file that is being read: where its findings and its keys of later releases go. */
final class Source {
  private final String file;
  private final Findings findings;
  private final List<NotYet> notYet = new ArrayList<>();

  Source(String file, Findings findings) {
    this.file = file;
    this.findings = findings;
  }

  String file() {
    return file;
  }

  Position at(Node node) {
    return new Position(file, node.line(), node.column());
  }

  void error(Node at, Mistake mistake) {
    findings.error(at(at), mistake);
  }

  void error(Node at, Code code, String what, String why, String next) {
    findings.error(at(at), new Mistake(code, what, why, next));
  }

  void warning(Node at, Code code, String what, String why, String next) {
    findings.warning(at(at), new Mistake(code, what, why, next));
  }

  /** Records a key that acts in a later release, and warns of it. */
  void notYet(String key, Position at) {
    notYet(
        key,
        at,
        Mistake.shown(key) + " does not act yet in this release.",
        "Remove it, or keep it for later: the file stays valid.");
  }

  /** The same with words of its own. */
  void notYet(String key, Position at, String what, String next) {
    notYet.add(new NotYet(key, at));
    findings.warning(
        at,
        new Mistake(
            Code.NOT_YET,
            what,
            "Online commands refuse it, so that nothing is ignored silently.",
            next));
  }

  List<NotYet> notYet() {
    return notYet;
  }

  Findings findings() {
    return findings;
  }
}
