package io.banyan.demo.stage;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// People who read the sample site's events: 80 reads a second by 4,000 members in turn, of each event once and of its
/// page once before any comes again. At first they read what is on in winter, later also what is on in summer.
final class Readers implements AutoCloseable {
    /// Events of the winters 2027 and 2027/28 that no page with an event in summer names among the next ones: 20 a day.
    private static final int FIRST_WINTER = 800;

    private static final int SECOND_WINTER_FROM = 6_200;
    private static final int WINTER = FIRST_WINTER + 1_900;
    private static final int ALL = 10_000;
    private static final int MEMBERS = 4_000;
    private static final long PAUSE_MICROS = 12_500;

    /// Reads under way at most; one that finds no place is left out.
    private static final int AT_ONCE = 64;

    private final String site;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("readers").factory());
    private volatile boolean summer;
    private long next;

    /// @param site its address, without a slash at the end
    Readers(String site) {
        this.site = site;
    }

    void begin() {
        clock.scheduleAtFixedRate(this::read, 0, PAUSE_MICROS, TimeUnit.MICROSECONDS);
    }

    /// From now on they read all events; false = they did before.
    boolean readSummer() {
        boolean before = summer;
        summer = true;
        return !before;
    }

    private void read() {
        if (!places.tryAcquire()) {
            return;
        }
        long number = next++;
        var read = HttpRequest.newBuilder(URI.create(site + path(number, summer)))
                .header("X-Member-Id", "m" + number % MEMBERS)
                .timeout(Duration.ofSeconds(5))
                .build();
        http.sendAsync(read, BodyHandlers.discarding()).whenComplete((answer, failed) -> places.release());
    }

    /// Event and page in turn; of many events those far apart follow each other.
    static String path(long number, boolean summer) {
        int place = (int) (number / 2 * 7 % (summer ? ALL : WINTER));
        int event = summer || place < FIRST_WINTER ? 1 + place : SECOND_WINTER_FROM + place - FIRST_WINTER;
        return "/api/events/" + event + (number % 2 == 0 ? "" : "/page");
    }

    @Override
    public void close() {
        clock.shutdownNow();
        http.shutdownNow();
    }
}
