package io.banyan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

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
        // Below the temporary folder, and open: the worker of an nginx that root starts is nobody.
        Path folder = Files.createTempDirectory("banyan-bench");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            Children children = new Children(folder);
            Report report = report(new Workplace(repository, folder), children, options);
            System.out.println(report.markdown());
            report.write(repository.resolve(options.report()));
            System.err.println("bench: written to " + options.report() + ".md and .json");
            return 0;
        } catch (BenchFailure e) {
            System.err.println("banyan: " + e.getMessage());
            return 1;
        }
    }

    private static Report report(Workplace workplace, Children children, BenchOptions options) {
        Pace pace = options.pace();
        BenchRun run = new BenchRun(workplace, children, pace);
        List<Section> sections = new ArrayList<>();
        if (!options.pairs().isEmpty()) {
            sections.add(run.pairs(options.pairs().getFirst(), options.pairs().getLast()));
        } else {
            sections.add(run.main(options.lanes()));
            if (pace.whole() && options.only().isEmpty()) {
                sections.add(run.bodies(Payload.KB10));
                sections.add(run.bodies(Payload.MB1));
                sections.add(run.many());
            }
        }
        return new Report(Machine.facts(children), sections);
    }
}
