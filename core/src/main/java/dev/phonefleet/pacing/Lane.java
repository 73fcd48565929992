package dev.phonefleet.pacing;

/** Something that limits how often, or how many at once: an edge group's path, a token. */
public record Lane(String id) {}
