package io.banyan.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A start line and header lines exactly as they were on the wire (ISO-8859-1, without the line ends).
///
/// @param startLine `GET /a HTTP/1.1` or `HTTP/1.1 200 OK`
/// @param lines the header lines in their order and spelling, duplicates and folded lines included
public record Head(String startLine, List<String> lines) {
    public Head {
        lines = List.copyOf(lines);
    }

    /// Splits a head into its lines.
    ///
    /// @param raw everything up to and without the empty line
    static Head parse(String raw) {
        List<String> all = Arrays.asList(raw.split("\r\n", -1));
        return new Head(all.getFirst(), all.subList(1, all.size()));
    }

    public int status() {
        return Integer.parseInt(word(1));
    }

    public String method() {
        return word(0);
    }

    /// The request target byte for byte: what stands between the first and the last space.
    public String target() {
        return startLine.substring(startLine.indexOf(' ') + 1, startLine.lastIndexOf(' '));
    }

    /// The values of every line of that name (any case), in order, without outer white space.
    public List<String> values(String name) {
        return lines.stream()
                .filter(line -> nameOf(line).equalsIgnoreCase(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .toList();
    }

    public Optional<String> first(String name) {
        return values(name).stream().findFirst();
    }

    public boolean has(String name) {
        return !values(name).isEmpty();
    }

    /// The field names in their order and spelling.
    public List<String> names() {
        return lines.stream().map(Head::nameOf).toList();
    }

    private static String nameOf(String line) {
        int colon = line.indexOf(':');
        return colon < 0 ? line : line.substring(0, colon);
    }

    private String word(int index) {
        String[] words = startLine.split(" ", 3);
        return index < words.length ? words[index] : "";
    }
}
