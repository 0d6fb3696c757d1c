package io.banyan.cli;

import java.io.PrintWriter;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What every command that asks the admin API has in common: `--json`, where it prints, how it ends when refused.
final class Asking {
    private final Surroundings around;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Print the API's JSON, for programs.")
    private boolean json;

    Asking(Surroundings around) {
        this.around = around;
    }

    /// The exit code: 0, or 1 with every reason on standard error.
    int run(Errand.Work work) {
        return errand().run(work);
    }

    Errand errand() {
        return new Errand(around, out(), err(), json);
    }

    void tell(Refused refused) {
        errand().tell(refused);
    }

    boolean json() {
        return json;
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    Surroundings around() {
        return around;
    }

    Ago ago() {
        return errand().ago();
    }

    Paint paint() {
        return new Paint(around.colour());
    }

    /// What is kept in a file is kept whole.
    int tableWidth() {
        return around.terminal() ? GroupTable.WIDTH : Table.UNCUT;
    }

    /// What is read of the line itself; wrong, it ends with exit code 2.
    <T> T written(Supplier<T> read) {
        try {
            return read.get();
        } catch (WrongLine wrong) {
            throw wrongUsage(String.valueOf(wrong.getMessage()));
        }
    }

    /// Ends with exit code 2; `what` follows on `banyan: `.
    ParameterException wrongUsage(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    /// A change without a reason is refused before anybody is asked.
    String reason(@Nullable String given, String example) {
        if (given == null || given.isBlank()) {
            throw wrongUsage(
                    "a reason is missing: it is recorded in the audit, for the next person to read; add --reason '"
                            + example + "'");
        }
        return given.strip();
    }
}
