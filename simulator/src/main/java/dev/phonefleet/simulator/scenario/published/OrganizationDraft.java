package dev.phonefleet.simulator.scenario.published;

import java.util.List;

/** An organization being changed in one of its many parts. */
final class OrganizationDraft {
  private String id;
  private String name;
  private final String shortName;
  private Population population;
  private List<OrgSite> sites;
  private List<OrgTrunkBase> trunkBases;
  private List<OrgPhoneBase> phoneBases;
  private List<OrgUser> users;
  private List<OrgEdgeGroup> edgeGroups;
  private List<OrgEdge> edges;
  private List<OrgPool> didPools;
  private List<OrgNumber> dids;
  private List<OrgPool> extensionPools;
  private List<OrgNumber> extensions;
  private List<OrgPhone> phones;

  OrganizationDraft(Organization from) {
    id = from.id();
    name = from.name();
    shortName = from.shortName();
    population = from.population();
    sites = from.sites();
    trunkBases = from.trunkBases();
    phoneBases = from.phoneBases();
    users = from.users();
    edgeGroups = from.edgeGroups();
    edges = from.edges();
    didPools = from.didPools();
    dids = from.dids();
    extensionPools = from.extensionPools();
    extensions = from.extensions();
    phones = from.phones();
  }

  OrganizationDraft identity(String newId, String newName) {
    id = newId;
    name = newName;
    return this;
  }

  OrganizationDraft population(Population value) {
    population = value;
    return this;
  }

  OrganizationDraft sites(List<OrgSite> value) {
    sites = value;
    return this;
  }

  OrganizationDraft trunkBases(List<OrgTrunkBase> value) {
    trunkBases = value;
    return this;
  }

  OrganizationDraft phoneBases(List<OrgPhoneBase> value) {
    phoneBases = value;
    return this;
  }

  OrganizationDraft users(List<OrgUser> value) {
    users = value;
    return this;
  }

  OrganizationDraft edgeGroups(List<OrgEdgeGroup> value) {
    edgeGroups = value;
    return this;
  }

  OrganizationDraft edges(List<OrgEdge> value) {
    edges = value;
    return this;
  }

  OrganizationDraft didPools(List<OrgPool> value) {
    didPools = value;
    return this;
  }

  OrganizationDraft dids(List<OrgNumber> value) {
    dids = value;
    return this;
  }

  OrganizationDraft extensionPools(List<OrgPool> value) {
    extensionPools = value;
    return this;
  }

  OrganizationDraft extensions(List<OrgNumber> value) {
    extensions = value;
    return this;
  }

  OrganizationDraft phones(List<OrgPhone> value) {
    phones = value;
    return this;
  }

  Organization build() {
    return new Organization(
        id,
        name,
        shortName,
        population,
        sites,
        trunkBases,
        phoneBases,
        users,
        edgeGroups,
        edges,
        didPools,
        dids,
        extensionPools,
        extensions,
        phones);
  }
}
