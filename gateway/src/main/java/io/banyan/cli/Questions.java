package io.banyan.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks for what a line left out, where a person sits at the terminal; elsewhere it notes what is missing, so that one
/// message can name all of it.
final class Questions {
    private final boolean terminal;
    private final BufferedReader answers;
    private final PrintWriter shown;
    private final List<String> missing = new ArrayList<>();

    /// @param terminal false = ask nothing
    /// @param shown takes the questions
    Questions(boolean terminal, Reader answers, PrintWriter shown) {
        this.terminal = terminal;
        this.answers = new BufferedReader(answers);
        this.shown = shown;
    }

    /// What this process is answered.
    static Reader ofThisProcess() {
        return Optional.ofNullable(System.console()).map(Console::reader).orElseGet(() -> new StringReader(""));
    }

    /// The value given, or the answer, without white space around it; asked again while it is blank. Empty, and noted
    /// as missing, where nobody can be asked.
    ///
    /// @param option with an example, as it would have been written: `--owner team-discovery`
    String required(@Nullable String given, String option, String what) {
        if (given != null && !given.isBlank()) {
            return given.strip();
        }
        if (!terminal) {
            missing.add(option);
            return "";
        }
        String answer = "";
        while (answer.isEmpty()) {
            answer = ask(what + ": ");
        }
        return answer;
    }

    /// The value given, or the answer; the default where that is blank or nobody can be asked.
    String optional(@Nullable String given, String what, String otherwise) {
        if (given != null && !given.isBlank()) {
            return given.strip();
        }
        String answer = terminal ? ask(what + " [" + otherwise + "]: ") : "";
        return answer.isEmpty() ? otherwise : answer;
    }

    /// Options with an example each, in the order of the questions; empty where all is known.
    List<String> missing() {
        return List.copyOf(missing);
    }

    private String ask(String question) {
        shown.print(question);
        shown.flush();
        try {
            String line = answers.readLine();
            if (line == null) {
                shown.println();
                throw Refused.because("the answers ended; nothing was written");
            }
            return line.strip();
        } catch (IOException failed) {
            throw Refused.because("the answer cannot be read (" + failed.getMessage() + "); nothing was written");
        }
    }
}
