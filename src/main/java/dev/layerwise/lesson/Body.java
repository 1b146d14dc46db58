package dev.layerwise.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What stands inside a directive that asks something: words, then perhaps a list, then perhaps a
 * quote.
 *
 * @param quote the lines that begin with {@code >} after everything, without it
 */
record Body(Lines words, List<Item> items, Lines quote) {
  /** A list as Markdown has it, with {@code -}. */
  static final Pattern BULLET = Pattern.compile("- +(.*)");

  /** A list with numbers. */
  static final Pattern NUMBERED = Pattern.compile("\\d{1,3}[.)] +(.*)");

  private static final Pattern QUOTE = Pattern.compile(" ?> ?(.*)");

  /**
   * An item of the list.
   *
   * @param quote its own lines that begin with {@code >}
   */
  record Item(int line, Lines words, Lines quote) {}

  static Body read(Lines lines, Pattern marker, Findings findings) {
    return new Splitter(marker, findings).split(lines);
  }

  /** Goes through the lines once. */
  private static final class Splitter {
    private final Pattern marker;
    private final Findings findings;
    private final List<Lines.Line> words = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();
    private final List<Lines.Line> quote = new ArrayList<>();
    private final List<Lines.Line> itemWords = new ArrayList<>();
    private final List<Lines.Line> itemQuote = new ArrayList<>();

    Splitter(Pattern marker, Findings findings) {
      this.marker = marker;
      this.findings = findings;
    }

    Body split(Lines lines) {
      for (var line : lines.lines()) {
        take(line);
      }
      endItem();
      return new Body(new Lines(words), List.copyOf(items), new Lines(quote));
    }

    private void take(Lines.Line line) {
      var item = marker.matcher(line.text());
      var quoted = QUOTE.matcher(line.text());
      if (item.matches()) {
        refuseAfterQuote(line);
        endItem();
        itemWords.add(line.with(item.group(1)));
      } else if (quoted.matches()) {
        quote.add(line.with(quoted.group(1)));
      } else if (!quote.isEmpty()) {
        refuseAfterQuote(line);
      } else if (itemWords.isEmpty()) {
        words.add(line);
      } else {
        takeIntoItem(line);
      }
    }

    private void takeIntoItem(Lines.Line line) {
      var inside = line.with(line.text().strip());
      var quoted = QUOTE.matcher(inside.text());
      if (quoted.matches()) {
        itemQuote.add(line.with(quoted.group(1)));
      } else if (!inside.isBlank() && !itemQuote.isEmpty()) {
        itemQuote.add(inside);
      } else {
        itemWords.add(inside);
      }
    }

    private void refuseAfterQuote(Lines.Line line) {
      if (!quote.isEmpty() && !line.isBlank()) {
        findings.add(line.number(), "After the explanation (the lines with >) nothing can follow.");
      }
    }

    private void endItem() {
      if (!itemWords.isEmpty()) {
        items.add(new Item(itemWords.get(0).number(), new Lines(itemWords), new Lines(itemQuote)));
        itemWords.clear();
        itemQuote.clear();
      }
    }
  }
}
