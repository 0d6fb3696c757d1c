package io.banyan.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Starts gateways in this process: any free ports, no routes, no monolith, a short stop.
final class Gateways {
    private Gateways() {}

    /// @param folder for routes and state
    /// @param options in the form `--port=8080`, above what is said here
    static Gateway start(Path folder, String... options) throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("--legacy", "http://127.0.0.1:1");
        all.put("--routes", Files.createTempDirectory(folder, "routes").toString());
        all.put("--state", Files.createTempDirectory(folder, "state").toString());
        all.put("--bind", "127.0.0.1");
        all.put("--port", "0");
        all.put("--admin-port", "0");
        all.put("--drain-delay", "0s");
        all.put("--drain", "0s");
        for (String option : options) {
            String[] nameAndValue = option.split("=", 2);
            all.put(nameAndValue[0], nameAndValue[1]);
        }
        return BanyanApplication.start(all.entrySet().stream()
                .map(option -> option.getKey() + "=" + option.getValue())
                .toArray(String[]::new));
    }
}
