package io.banyan.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Files that are written where none is, all or none of them.
///
/// @param folder that names are relative to
/// @param texts name, as it is told → what it says, in order
record ScaffoldFiles(Path folder, SequencedMap<String, String> texts) {
    /// @throws Refused where one exists already or cannot be written; then none was
    void write() {
        for (String name : texts.keySet()) {
            if (Files.exists(folder.resolve(name))) {
                throw exists(name);
            }
        }
        List<Path> written = new ArrayList<>();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Path file = folder.resolve(text.getKey());
            try {
                Files.createDirectories(file.toAbsolutePath().normalize().resolveSibling(""));
                Files.writeString(file, text.getValue(), StandardOpenOption.CREATE_NEW);
                written.add(file);
            } catch (FileAlreadyExistsException justNow) {
                takeBack(written);
                throw exists(text.getKey());
            } catch (IOException failed) {
                takeBack(written);
                throw Refused.because(
                        text.getKey() + " cannot be written (" + failed.getMessage() + "); nothing was written",
                        "check the folder and who may write there, then run the command again");
            }
        }
    }

    private static void takeBack(List<Path> written) {
        for (Path file : written) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private static Refused exists(String name) {
        return Refused.because(
                name + " exists already and is never overwritten; nothing was written",
                "choose another name, or edit that file");
    }
}
