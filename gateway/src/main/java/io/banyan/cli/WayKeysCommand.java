package io.banyan.cli;

import io.banyan.way.BadKeys;
import io.banyan.way.KeyFiles;
import io.banyan.way.WayKey;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `./banyan way keys`: what a group's services check ways with, made of the installation's keys.
@Command(
        name = "keys",
        description = "Print the keys of groups, for services and hosts that check who calls them.",
        footer = {
            "",
            "One line for each group and key, as a service's or a host's file of keys has it. Whoever has a group's key can",
            "make calls of that group's services, and of no other's.",
            "  ./banyan way keys --file way-keys.txt --groups prices > prices-keys.txt"
        })
public final class WayKeysCommand implements Callable<Integer> {
    private static final Pattern GROUP = Pattern.compile("[a-z0-9-]{1,63}");

    private final Surroundings around;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            required = true,
            description = "Read the installation's keys, those of serve --way-keys, from FILE. Required.")
    private @Nullable Path file;

    @Option(
            names = "--groups",
            paramLabel = "NAME",
            split = ",",
            required = true,
            description = "Print the keys of these groups. Required.")
    private List<String> groups = List.of();

    WayKeysCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        for (String group : groups) {
            if (!GROUP.matcher(group).matches()) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--groups had '" + group + "' but must hold names of groups, such as orders,prices");
            }
        }
        try {
            List<WayKey> keys = KeyFiles.ofInstallation(around.folder().resolve(String.valueOf(file)));
            groups.forEach(group -> keys.forEach(
                    key -> out.println(group + " " + key.ofGroup(group).text())));
            out.flush();
            return 0;
        } catch (BadKeys bad) {
            Refused.because(bad.problems().toArray(String[]::new))
                    .tell(spec.commandLine().getErr());
            return Refused.EXIT_CODE;
        }
    }
}
