package io.banyan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.browser.Journal.Entry;
import io.banyan.testkit.Await;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Everybody reads from the modern side, whose view no longer follows.
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class StoppedProjectorTests {
    private static final String PAGE = "/events/" + Member.EVENT;
    private static final String DATA = "/api" + PAGE + "/page";

    @AutoClose
    private Chromium chromium;

    @AutoClose
    private Site site;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        var starting = new FutureTask<>(() -> Site.start(folder));
        Thread.ofVirtual().start(starting);
        try {
            chromium = Chromium.start();
        } finally {
            site = starting.get();
        }
    }

    @Test
    void showsMembersTheirOwnAnswerWhileTheViewStandsStill() throws Exception {
        site.moveTo(100);
        try (Visitor visitor = chromium.visitor(site.url())) {
            visitor.opens("/login");
            Member.logsIn(visitor);
            String name = visitor.reads("#nav-me");
            Await.until("the modern side answers", () -> readOf(visitor).side().equals("modern"));
            assertThat(visitor.reads("#attendees")).doesNotContain(name);

            site.freezeProjector();
            try {
                int before = site.journal().end();
                visitor.follows("#rsvp-yes");
                assertThat(visitor.reads("#attendees"))
                        .as("right after the answer")
                        .contains(name);
                visitor.reloads();

                assertThat(visitor.reads("#attendees")).as("after a reload").contains(name);
                assertThat(site.modernShows(Member.EVENT))
                        .as("the view follows")
                        .isFalse();
                assertThat(site.journal().await(2, before, "both reads", StoppedProjectorTests::isData))
                        .allSatisfy(
                                read -> assertThat(Set.of("ticket", "stale")).contains(read.reason()))
                        .allSatisfy(read -> assertThat(read.side()).isEqualTo("legacy"));
            } finally {
                site.thawProjector();
            }

            Await.until(
                    "the modern side answers again",
                    () -> readOf(visitor).side().equals("modern"));
            assertThat(visitor.reads("#attendees")).as("once the view follows").contains(name);
        }
    }

    /// Opens the event's page; returns what became of the read of its data.
    private Entry readOf(Visitor visitor) {
        int before = site.journal().end();
        visitor.opens(PAGE);
        return site.journal()
                .await(1, before, "a read of " + DATA, StoppedProjectorTests::isData)
                .getFirst();
    }

    private static boolean isData(Entry read) {
        return read.target().equals(DATA);
    }
}
