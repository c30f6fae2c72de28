package dev.vaultline.local.timer;

import java.util.BitSet;
import java.util.Locale;

/** One field of a schedule: its name, its range, and names for its values. */
enum Field {
  SECOND("second", 0, 59, ""),
  MINUTE("minute", 0, 59, ""),
  HOUR("hour", 0, 23, ""),
  DAY("day", 1, 31, ""),
  MONTH(
      "month",
      1,
      12,
      "january,february,march,april,may,june,july,august,september,october,november,december"),
  DAY_OF_WEEK("day of week", 0, 6, "sunday,monday,tuesday,wednesday,thursday,friday,saturday");

  private static final int SHORTEST_NAME = 3;

  private final String title;
  private final int first;
  private final int last;
  private final String names;

  Field(String title, int first, int last, String names) {
    this.title = title;
    this.first = first;
    this.last = last;
    this.names = names;
  }

  /** The values that a text such as {@code 1-5,10/20} stands for. */
  BitSet parse(String text) {
    BitSet values = new BitSet(last + 1);
    for (String part : text.split(",", -1)) {
      values.or(parsePart(part));
    }
    return values;
  }

  private BitSet parsePart(String part) {
    int slash = part.indexOf('/');
    String range = slash < 0 ? part : part.substring(0, slash);
    int step = slash < 0 ? 1 : number(part.substring(slash + 1), part);
    if (step < 1) {
      throw fault(part, "a step is 1 or more");
    }
    int from = first;
    int to = last;
    if (!range.equals("*")) {
      int dash = range.indexOf('-');
      from = value(dash < 0 ? range : range.substring(0, dash), part);
      // A start with a step and no end goes on to the end of the range.
      to = dash >= 0 ? value(range.substring(dash + 1), part) : slash >= 0 ? last : from;
    }
    if (from > to) {
      throw fault(part, "a range goes upwards");
    }
    BitSet values = new BitSet(last + 1);
    for (int value = from; value <= to; value += step) {
      values.set(value);
    }
    return values;
  }

  private int value(String text, String part) {
    String name = text.toLowerCase(Locale.ROOT);
    if (name.length() >= SHORTEST_NAME && !Character.isDigit(name.charAt(0))) {
      int index = 0;
      for (String known : names.split(",", -1)) {
        if (known.startsWith(name)) {
          return first + index;
        }
        index++;
      }
    }
    int number = number(text, part);
    if (number < first || number > last) {
      throw fault(part, "it is " + first + " to " + last);
    }
    return number;
  }

  private int number(String text, String part) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw fault(part, "'" + text + "' is no value");
    }
  }

  private IllegalArgumentException fault(String part, String rule) {
    return new IllegalArgumentException("the %s is '%s'; %s".formatted(title, part, rule));
  }
}
