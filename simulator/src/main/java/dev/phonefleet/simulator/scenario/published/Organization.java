package dev.phonefleet.simulator.scenario.published;

import java.util.List;

/**
 * What is there for the published contract before the first request, unless a state file says
 * otherwise. Objects name each other by name.
 *
 * @param id its id; default {@code 2b6f0cb0-4e0f-4a11-9c0a-5b8d3e7f1a20}
 * @param name its name; default {@code Acme}
 * @param shortName its short name; default {@code acme}
 * @param population made-up objects; default none
 * @param sites sites; default none
 * @param trunkBases trunk base settings; default none
 * @param phoneBases phone base settings; default none
 * @param users users; default none
 * @param edgeGroups edge groups; default none
 * @param edges edges; default none
 * @param didPools DID pools; default none
 * @param dids DIDs in use; default none
 * @param extensionPools extension pools; default none
 * @param extensions extensions in use; default none
 * @param phones phones; default none
 */
public record Organization(
    String id,
    String name,
    String shortName,
    Population population,
    List<OrgSite> sites,
    List<OrgTrunkBase> trunkBases,
    List<OrgPhoneBase> phoneBases,
    List<OrgUser> users,
    List<OrgEdgeGroup> edgeGroups,
    List<OrgEdge> edges,
    List<OrgPool> didPools,
    List<OrgNumber> dids,
    List<OrgPool> extensionPools,
    List<OrgNumber> extensions,
    List<OrgPhone> phones) {
  public Organization {
    sites = List.copyOf(sites);
    trunkBases = List.copyOf(trunkBases);
    phoneBases = List.copyOf(phoneBases);
    users = List.copyOf(users);
    edgeGroups = List.copyOf(edgeGroups);
    edges = List.copyOf(edges);
    didPools = List.copyOf(didPools);
    dids = List.copyOf(dids);
    extensionPools = List.copyOf(extensionPools);
    extensions = List.copyOf(extensions);
    phones = List.copyOf(phones);
  }

  /** An empty organization. */
  public static Organization defaults() {
    return new Organization(
        "2b6f0cb0-4e0f-4a11-9c0a-5b8d3e7f1a20",
        "Acme",
        "acme",
        Population.none(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private OrganizationDraft draft() {
    return new OrganizationDraft(this);
  }

  /** The same with this id. */
  public Organization withId(String newId) {
    return draft().identity(newId, name).build();
  }

  /** The same with this name. */
  public Organization withName(String newName) {
    return draft().identity(id, newName).build();
  }

  /** The same with made-up objects. */
  public Organization withPopulation(Population people) {
    return draft().population(people).build();
  }

  /** The same with these sites. */
  public Organization withSites(List<OrgSite> these) {
    return draft().sites(these).build();
  }

  /** The same with these sites. */
  public Organization withSites(OrgSite... these) {
    return withSites(List.of(these));
  }

  /** The same with these trunk base settings. */
  public Organization withTrunkBases(List<OrgTrunkBase> these) {
    return draft().trunkBases(these).build();
  }

  /** The same with these trunk base settings. */
  public Organization withTrunkBases(OrgTrunkBase... these) {
    return withTrunkBases(List.of(these));
  }

  /** The same with these phone base settings. */
  public Organization withPhoneBases(List<OrgPhoneBase> these) {
    return draft().phoneBases(these).build();
  }

  /** The same with these phone base settings. */
  public Organization withPhoneBases(OrgPhoneBase... these) {
    return withPhoneBases(List.of(these));
  }

  /** The same with these users. */
  public Organization withUsers(List<OrgUser> these) {
    return draft().users(these).build();
  }

  /** The same with these users. */
  public Organization withUsers(OrgUser... these) {
    return withUsers(List.of(these));
  }

  /** The same with these edge groups. */
  public Organization withEdgeGroups(List<OrgEdgeGroup> these) {
    return draft().edgeGroups(these).build();
  }

  /** The same with these edge groups. */
  public Organization withEdgeGroups(OrgEdgeGroup... these) {
    return withEdgeGroups(List.of(these));
  }

  /** The same with these edges. */
  public Organization withEdges(List<OrgEdge> these) {
    return draft().edges(these).build();
  }

  /** The same with these edges. */
  public Organization withEdges(OrgEdge... these) {
    return withEdges(List.of(these));
  }

  /** The same with these DID pools. */
  public Organization withDidPools(List<OrgPool> these) {
    return draft().didPools(these).build();
  }

  /** The same with these DID pools. */
  public Organization withDidPools(OrgPool... these) {
    return withDidPools(List.of(these));
  }

  /** The same with these DIDs in use. */
  public Organization withDids(List<OrgNumber> these) {
    return draft().dids(these).build();
  }

  /** The same with these DIDs in use. */
  public Organization withDids(OrgNumber... these) {
    return withDids(List.of(these));
  }

  /** The same with these extension pools. */
  public Organization withExtensionPools(List<OrgPool> these) {
    return draft().extensionPools(these).build();
  }

  /** The same with these extension pools. */
  public Organization withExtensionPools(OrgPool... these) {
    return withExtensionPools(List.of(these));
  }

  /** The same with these extensions in use. */
  public Organization withExtensions(List<OrgNumber> these) {
    return draft().extensions(these).build();
  }

  /** The same with these extensions in use. */
  public Organization withExtensions(OrgNumber... these) {
    return withExtensions(List.of(these));
  }

  /** The same with these phones. */
  public Organization withPhones(List<OrgPhone> these) {
    return draft().phones(these).build();
  }

  /** The same with these phones. */
  public Organization withPhones(OrgPhone... these) {
    return withPhones(List.of(these));
  }
}
