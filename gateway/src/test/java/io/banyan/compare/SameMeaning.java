package io.banyan.compare;

import io.banyan.compare.PointerTree.Ignored;
import io.banyan.compare.PointerTree.Near;
import io.banyan.compare.PointerTree.Unordered;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Writes one page of data twice, each time as another program might: members in any order, numbers, texts and moments
/// in any spelling, white space anywhere, what a rule ignores at random, and lists without an order shuffled.
final class SameMeaning {
    static final CompareRule RULE = DifferencesTests.rule(
            new Ignored("/updatedAt"),
            new Ignored("/items/*/score"),
            new Unordered("/tags", null),
            new Unordered("/items", "/id"),
            new Unordered("/offers", null),
            new Near("/offers/*/price", new Tolerance.Amount(new BigDecimal("0.01"))),
            new Near("/at", new Tolerance.Span(Duration.ofSeconds(2))));

    private static final Instant START = Instant.parse("2026-03-29T00:30:00Z");

    private final SplittableRandom page;

    /// @param seed of what the page says
    SameMeaning(long seed) {
        this.page = new SplittableRandom(seed);
    }

    /// The page's two spellings.
    static List<String> pair(long seed) {
        return List.of(
                new SameMeaning(seed).written(new SplittableRandom(seed ^ 0x5eed)),
                new SameMeaning(seed).written(new SplittableRandom(seed ^ 0x0dd5eed)));
    }

    private String written(RandomGenerator by) {
        List<String> members = new ArrayList<>();
        members.add(member("id", number(BigDecimal.valueOf(page.nextLong(1L << 50)), by), by));
        members.add(member("title", text(words(page.nextInt(12)), by), by));
        members.add(member("at", moment(START.plusSeconds(page.nextInt(400 * 86_400)), by), by));
        members.add(member("price", number(BigDecimal.valueOf(page.nextInt(100_000), 2), by), by));
        members.add(member("open", page.nextBoolean() ? "true" : "null", by));
        members.add(member("tags", list(tags(by), true, by), by));
        members.add(member("items", list(items(by), true, by), by));
        members.add(member("offers", list(offers(by), true, by), by));
        members.add(member("path", list(path(by), false, by), by));
        if (by.nextBoolean()) {
            members.add(member("updatedAt", number(BigDecimal.valueOf(by.nextInt()), by), by));
        }
        return object(members, by);
    }

    private List<String> tags(RandomGenerator by) {
        List<String> all = new ArrayList<>();
        for (int i = page.nextInt(5); i > 0; i--) {
            all.add(text(words(1), by));
        }
        return all;
    }

    private List<String> items(RandomGenerator by) {
        List<String> all = new ArrayList<>();
        for (int i = page.nextInt(5); i > 0; i--) {
            all.add(object(
                    List.of(
                            member("id", number(BigDecimal.valueOf(i), by), by),
                            member("score", number(BigDecimal.valueOf(by.nextInt(), 3), by), by),
                            member("place", object(List.of(member("city", text(words(2), by), by)), by), by)),
                    by));
        }
        return all;
    }

    /// Far enough from each other that each has one counterpart.
    private List<String> offers(RandomGenerator by) {
        List<String> all = new ArrayList<>();
        for (int i = page.nextInt(4); i > 0; i--) {
            BigDecimal price = BigDecimal.valueOf(i * 1_000L + page.nextInt(900), 2);
            BigDecimal shown = price.add(BigDecimal.valueOf(by.nextInt(6), 3));
            all.add(object(List.of(member("price", number(shown, by), by)), by));
        }
        return all;
    }

    private List<String> path(RandomGenerator by) {
        List<String> all = new ArrayList<>();
        for (int i = page.nextInt(4); i > 0; i--) {
            all.add(number(BigDecimal.valueOf(page.nextInt(10)), by));
        }
        return all;
    }

    private String words(int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.appendCodePoint("aeiouäß€\"\\/\n😀 ".codePointAt(page.nextInt(12)));
        }
        return words.toString();
    }

    private static String member(String name, String value, RandomGenerator by) {
        return text(name, by) + blank(by) + ":" + blank(by) + value;
    }

    private static String object(List<String> members, RandomGenerator by) {
        return "{" + joined(members, true, by) + "}";
    }

    private static String list(List<String> elements, boolean shuffled, RandomGenerator by) {
        return "[" + joined(elements, shuffled, by) + "]";
    }

    private static String joined(List<String> parts, boolean shuffled, RandomGenerator by) {
        List<String> all = new ArrayList<>(parts);
        if (shuffled) {
            Collections.shuffle(all, Random.from(by));
        }
        return blank(by) + String.join(blank(by) + "," + blank(by), all) + blank(by);
    }

    private static String blank(RandomGenerator by) {
        return by.nextInt(4) == 0 ? " \n\t\r".substring(0, 1 + by.nextInt(4)) : "";
    }

    private static String number(BigDecimal value, RandomGenerator by) {
        return switch (by.nextInt(4)) {
            case 0 -> value.toPlainString();
            case 1 -> value.setScale(Math.max(0, value.scale()) + by.nextInt(4)).toPlainString();
            case 2 -> value.movePointRight(3).toPlainString() + "e-3";
            default -> value.movePointLeft(2).toPlainString() + "E+02";
        };
    }

    /// Each character as it is, or escaped.
    private static String text(String value, RandomGenerator by) {
        StringBuilder written = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean must = c == '"' || c == '\\' || c < ' ';
            if (must || by.nextInt(8) == 0 || Character.isSurrogate(c)) {
                written.append("\\u%04x".formatted((int) c));
            } else {
                written.append(c);
            }
        }
        return written.append('"').toString();
    }

    /// Up to a second off, at any offset.
    private static String moment(Instant at, RandomGenerator by) {
        Instant shown = at.plusMillis(by.nextInt(1_000));
        return switch (by.nextInt(4)) {
            case 0 -> "\"" + shown + "\"";
            case 1 -> "\"" + shown.atOffset(ZoneOffset.ofHours(by.nextInt(-11, 12))) + "\"";
            case 2 -> String.valueOf(shown.toEpochMilli());
            default -> BigDecimal.valueOf(shown.toEpochMilli(), 3).toString();
        };
    }
}
