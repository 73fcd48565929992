package dev.phonefleet.desired;

import java.io.Reader;

/**
 * Gives a text to the parser as long as the parser makes something of it. A single value without
 * end would make it copy what it has seen over and over.
 */
final class Throttle extends Reader {
  /** The parser has read very far and found nothing. */
  static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Exhausted() {
      super("no end in sight", null, false, false);
    }
  }

  private final String text;
  private final int most;
  private int position;
  private int mark;

  /**
   * A reader at the start of the text.
   *
   * @param most how many characters are given without progress
   */
  Throttle(String text, int most) {
    this.text = text;
    this.most = most;
  }

  /** The parser found something. */
  void progress() {
    mark = position;
  }

  @Override
  public int read(char[] buffer, int offset, int length) {
    int count = Math.min(length, text.length() - position);
    if (count <= 0) {
      return -1;
    }
    if (position - mark > most) {
      throw new Exhausted();
    }
    text.getChars(position, position + count, buffer, offset);
    position += count;
    return count;
  }

  @Override
  public void close() {}
}
