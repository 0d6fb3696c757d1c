package io.banyan.blackbox.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A command as a document prints it: one or more lines that bash takes as a whole, with the comment behind it.
///
/// @param document such as `docs/tls.md`
/// @param line of its first line, from 1
/// @param block the number of its block in the document, from 1: a reader types a block from its top
/// @param shown the output that is printed below a `$ ` line; empty in a block of `sh`
record Printed(String document, int line, int block, String text, List<String> shown) {
    private static final String FENCE = "```";
    private static final String PROMPT = "$ ";

    /// Those of README.md, then those of docs/*.md by name, in the order of their lines.
    static List<Printed> all(Path root) {
        try (Stream<Path> files = Files.list(root.resolve("docs"))) {
            Stream<Path> documents =
                    files.filter(file -> file.toString().endsWith(".md")).sorted();
            return Stream.concat(Stream.of(root.resolve("README.md")), documents)
                    .flatMap(file -> of(root.relativize(file).toString(), lines(file)).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The blocks of `sh`, and the lines after `$ ` of those without a language.
    static List<Printed> of(String document, List<String> lines) {
        List<Printed> all = new ArrayList<>();
        int block = 0;
        for (int at = 0; at < lines.size(); at++) {
            String fence = lines.get(at).strip();
            if (fence.startsWith(FENCE)) {
                int end = at + 1;
                while (!lines.get(end).strip().equals(FENCE)) {
                    end++;
                }
                block++;
                List<String> inside = lines.subList(at + 1, end);
                if (fence.equals(FENCE + "sh")) {
                    all.addAll(commands(document, at + 2, block, inside));
                } else if (fence.equals(FENCE)) {
                    all.addAll(transcript(document, at + 2, block, inside));
                }
                at = end;
            }
        }
        return all;
    }

    private static List<Printed> commands(String document, int first, int block, List<String> lines) {
        List<Printed> all = new ArrayList<>();
        int begun = 0;
        for (int at = 0; at < lines.size(); at++) {
            String text = String.join("\n", lines.subList(begun, at + 1));
            if (isWhole(text)) {
                all.add(new Printed(document, first + begun, block, text, List.of()));
                begun = at + 1;
            }
        }
        if (begun < lines.size()) {
            throw new IllegalStateException(document + ":" + (first + begun) + " is no whole command");
        }
        return all;
    }

    private static List<Printed> transcript(String document, int first, int block, List<String> lines) {
        List<Printed> all = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).startsWith(PROMPT)) {
                int end = at + 1;
                while (end < lines.size() && !lines.get(end).startsWith(PROMPT)) {
                    end++;
                }
                String text = lines.get(at).substring(PROMPT.length());
                all.add(new Printed(document, first + at, block, text, List.copyOf(lines.subList(at + 1, end))));
            }
        }
        return all;
    }

    /// Whether it never ends by itself.
    boolean serves() {
        return text.startsWith("./banyan serve ");
    }

    /// Whether something is said behind it.
    boolean promises() {
        return text.contains(" # ") || !shown.isEmpty();
    }

    /// With the output that is printed.
    String whole() {
        return text + "\n" + String.join("\n", shown);
    }

    String where() {
        return document + ":" + line;
    }

    /// As bash sees it, which also knows of quotes and functions over several lines.
    private static boolean isWhole(String text) {
        if (text.endsWith("\\")) {
            return false;
        }
        try {
            Process bash = new ProcessBuilder("bash", "-n")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            bash.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            bash.getOutputStream().close();
            return bash.waitFor() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
