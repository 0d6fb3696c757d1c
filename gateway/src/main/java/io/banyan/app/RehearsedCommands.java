package io.banyan.app;

import java.util.List;
import picocli.CommandLine;

/// The commands that people and hooks run most, once each, for the AOT cache of commands.
final class RehearsedCommands {
    private RehearsedCommands() {}

    /// Runs them; the gateway to ask is told as it is to every command.
    ///
    /// @param args a group, and the folder of route files
    public static void main(String[] args) {
        CommandLine commands = Main.commands();
        List.of(List.of("check", args[1]), List.of("status"), List.of("version"))
                .forEach(command -> commands.execute(command.toArray(String[]::new)));
    }
}
