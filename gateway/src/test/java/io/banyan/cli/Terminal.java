package io.banyan.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import picocli.CommandLine;

/// A shell in front of `./banyan`: runs a line and keeps what was printed. Unless somebody sets the clock, it is
/// 03:16:20 UTC on 22 November 2026.
final class Terminal {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T03:16:20Z"), ZoneOffset.UTC);

    private final Map<String, String> variables = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Clock clock = CLOCK;
    private Path folder = Path.of("");
    private boolean watched;
    private boolean colour;

    static Terminal at(AdminRelay admin) {
        return new Terminal().with("BANYAN_ADMIN", admin.url()).with("BANYAN_TOKEN", RealGateway.ANN);
    }

    Terminal with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    Terminal without(String variable) {
        variables.remove(variable);
        return this;
    }

    /// From now on it is then.
    Terminal at(Instant now) {
        clock = Clock.fixed(now, ZoneOffset.UTC);
        return this;
    }

    Terminal in(Path where) {
        folder = where;
        return this;
    }

    /// A person sees what is printed; otherwise it goes to a file.
    Terminal watched() {
        watched = true;
        return this;
    }

    Terminal coloured() {
        colour = true;
        return this;
    }

    /// @param line words; single quotes hold spaces
    int run(String line) {
        return run(Commands.of(given -> {}, around()), words(line));
    }

    /// By the way without picocli, if that takes the line.
    OptionalInt runPlainly(String line) {
        forget();
        return new PlainChange(around(), new PrintWriter(out, true), new PrintWriter(err, true)).run(words(line));
    }

    private static String[] words(String line) {
        return Pattern.compile("'([^']*)'|(\\S+)")
                .matcher(line)
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toArray(String[]::new);
    }

    int run(CommandLine command, String... words) {
        forget();
        return command.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }

    private void forget() {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
    }

    Surroundings around() {
        return new Surroundings(variables, folder, clock, watched, colour);
    }

    Ago ago() {
        return new Ago(clock);
    }

    String out() {
        return out.toString();
    }

    /// With `ID` for the id of each change, which is another every time.
    String plain() {
        return out().replaceAll("--undo-of [0-9a-f-]{36}", "--undo-of ID");
    }

    String err() {
        return err.toString();
    }

    List<String> lines() {
        return out().lines().toList();
    }
}
