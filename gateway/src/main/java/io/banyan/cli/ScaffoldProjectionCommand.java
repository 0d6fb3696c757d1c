package io.banyan.cli;

import io.banyan.cli.Ownership.Owned;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./banyan new projection NAME`: a class for the library in `projections/` that keeps one document for each row of a
/// table, and its test. Both compile and pass as they are. Asks no gateway.
@Command(
        name = "projection",
        description = "Write a projection, a Java class that keeps a view of a table, and its test.",
        footer = {
            "",
            "On a terminal, the command asks for whatever is missing. It never overwrites a file.",
            "  ./banyan new projection members --table member --columns id,name,city --package org.example"
        })
public final class ScaffoldProjectionCommand implements Callable<Integer> {
    private static final Pattern VIEW = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final Pattern TABLE = Pattern.compile("([^\"\\\\\\p{Cntrl}./%]+\\.)?[^\"\\\\\\p{Cntrl}./%]{1,100}");
    private static final Pattern COLUMN = Pattern.compile("[^\"\\\\\\p{Cntrl}%]+");
    private static final Pattern PACKAGE = Pattern.compile("[a-z_][a-z0-9_]*(\\.[a-z_][a-z0-9_]*)*");
    private static final Pattern UNFIT = Pattern.compile("[\\\\\\p{Cntrl}%]");
    private static final Set<String> KEYWORDS = Set.copyOf(List.of("""
            _ abstract assert boolean break byte case catch char class const continue default do double else enum \
            extends false final finally float for goto if implements import instanceof int interface long native new \
            null package private protected public return short static strictfp super switch synchronized this throw \
            throws transient true try void volatile while""".split(" ", -1)));

    private final Surroundings around;
    private final Supplier<Reader> answers;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "Use this name for the view, and for the class: members becomes MembersProjection.")
    private String name = "";

    @Mixin
    private final Ownership ownership = new Ownership();

    @Option(
            names = "--table",
            paramLabel = "TABLE",
            description = "Read this table of the monolith's database. Default: ask on a terminal.")
    private @Nullable String table;

    @Option(
            names = "--columns",
            paramLabel = "NAMES",
            description = "Capture these columns, and no others: id,name,city. Default: ask on a terminal.")
    private @Nullable String columns;

    @Option(
            names = "--key",
            paramLabel = "NAME",
            defaultValue = "id",
            description = "Name the column of the table's primary key. Default: ${DEFAULT-VALUE}.")
    private String key = "id";

    @Option(
            names = "--package",
            paramLabel = "NAME",
            defaultValue = "views",
            description = "Put the class into this package. Default: ${DEFAULT-VALUE}.")
    private String inPackage = "views";

    @Option(
            names = "--into",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Write below src/main/java and src/test/java of this module. Default: this folder.")
    private Path module = Path.of(".");

    ScaffoldProjectionCommand(Surroundings around, Supplier<Reader> answers) {
        this.around = around;
        this.answers = answers;
    }

    @Override
    public Integer call() {
        return new Writing(spec, around, answers).run(this::write);
    }

    private void write(Questions questions, LocalDate today) {
        check(VIEW, "NAME", name, "1 to 63 of a-z, 0-9 and -, first a letter; write members, say");
        check(PACKAGE, "--package", inPackage, "a Java package; write org.example.views, say");
        if (Stream.of(inPackage.split("\\.", -1)).anyMatch(KEYWORDS::contains)) {
            throw new WrongLine("--package was '" + inPackage + "', which has a word of Java's own; choose another");
        }
        String read = questions.required(table, "--table public.member", "table of the monolith's database");
        String captured = questions.required(columns, "--columns id,name,city", "columns to capture, and no others");
        Owned owned = ownership.ask(questions, today);
        Writing.demand(questions);
        ProjectionText text = text(read, captured, owned);
        Path folder = Path.of(inPackage.replace('.', '/'));
        String main = shown("src/main/java", folder, text.className());
        String test = shown("src/test/java", folder, text.className() + "Tests");
        SequencedMap<String, String> files = new LinkedHashMap<>();
        files.put(main, text.main());
        files.put(test, text.test());
        new ScaffoldFiles(around.folder(), files).write();
        tell(main, test, text);
    }

    private ProjectionText text(String read, String captured, Owned owned) {
        check(TABLE, "--table", read, "TABLE or SCHEMA.TABLE; write public.member, say");
        check(COLUMN, "--key", key, "one column; write id, say, and for a key of several columns edit the class");
        LinkedHashSet<String> all = new LinkedHashSet<>(List.of(key));
        for (String column : captured.split(",", -1)) {
            check(COLUMN, "--columns", column.strip(), "names of columns; write id,name,city, say");
            all.add(column.strip());
        }
        for (String told : List.of(owned.owner(), owned.contact())) {
            if (UNFIT.matcher(told).find()) {
                throw new WrongLine("owner and contact stand in a comment; leave backslashes, % and control"
                        + " characters out of '" + told + "'");
            }
        }
        String full = read.contains(".") ? read : "public." + read;
        return new ProjectionText(name, inPackage, owned, full, key, List.copyOf(all));
    }

    private static void check(Pattern allowed, String what, String found, String says) {
        if (!allowed.matcher(found).matches()) {
            throw new WrongLine(what + " was '" + found + "' but must be " + says);
        }
    }

    private String shown(String sources, Path folder, String className) {
        return module.resolve(sources)
                .resolve(folder)
                .resolve(className + ".java")
                .normalize()
                .toString();
    }

    private void tell(String main, String test, ProjectionText text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(main + ": written; view " + name + ", version 1, of " + text.table());
        out.println(test + ": written");
        out.println("next:");
        out.println("  add io.banyan:banyan-projections to the module, and for its tests JUnit and ArchUnit");
        out.println("  mvn test -Dtest=" + text.className() + "Tests");
        out.println("  run the projection and serve its view: docs/projections.md");
        out.println("  ./banyan new route " + name);
        out.flush();
    }
}
