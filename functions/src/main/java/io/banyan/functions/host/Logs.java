package io.banyan.functions.host;

import io.banyan.functions.logs.FunctionLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The log of each function.
final class Logs {
    private static final Logger LOG = LoggerFactory.getLogger("functions");

    private final Path folder;
    private final Map<String, FunctionLog> logs = new ConcurrentHashMap<>();
    private boolean isFailing;

    Logs(Path folder) {
        this.folder = folder;
    }

    FunctionLog of(String function) {
        return logs.computeIfAbsent(function, name -> new FunctionLog(folder, name));
    }

    /// A disk that refuses is told once until it no longer does.
    void flush() {
        boolean failed = false;
        for (FunctionLog log : logs.values()) {
            try {
                log.flush();
            } catch (IOException refused) {
                failed = true;
                if (!isFailing) {
                    LOG.warn(
                            "what functions print cannot be kept in {}: {}; it is lost until it can",
                            folder,
                            refused.toString());
                }
            }
        }
        isFailing = failed;
    }
}
