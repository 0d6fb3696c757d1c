package io.banyan.cli;

import io.banyan.way.WayKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./banyan way create`: an installation's key, into a file that its user alone can read. It is never printed.
@Command(
        name = "create",
        description = "Create an installation's key for `serve --way-keys`.",
        footer = {
            "",
            "The first key of the file signs, and all of them are accepted: to replace one, create another behind it,",
            "give groups their new keys, and then put the new one first.",
            "  ./banyan way create --file way-keys.txt"
        })
public final class WayCreateCommand implements Callable<Integer> {
    private static final int BYTES = 32;

    private final Surroundings around;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            required = true,
            description = "Append the key to FILE; a new file is readable by this user only. Required.")
    private @Nullable Path file;

    WayCreateCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        PrintWriter err = spec.commandLine().getErr();
        Path to = around.folder().resolve(String.valueOf(file));
        try {
            boolean first = !Files.exists(to);
            if (first) {
                Files.createFile(
                        to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(to, WayKey.of(secret).text() + "\n", StandardOpenOption.APPEND);
            err.println(file + ": a key added, "
                    + (first ? "which signs" : "which is accepted; it signs once it is the file's first line")
                    + "; give it to every replica: serve --way-keys " + file);
            err.println("a group's own key, for its services: ./banyan way keys --file " + file + " --groups NAME");
            err.flush();
            return 0;
        } catch (IOException failed) {
            Refused.because(file + " cannot be written (" + failed.getMessage() + "); choose another --file")
                    .tell(err);
            return Refused.EXIT_CODE;
        }
    }
}
