package io.banyan.cli;

import java.io.Console;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;

/// What a command finds around it: given as an argument, so that tests decide the hour and the terminal.
///
/// @param environment the variables of the process
/// @param folder the folder it runs in
/// @param clock the time, in the zone that times are shown in
/// @param terminal true where a person watches standard output, which may then be drawn anew
/// @param colour whether that may be coloured
public record Surroundings(
        Map<String, String> environment, Path folder, Clock clock, boolean terminal, boolean colour) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /// Those of this process. picocli's rules for colour: none in a pipe or with `NO_COLOR`, which a `FORCE_COLOR` or
    /// `CLICOLOR_FORCE` outweighs.
    public static Surroundings ofThisProcess() {
        boolean terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        Clock here = Clock.system(ZoneId.systemDefault());
        return new Surroundings(System.getenv(), Path.of(""), here, terminal, Ansi.AUTO.enabled());
    }

    /// Those of this process for a command that needs no terminal, no colours and no time of day, so in UTC: to find
    /// out which zone is here alone costs a third of such a command's CPU time.
    static Surroundings unseen() {
        return new Surroundings(System.getenv(), Path.of(""), Clock.systemUTC(), false, false);
    }

    /// The variable, without white space around it; empty where it is not set.
    String variable(String name) {
        return environment.getOrDefault(name, "").strip();
    }
}
