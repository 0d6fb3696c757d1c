package io.banyan.cli;

import java.io.Reader;
import java.time.LocalDate;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// What `./banyan new route` and `new projection` have in common: whom they ask, and how they end.
///
/// @param answers opened when something is asked for
record Writing(CommandSpec spec, Surroundings around, Supplier<Reader> answers) {
    /// The part of a command that is its own.
    @FunctionalInterface
    interface Work {
        void with(Questions questions, LocalDate today);
    }

    /// The exit code: 0, or 1 with the reason on standard error.
    ///
    /// @throws ParameterException for wrong usage
    int run(Work work) {
        var line = spec.commandLine();
        LocalDate today =
                LocalDate.ofInstant(around.clock().instant(), around.clock().getZone());
        try {
            work.with(new Questions(around.terminal(), answers.get(), line.getErr()), today);
            return 0;
        } catch (Refused refused) {
            refused.tell(line.getErr());
            return Refused.EXIT_CODE;
        } catch (WrongLine wrong) {
            throw new ParameterException(line, String.valueOf(wrong.getMessage()));
        }
    }

    /// @throws WrongLine that names everything that is missing
    static void demand(Questions questions) {
        if (!questions.missing().isEmpty()) {
            throw new WrongLine("not on a terminal, so nothing can be asked; add "
                    + String.join(" ", questions.missing()) + " with your own values");
        }
    }
}
