package dev.phonefleet.desired;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Knows whose phones live at each site: on the published API phones belong to a site and not to a
 * group, so a site of two groups would leave open whose phones they are.
 */
final class Sites {
  private record Claim(Scope scope, Position at) {}

  private record Clash(String site, Scope scope) {}

  private final Findings findings;
  private final Map<String, Claim> claims = new HashMap<>();
  private final Set<Clash> told = new HashSet<>();

  Sites(Findings findings) {
    this.findings = findings;
  }

  /**
   * Says that phones of the scope live at the site; where others' do already, both places are
   * reported, once.
   *
   * @param at worked out only where it is needed: every phone has a site
   */
  void claim(String site, Scope scope, Supplier<Position> at) {
    Claim before = claims.get(site);
    if (before == null) {
      claims.put(site, new Claim(scope, at.get()));
    } else if (!before.scope().equals(scope) && told.add(new Clash(site, scope))) {
      findings.error(
          at.get(),
          new Mistake(
              Code.SHARED_SITE,
              "The site "
                  + Mistake.shown(site)
                  + " stands in "
                  + scope.shown()
                  + " and in "
                  + before.scope().shown()
                  + ".",
              "It stands at "
                  + before.at()
                  + " already. With `api: published` a phone belongs to its site, so the phones of"
                  + " one site are all in one place.",
              "Leave the site to one of them, with all its phones."));
    }
  }
}
