package dev.phonefleet.workflow;

import dev.phonefleet.diagnostic.Exit;

/**
 * What a command did; each object counts once.
 *
 * @param requests every HTTP request, tokens included
 * @param unknown sent, and nobody knows what came of it
 * @param left not begun when the run was stopped
 */
public record Summary(
    String command,
    Exit exit,
    long created,
    long updated,
    long deleted,
    long unchanged,
    long failed,
    long held,
    long requests,
    long unknown,
    long left) {
  /** A summary of a command that did nothing. */
  public static Summary nothing(String command, Exit exit, long requests) {
    return new Summary(command, exit, 0, 0, 0, 0, 0, 0, requests, 0, 0);
  }
}
