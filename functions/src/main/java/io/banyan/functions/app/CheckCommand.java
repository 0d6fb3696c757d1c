package io.banyan.functions.app;

import io.banyan.functions.spec.FunctionFolders;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Reads a folder of functions and tells what is wrong; asks no host.
@Command(
        name = "check",
        description = "Check the function.yaml of each function in a folder; 1 where something is wrong.",
        usageHelpAutoWidth = true,
        sortOptions = false)
final class CheckCommand implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "DIR", description = "As of serve (default: this folder)")
    @Nullable
    String folder;

    @Option(names = "--help", usageHelp = true, description = "Show this")
    boolean help;

    @Override
    public Integer call() {
        FunctionFolders.Found found = new FunctionFolders(Path.of(folder == null ? "." : folder)).read();
        found.problems().forEach(System.err::println);
        if (!found.problems().isEmpty()) {
            return 1;
        }
        System.out.println("well written: " + String.join(", ", found.specs().keySet()));
        return 0;
    }
}
