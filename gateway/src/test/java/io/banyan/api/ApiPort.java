package io.banyan.api;

import io.banyan.admin.AdminConfiguration;
import io.banyan.admin.AdminOptions;
import io.banyan.admin.AdminToken;
import io.banyan.admin.CallsHealthSource;
import io.banyan.admin.DiskSource;
import io.banyan.admin.FindingsSource;
import io.banyan.admin.IdentitySource;
import io.banyan.admin.LegacyReach;
import io.banyan.admin.RouteFiles;
import io.banyan.admin.RouteFilesSource;
import io.banyan.admin.ViewsSource;
import io.banyan.caller.CallRules;
import io.banyan.compare.CompareRunner;
import io.banyan.decide.PreviewTokens;
import io.banyan.doctor.DoctorRunner;
import io.banyan.evidence.EventsWatched;
import io.banyan.evidence.EvidenceRunner;
import io.banyan.evidence.EvidenceTap;
import io.banyan.evidence.MemoryEvidenceStore;
import io.banyan.figures.CallFigures;
import io.banyan.figures.CookieSightings;
import io.banyan.live.LiveRunner;
import io.banyan.live.MemoryCopy;
import io.banyan.live.MemoryStore;
import io.banyan.meters.MetersConfiguration;
import io.banyan.names.Names;
import io.banyan.ramp.WeightAuthors;
import io.banyan.report.CallsReport;
import io.banyan.report.RampSight;
import io.banyan.scoreboard.LegacyReader;
import io.banyan.shadow.ShadowTally;
import io.banyan.shadow.ValueHash;
import io.banyan.snapshot.LastGoodCopies;
import io.banyan.snapshot.LoadedRoutes;
import io.banyan.snapshot.Snapshot;
import io.banyan.tls.UpstreamTls;
import io.banyan.upstream.ProxyHint;
import io.banyan.upstream.Reuse;
import io.banyan.upstream.TlsProblems;
import io.banyan.upstream.UpstreamOptions;
import io.banyan.upstream.UpstreamSpec;
import io.banyan.upstream.UpstreamSpec.HostSent;
import io.banyan.upstream.UpstreamUrl;
import io.banyan.upstream.Upstreams;
import io.banyan.view.FeedStore;
import io.banyan.written.FolderUnreadable;
import io.banyan.written.RoutesFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/// An admin port with its API over groups `events` and `catalog`, a store in memory, and a token for each role.
final class ApiPort implements AutoCloseable {
    static final String ADMIN = "admin-0123456789abcdefghijklmnop";
    static final String VIEWER = "viewer-0123456789abcdefghijklmno";
    static final String EVENTS = "events-0123456789abcdefghijklmno";
    static final String CATALOG = "catalog-0123456789abcdefghijklmn";
    static final String EXPIRED = "expired-0123456789abcdefghijklmn";

    static final String EVENTS_FILE = """
            group: events
            owner: team-discovery
            contact: "#team-discovery"
            review-by: 2999-06-30
            modern: { url: "http://127.0.0.1:1", deployed: nowhere }
            weight: 10%
            max-weight: 50%
            sticky: [header:X-Member-Id, client-ip]
            routes:
              - id: event-page
                path: /events/{eventId}
                weight: 5%
              - id: event-list
                path: /events
            freshness: { view: events }
            """;
    static final String CATALOG_FILE = """
            group: catalog
            owner: team-catalog
            contact: "#team-catalog"
            review-by: 2020-06-30
            modern: { url: "http://127.0.0.1:1", deployed: nowhere }
            sticky: [header:X-Member-Id]
            routes:
              - id: product
                path: /products/{id}
            ramp: { steps: [1%, 5%, 100%] }
            """;

    final MemoryStore store = new MemoryStore("embedded");
    final NoFigures figures = new NoFigures();
    final MemoryFeedStore feed = new MemoryFeedStore();
    final ShadowTally shadowed = new ShadowTally(new ValueHash(new byte[32]));
    final MemoryEvidenceStore evidenceStore = new MemoryEvidenceStore();
    final EvidenceRunner evidence = new EvidenceRunner(
            evidenceStore, new EvidenceTap(InstantSource.system()), new EventsWatched(), InstantSource.system());
    final MemorySides sides = new MemorySides();
    final MemoryPatient patient = new MemoryPatient();
    final LiveRunner live = new LiveRunner(store, new MemoryCopy(), 0, InstantSource.system());
    final Path tokens;
    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    @Import({MetersConfiguration.class, AdminConfiguration.class, AdminApiConfiguration.class})
    static class Wiring {}

    /// @param more configurations beside the API's own
    ApiPort(Path folder, Class<?>... more) throws IOException {
        Path routes = Files.createDirectory(folder.resolve("routes"));
        Files.writeString(routes.resolve("events.yaml"), EVENTS_FILE);
        Files.writeString(routes.resolve("catalog.yaml"), CATALOG_FILE);
        tokens = folder.resolve("tokens.yaml");
        Files.writeString(
                tokens,
                token("vera", "viewer", "", VIEWER)
                        + token("ann", "operator", "groups: [events],", EVENTS)
                        + token("carl", "operator", "groups: [catalog],", CATALOG)
                        + token("olga", "admin", "expires: 2020-01-01,", EXPIRED));
        Snapshot snapshot = snapshot(routes, folder);
        live.start(snapshot.fileValues());
        SpringApplication application = new SpringApplication(Wiring.class);
        application.addPrimarySources(List.of(more));
        application.setWebApplicationType(WebApplicationType.REACTIVE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(Map.of(
                "spring.config.name", "banyan",
                "server.port", "0",
                "management.endpoints.web.exposure.include", "health,prometheus",
                "springdoc.api-docs.path", OpenApiFromControllers.PATH,
                "springdoc.default-produces-media-type", "application/json",
                "springdoc.override-with-generic-response", "false",
                "springdoc.writer-with-order-by-keys", "true"));
        application.addInitializers(given -> beans((GenericApplicationContext) given, snapshot));
        context = application.run();
        port = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    private void beans(GenericApplicationContext beans, Snapshot snapshot) {
        beans.registerBean(AdminToken.class, () -> AdminToken.of(ADMIN));
        beans.registerBean(AdminOptions.class, () -> new AdminOptions("test", tokens, null, null));
        beans.registerBean(LiveRunner.class, () -> live);
        beans.registerBean(NoFigures.class, () -> figures);
        beans.registerBean(ProxyHint.class, ProxyHint::new);
        beans.registerBean(TlsProblems.class, ApiPort::tls);
        Names names = new Names((name, told) -> {}, System::nanoTime);
        beans.registerBean(Names.class, () -> names);
        beans.registerBean(
                LegacyReach.class,
                () -> new LegacyReach(UpstreamUrl.of("http://127.0.0.1:1"), names.use("127.0.0.1", 1)));
        beans.registerBean(
                RouteFilesSource.class, () -> () -> new RouteFiles(2, 3, List.of("routes/a.yaml:1: bad"), List.of()));
        beans.registerBean(FeedStore.class, () -> feed);
        beans.registerBean(DoctorRunner.class, () -> new DoctorRunner((of, atMost) -> patient, InstantSource.system()));
        beans.registerBean(ShadowTally.class, () -> shadowed);
        beans.registerBean(EvidenceRunner.class, () -> evidence);
        beans.registerBean(
                RampSight.class, () -> new RampSight(evidence, figures, WeightAuthors.of(live)::of, group -> null));
        beans.registerBean(CompareRunner.class, () -> new CompareRunner(feed, sides));
        sources(beans, snapshot);
    }

    private static void sources(GenericApplicationContext beans, Snapshot snapshot) {
        beans.registerBean(DiskSource.class, () -> List::of);
        beans.registerBean(ViewsSource.class, () -> List::of);
        beans.registerBean(FindingsSource.class, () -> Map::of);
        beans.registerBean(CatalogSource.class, NoCatalog::new);
        beans.registerBean(IdentitySource.class, NoIdentity::new);
        beans.registerBean(CallsHealthSource.class, NoCalls::new);
        beans.registerBean(
                CallsSource.class, () -> () -> CallsReport.of(false, CallRules.NONE, CallFigures.of(List.of())));
        beans.registerBean(
                LegacyReader.class,
                () -> (route, asked) -> CompletableFuture.completedFuture(new LegacyReader.Heard(404, null)));
        beans.registerBean(CookieSightings.class, () -> new CookieSightings(() -> 0, warning -> {}));
        beans.registerBean(TrafficSource.class, () -> new TrafficSource() {
            @Override
            public Snapshot files() {
                return snapshot;
            }

            @Override
            public int modernInUse(String group) {
                return 3;
            }
        });
    }

    private static TlsProblems tls() {
        UpstreamSpec legacy = new UpstreamSpec(
                UpstreamUrl.of("http://127.0.0.1:1"), HostSent.CLIENT, null, null, 1, null, null, null);
        Upstreams upstreams = new Upstreams(
                legacy,
                (side, spec) -> UpstreamOptions.modern(null, Reuse.SAFE),
                new Names((name, told) -> {}, System::nanoTime),
                InstantSource.system());
        return new TlsProblems(UpstreamTls.of(null, null), upstreams);
    }

    private static Snapshot snapshot(Path routes, Path folder) throws IOException {
        try {
            return LoadedRoutes.open(
                            new RoutesFolder(routes),
                            new LastGoodCopies(Files.createDirectory(folder.resolve("state"))),
                            Clock.systemUTC(),
                            true)
                    .snapshot();
        } catch (FolderUnreadable unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    static String token(String name, String role, String more, String token) {
        return "- { name: %s, role: %s, %s hash: \"sha256:%s\" }%n"
                .formatted(name, role, more, PreviewTokens.sha256(token));
    }

    HttpResponse<String> get(String path) {
        return ask("GET", path, ADMIN, "");
    }

    /// @param token empty = none
    /// @param body empty = none
    /// @param headers names and values in turn
    HttpResponse<String> ask(String method, String path, String token, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!body.isEmpty() && !List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }

    void set(String changes) {
        ask("POST", "/api/v1/changes", ADMIN, changes);
    }

    Optional<String> tag(String group) {
        return get("/api/v1/groups/" + group).headers().firstValue("ETag");
    }

    String explain(String request) {
        return ask("POST", "/api/v1/explain", VIEWER, request).body();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Override
    public void close() {
        context.close();
        client.close();
        live.close();
    }
}
