package io.banyan.scoreboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where a summary outlives its replica: `scoreboard` in the state folder, readable by this user alone, written
/// whole or not at all. A disk that takes nothing costs what was counted since, and one line in the log.
final class ScoreboardFile {
    private static final Logger LOG = LoggerFactory.getLogger(ScoreboardFile.class);

    private final Path file;
    private boolean failing;

    ScoreboardFile(Path folder) {
        this.file = folder.resolve("scoreboard");
    }

    /// Empty: there is none, or none that this version wrote.
    Optional<Summary> read() {
        try {
            if (Files.size(file) > SummaryBytes.LONGEST) {
                throw new IOException("it is larger than any summary");
            }
            return Optional.of(SummaryBytes.read(Files.readAllBytes(file)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            LOG.warn("Ignoring {} ({}); the scoreboard begins anew", file, unreadable.getMessage());
            return Optional.empty();
        }
    }

    void write(byte[] summary) {
        Path fresh = file.resolveSibling(".scoreboard.new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(fresh, summary);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            failing = false;
        } catch (IOException failed) {
            if (!failing) {
                LOG.warn("Cannot write {} ({}); a restart loses what the scoreboard counts until then", file, failed);
            }
            failing = true;
        }
    }
}
