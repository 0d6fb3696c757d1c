package io.banyan.cli;

import java.io.PrintWriter;
import java.util.function.Function;

/// One errand to the admin API, however its line was read: where it prints, and how it ends.
///
/// @param json true = prints the API's JSON as it came
record Errand(Surroundings around, PrintWriter out, PrintWriter err, boolean json) {
    /// The part of a command that is its own.
    @FunctionalInterface
    interface Work {
        void with(AdminApi api);
    }

    /// The exit code: 0, or 1 with every reason on standard error.
    ///
    /// @throws WrongLine where only the API's answers show that the line itself is wrong; nothing was changed then
    int run(Work work) {
        try (AdminApi api = new AdminApi(caller(), ago())) {
            work.with(api);
            return 0;
        } catch (Refused refused) {
            return ended(refused);
        } finally {
            out.flush();
        }
    }

    /// What the API answers, for an errand that goes on without it.
    ///
    /// @throws Refused where it cannot be asked
    <T> T asked(Function<AdminApi, T> question) {
        try (AdminApi api = new AdminApi(caller(), ago())) {
            return question.apply(api);
        }
    }

    private Caller caller() {
        Caller caller = Caller.of(around);
        if (!caller.notice().isEmpty()) {
            err.println(caller.notice());
            err.flush();
        }
        return caller;
    }

    int ended(Refused refused) {
        tell(refused);
        return Refused.EXIT_CODE;
    }

    void tell(Refused refused) {
        refused.tell(err);
        String problem = refused.problem();
        if (json && problem != null) {
            out.println(problem);
        }
    }

    Ago ago() {
        return new Ago(around.clock());
    }
}
