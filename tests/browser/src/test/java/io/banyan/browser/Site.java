package io.banyan.browser;

import io.banyan.browser.Journal.Entry;
import io.banyan.demo.stage.DemoStage;
import io.banyan.demo.stage.Part;
import io.banyan.demo.stage.Ports;
import io.banyan.demo.stage.StageOptions;
import io.banyan.testkit.Await;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.Repository;
import io.banyan.testkit.Requests;
import io.banyan.testkit.RouteFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/// The whole demo on free ports, and what its owners do with it while visitors are there.
final class Site implements AutoCloseable {
    private static final String LOGIN_FILE = "account.yaml";

    private final StageOptions options;
    private final DemoStage stage;
    private final Journal journal;
    private int percent = -1;

    private Site(StageOptions options, DemoStage stage) {
        this.options = options;
        this.stage = stage;
        this.journal = new Journal(options.accessLog());
    }

    /// @param folder for logs, route files and the gateway's state
    static Site start(Path folder) throws Exception {
        var options = StageOptions.of(Repository.root(), folder, Ports.free());
        DemoStage stage = DemoStage.start(options);
        // Whoever stops the tests in the middle stops the demo too.
        Runtime.getRuntime().addShutdownHook(new Thread(stage::close, "stop"));
        return new Site(options, stage);
    }

    String url() {
        return stage.siteUrl();
    }

    String adminUrl() {
        return stage.adminUrl();
    }

    /// What the operator's page asks for.
    String adminToken() throws IOException {
        return Files.readString(options.accessLog().resolveSibling("gateway").resolve("admin-token"))
                .strip();
    }

    String monolithUrl() {
        return stage.monolithUrl();
    }

    Journal journal() {
        return journal;
    }

    /// Writes another weight into each route file and waits until it is in force; nothing when it is.
    void moveTo(int wanted) throws IOException {
        if (wanted == percent) {
            return;
        }
        var files = new RouteFiles(stage.routes());
        for (String name : new String[] {"events.yaml", "listings.yaml", "groups.yaml"}) {
            files.replace(name, weighed(Files.readString(stage.routes().resolve(name)), wanted));
        }
        Await.until(
                "all groups read " + wanted + " % from the modern side",
                () -> inForce("/api/events/1", wanted)
                        && inForce("/api/events", wanted)
                        && inForce("/api/groups/koeln-java", wanted));
        percent = wanted;
    }

    /// The login page moves, too, for everybody.
    ///
    /// @param cookies the lines of its group's file that list cookies
    /// @param outcome of its reads then
    void moveLogin(String cookies, String outcome) throws IOException {
        String file = """
                group: account
                owner: team-members
                contact: "#team-members"
                review-by: 2999-06-30
                modern: { url: "%s", deployed: demo/modern, timeout: 10s }
                weight: 100%%
                %s
                routes:
                  - id: login
                    path: /login
                """.formatted(stage.modernUrl(), cookies);
        new RouteFiles(stage.routes()).replace(LOGIN_FILE, file);
        Await.until("the login page has moved", () -> loginOutcome().equals(outcome + " account"));
    }

    /// Nobody's login page moves any longer.
    void bringLoginBack() throws IOException {
        new RouteFiles(stage.routes()).delete(LOGIN_FILE);
        Await.until("the login page is back", () -> loginOutcome().equals("served "));
    }

    private String loginOutcome() {
        Entry entry = asked("/login").getFirst();
        return entry.outcome() + " " + entry.group();
    }

    /// Besides, nothing is too slow: who answers must not depend on what else this machine does.
    private static String weighed(String file, int percent) {
        return file.replaceFirst("(?m)^weight: \\S+", "weight: " + percent + "%")
                .replaceFirst("(?m)^max-weight: \\S+", "max-weight: 100%")
                .replaceFirst("(?m)^  max-lag: \\S+", "  max-lag: 1m")
                .replaceFirst("(?m)^  timeout: .*\\R", "")
                .replaceFirst("(?m)^modern:$", "modern:\n  timeout: 10s");
    }

    /// Takes back what visitors have written, and waits until the modern side, too, has forgotten it.
    void forgetVisits() throws SQLException {
        try (var connection = stage.database().owned().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("delete from upload");
            statement.execute("delete from rsvp where member_id = %d and event_id in (%d, %d)"
                    .formatted(Member.ID, Member.EVENT, Member.OTHER_EVENT));
        }
        if (ProcessHandle.of(stage.pid(Part.MODERN)).isPresent()) {
            Await.until(
                    "the view has no answer of the member",
                    () -> !modernShows(Member.EVENT) && !modernShows(Member.OTHER_EVENT));
        }
    }

    /// Whether the modern side itself, without Banyan, has an answer of the member to an event.
    boolean modernShows(int event) {
        try (RawClient client = RawClient.connect(options.ports().modern())) {
            return client.exchange(Requests.get("/api/events/" + event + "/rsvps"))
                    .text()
                    .contains("\"memberId\":" + Member.ID + ",");
        }
    }

    /// From now on the modern side's view stays as it is.
    void freezeProjector() {
        signal("-STOP");
    }

    /// The view catches up.
    void thawProjector() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            Process sent = new ProcessBuilder("kill", signal, String.valueOf(stage.pid(Part.PROJECTOR))).start();
            Await.until("the signal is sent", () -> !sent.isAlive());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As an operating system does that has run out of memory; returns when it is gone.
    void killModern() {
        ProcessHandle modern = ProcessHandle.of(stage.pid(Part.MODERN)).orElseThrow();
        modern.destroyForcibly();
        Await.result("the end of the modern side", modern.onExit());
    }

    @Override
    public void close() {
        stage.close();
    }

    /// Whether a read is decided by this weight.
    private boolean inForce(String path, int wanted) {
        return asked(path).stream().allMatch(entry -> entry.weight() == wanted);
    }

    /// Asks as a visitor does, and looks up what became of it.
    private List<Entry> asked(String path) {
        int before = journal.end();
        try (RawClient client = RawClient.connect(options.ports().gateway())) {
            client.exchange(Requests.get(path));
        }
        return journal.await(
                1, before, "a read of " + path, entry -> entry.target().equals(path));
    }
}
