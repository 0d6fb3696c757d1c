package io.banyan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Entry of `./banyan bench`.
public final class Bench {
    private Bench() {}

    /// Measures, prints and writes. Exit codes: 0 done, 1 no figures that can be believed, 2 wrong usage.
    ///
    /// @param arguments the repository's folder, then what the user wrote
    public static void main(String[] arguments) throws IOException {
        List<String> words = List.of(arguments).subList(1, arguments.length);
        if (words.contains("--help") || words.contains("-h")) {
            System.out.println(BenchOptions.USAGE);
            return;
        }
        System.exit(status(Path.of(arguments[0]), words));
    }

    private static int status(Path repository, List<String> words) throws IOException {
        BenchOptions options;
        try {
            options = BenchOptions.read(words);
        } catch (BenchFailure e) {
            System.err.println("banyan: " + e.getMessage());
            return 2;
        }
        // Open to all: the worker of an nginx that root starts is nobody.
        Path folder = Files.createTempDirectory("banyan-bench");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Children children = new Children(folder);
        try {
            Report report = report(new Workplace(repository, folder), children, options);
            System.out.println(report.markdown());
            write(repository, options, report);
            return 0;
        } catch (BenchFailure e) {
            children.keepLogs();
            System.err.println("banyan: " + e.getMessage() + "\nWhat was started, and said: " + folder);
            return 1;
        }
    }

    private static Report report(Workplace workplace, Children children, BenchOptions options) {
        Pace pace = options.pace();
        Map<String, String> machine = Machine.facts(children);
        BenchRun run = new BenchRun(workplace, children, pace);
        List<Section> sections = new ArrayList<>();
        if (!options.pairs().isEmpty()) {
            sections.add(run.pairs(options.pairs()));
            return new Report(machine, sections);
        }
        if (!options.lanes().isEmpty()) {
            sections.add(run.main(options.lanes()));
        }
        for (Part part : options.parts()) {
            sections.addAll(run.part(part));
        }
        return new Report(machine, sections);
    }

    private static void write(Path repository, BenchOptions options, Report report) throws IOException {
        report.write(repository.resolve(options.report()));
        System.err.println("bench: written to " + options.report() + ".md and .json");
        if (options.whole()) {
            Path readme = repository.resolve("README.md");
            Files.writeString(readme, Readme.with(Files.readString(readme), report.brief()));
        }
    }
}
