package io.banyan.config;

import io.banyan.written.RouteFile;
import java.time.LocalDate;

/// Small route files for tests.
public final class RouteFiles {
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private RouteFiles() {}

    /// A file with one group at 10 % and a route per path; the route at `/a/b` has the id `<group>-a-b`.
    public static String group(String name, String... paths) {
        return group(name, 10, paths);
    }

    public static String group(String name, int percent, String... paths) {
        var text = new StringBuilder("""
                group: %s
                owner: team-discovery
                contact: "#team-discovery"
                review-by: 2027-06-30
                modern:
                  url: http://%s-view:8080
                  deployed: k8s/prod/%s-view
                weight: %d%%
                routes:
                """.formatted(name, name, name, percent));
        for (String path : paths) {
            text.append("  - id: ")
                    .append(name)
                    .append(path.replaceAll("[^a-z0-9]+", "-"))
                    .append('\n');
            text.append("    path: \"").append(path).append("\"\n");
        }
        return text.toString();
    }

    /// A version of the file `name`, changed at a time in milliseconds.
    public static ParsedFile parsed(String name, long changed, String text) {
        return ParsedFile.parse(new RouteFile(name, "routes/" + name, changed, text, null), Given.on(TODAY));
    }
}
