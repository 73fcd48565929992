package dev.phonefleet.desired;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds our nodes from the parser's events. Anchors, aliases and tags are refused: a file that
 * cannot refer to itself cannot be a bomb, and what it says is what stands there.
 */
final class YamlTree {
  /** Deeper than any meaningful setting; far from the end of the stack. */
  private static final int DEPTH = 40;

  /** Phones by the hundred thousand in line; more belong in an inventory. */
  private static final int NODES = 3_000_000;

  /** Keys of one mapping, or single values in one list; lists of phones are longer. */
  private static final int MANY = 10_000;

  /** Longer than any value, and than any comment. */
  private static final int LONGEST = 1 << 20;

  private final Throttle text;
  private final Iterator<Event> events;
  private final Map<String, String> words = new HashMap<>();
  private Optional<Mark> last = Optional.empty();
  private int nodes;

  private YamlTree(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setBufferSize(64 << 10)
            .setCodePointLimit(Integer.MAX_VALUE)
            .setParseComments(false)
            .build();
    this.text = new Throttle(text, LONGEST);
    this.events = new Parse(settings).parseReader(this.text).iterator();
  }

  /** The file's only document; empty where it has none or cannot be read, which is then found. */
  static Optional<Node> read(String file, String text, Findings findings) {
    YamlTree tree = new YamlTree(text);
    try {
      return tree.document();
    } catch (YamlRefusal e) {
      findings.error(at(file, e.mark()), e.mistake());
    } catch (Throttle.Exhausted e) {
      findings.error(at(file, tree.last), YamlRefusal.endless());
    } catch (IllegalArgumentException e) {
      // The parser lets escapes such as backslash UFFFFFFFF through to Integer.parseInt.
      findings.error(at(file, tree.last), YamlRefusal.syntax("an escape names no character"));
    } catch (MarkedYamlEngineException e) {
      findings.error(
          at(file, e.getProblemMark().or(e::getContextMark)),
          YamlRefusal.syntax(e.getProblem(), Optional.ofNullable(e.getContext())));
    } catch (ReaderException e) {
      findings.error(
          TextFile.position(file, text, e.getPosition()),
          YamlRefusal.unprintable(e.getCodePoint()));
    } catch (YamlEngineException e) {
      String words = Optional.ofNullable(e.getMessage()).orElse("unknown");
      findings.error(at(file, tree.last), YamlRefusal.syntax(words));
    }
    return Optional.empty();
  }

  private static Position at(String file, Optional<Mark> mark) {
    return new Position(
        file, mark.map(Mark::getLine).orElse(0) + 1, mark.map(Mark::getColumn).orElse(0) + 1);
  }

  private Optional<Node> document() {
    Optional<Node> root = Optional.empty();
    boolean started = false;
    while (events.hasNext()) {
      Event event = next();
      if (event instanceof DocumentStartEvent) {
        if (started) {
          throw YamlRefusal.secondDocument(event);
        }
        started = true;
      } else if (event instanceof NodeEvent node) {
        root = Optional.of(node(node, 0));
      }
    }
    // A document without anything in it is one empty value.
    return root.filter(node -> !(node instanceof Node.Scalar scalar && scalar.isNull()));
  }

  private Event next() {
    Event event = events.next();
    text.progress();
    last = event.getEndMark();
    return event;
  }

  private Node node(Event event, int depth) {
    if (++nodes > NODES) {
      throw YamlRefusal.tooLarge(event, "The file has more than " + NODES + " values.");
    }
    if (depth > DEPTH) {
      throw YamlRefusal.tooDeep(event, DEPTH);
    }
    int line = event.getStartMark().map(Mark::getLine).orElse(0) + 1;
    int column = event.getStartMark().map(Mark::getColumn).orElse(0) + 1;
    return switch (event) {
      case AliasEvent alias -> throw YamlRefusal.alias(alias);
      case ScalarEvent scalar -> {
        YamlRefusal.checkExtras(scalar, scalar.getTag());
        if (halved(scalar.getValue())) {
          throw YamlRefusal.halfCharacter(scalar);
        }
        yield new Node.Scalar(shared(scalar.getValue()), scalar.isPlain(), line, column);
      }
      case SequenceStartEvent start -> {
        YamlRefusal.checkExtras(start, start.getTag());
        List<Node> items = new ArrayList<>();
        for (Event next = next(); next instanceof NodeEvent; next = next()) {
          if (items.size() >= MANY && next instanceof ScalarEvent) {
            throw YamlRefusal.tooLarge(next, "This list has more than " + MANY + " values.");
          }
          items.add(node(next, depth + 1));
        }
        yield new Node.Sequence(items, line, column);
      }
      case MappingStartEvent start -> {
        YamlRefusal.checkExtras(start, start.getTag());
        yield new Node.Mapping(entries(depth), line, column);
      }
      default -> throw new IllegalStateException("unexpected event " + event);
    };
  }

  private List<Node.Entry> entries(int depth) {
    List<Node.Entry> entries = new ArrayList<>();
    for (Event next = next(); next instanceof NodeEvent; next = next()) {
      if (entries.size() >= MANY) {
        throw YamlRefusal.tooLarge(next, "This mapping has more than " + MANY + " keys.");
      }
      if (next instanceof CollectionStartEvent) {
        throw YamlRefusal.complexKey(next);
      }
      if (!(node(next, depth + 1) instanceof Node.Scalar key)) {
        throw new IllegalStateException("unexpected key " + next);
      }
      Node value = node(next(), depth + 1);
      entries.add(new Node.Entry(key, at(key, value)));
    }
    return entries;
  }

  /** Whether a surrogate stands alone: no encoding could carry the text. */
  private static boolean halved(String text) {
    return text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  /** A value that is left out has no place of its own: its key's place helps more. */
  private static Node at(Node.Scalar key, Node value) {
    return value instanceof Node.Scalar(String text, boolean plain, int _, int _)
            && plain
            && text.isEmpty()
        ? new Node.Scalar(text, true, key.line(), key.column())
        : value;
  }

  /** Keys, models and labels come back in every phone: one object for each is enough. */
  private String shared(String text) {
    String known = words.get(text);
    if (known == null && words.size() < MANY) {
      words.put(text, text);
    }
    return known == null ? text : known;
  }
}
