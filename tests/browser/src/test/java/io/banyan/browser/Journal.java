package io.banyan.browser;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.banyan.testkit.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/// The gateway's access log, which grows while it is read.
///
/// @param file one line of JSON an exchange
record Journal(Path file) {
    /// One exchange; what does not apply is empty.
    ///
    /// @param weight in percent, as the share that decided; 0 where none did
    record Entry(
            String method, String target, String side, String outcome, String reason, String group, double weight) {
        /// Whether the weight decided who answers.
        boolean weighed() {
            return reason.equals("weight");
        }

        private static Entry read(String line) {
            JsonObject json = JsonParser.parseString(line).getAsJsonObject();
            return new Entry(
                    text(json, "method"),
                    text(json, "target"),
                    text(json, "side"),
                    text(json, "outcome"),
                    text(json, "reason"),
                    text(json, "group"),
                    json.has("weight") ? json.get("weight").getAsDouble() : 0);
        }

        private static String text(JsonObject json, String name) {
            return json.has(name) ? json.get(name).getAsString() : "";
        }
    }

    /// Where the next entry will be.
    int end() {
        return lines().size();
    }

    /// What has been written from a place on.
    List<Entry> since(int place) {
        List<String> lines = lines();
        return lines.subList(Math.min(place, lines.size()), lines.size()).stream()
                .map(Entry::read)
                .toList();
    }

    /// Waits until as many entries as asked for have been written from a place on, and returns these.
    List<Entry> await(int count, int place, String what, Predicate<Entry> wanted) {
        Await.until("the access log has " + what, () -> matching(place, wanted).size() >= count);
        return matching(place, wanted);
    }

    private List<Entry> matching(int place, Predicate<Entry> wanted) {
        return since(place).stream().filter(wanted).toList();
    }

    /// Without a last line that is not yet whole.
    private List<String> lines() {
        try {
            String text = Files.readString(file);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
