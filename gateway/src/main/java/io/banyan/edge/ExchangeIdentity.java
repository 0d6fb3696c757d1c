package io.banyan.edge;

import io.banyan.decide.Decision;
import io.banyan.exchange.Tap;
import io.banyan.identity.Credential;
import io.banyan.identity.CredentialSource;
import io.banyan.identity.Found;
import io.banyan.identity.Identities;
import io.banyan.identity.Said;
import io.banyan.identity.Unclear;
import io.banyan.route.Side;
import io.banyan.upstream.HeaderRules;
import io.banyan.upstream.Unexpected;
import io.banyan.upstream.UpstreamRequest;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.util.concurrent.Future;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Who asks in one exchange: found out before a read goes to MODERN, forgotten around whatever may change it. Lives on
/// its client's event loop.
final class ExchangeIdentity {
    private static final long AGAIN_MILLIS = 500;
    private static final List<String> ASSETS = List.of("image/", "font/", "video/", "audio/", "text/css");

    private final Identity all;
    private final @Nullable Identities group;
    private final Decision.Kind kind;
    private final ClientRequest request;
    private final Tap tap;
    private @Nullable Found found;
    private @Nullable Future<?> again;
    private boolean open;

    /// @param group null = its MODERN is not told who asks
    ExchangeIdentity(Identity all, @Nullable Identities group, Decision decision, ClientRequest request, Tap tap) {
        this.all = all;
        this.group = group;
        this.kind = decision.kind();
        this.request = request;
        this.tap = tap;
    }

    /// Runs something once it is known who asks, or will not be in time: at once for all but a read on its way to
    /// MODERN whose client was not asked about lately.
    void whenKnown(Decision decision, SideCalls calls, Runnable then) {
        if (group == null || decision.side() == Side.LEGACY || decision.denied() != null) {
            then.run();
            return;
        }
        CompletableFuture<Found> asked = asked(group, calls);
        if (asked.isDone()) {
            found = asked.join();
            then.run();
            return;
        }
        EventLoop loop = calls.client().loop();
        Future<?> late = loop.schedule(
                () -> known(new Found.None(Unclear.LATE), then),
                group.rule().maxWait().toMillis(),
                TimeUnit.MILLISECONDS);
        asked.whenComplete((answer, failed) -> loop.execute(() -> {
            late.cancel(false);
            known(answer == null ? new Found.None(Unclear.FAILED) : answer, then);
        }));
    }

    private void known(Found answer, Runnable then) {
        if (found == null) {
            found = answer;
            then.run();
        }
    }

    private CompletableFuture<Found> asked(Identities of, SideCalls calls) {
        try {
            Credential credential = Credential.of(of.rule().key(), request::header);
            return credential.isNone()
                    ? of.anonymous()
                    : of.of(credential.names(all.hash()), () -> calls.identity(credential, of.rule(), this::told));
        } catch (RuntimeException | Error unexpected) {
            Unexpected.log("the question who asks", unexpected);
            return CompletableFuture.completedFuture(new Found.None(Unclear.FAILED));
        }
    }

    private void told(Said said) {
        if (group != null) {
            tap.identity(group.group(), said.tag());
        }
    }

    /// False = the group's MODERN is to hear who asks, and nobody knows.
    boolean isKnown() {
        return group == null || found instanceof Found.Token;
    }

    /// Whether MODERN hears who asks.
    boolean isTold() {
        return found instanceof Found.Token;
    }

    /// Says it to MODERN.
    void mark(UpstreamRequest head) {
        if (found instanceof Found.Token(String text)) {
            head.headers().set(Identity.HEADER, text);
        }
    }

    /// The request is about to be sent to LEGACY. One that may change who its client is is forgotten about before, and
    /// every half second until it is answered: what is asked meanwhile may be of before or after its commit.
    void goesToLegacy(EventLoop loop) {
        if (kind == Decision.Kind.READ || open) {
            return;
        }
        open = true;
        if (kind == Decision.Kind.CHANGE) {
            forget();
        }
        again = loop.scheduleAtFixedRate(this::forget, AGAIN_MILLIS, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }

    /// An answer has come, and its client has not seen it.
    void answered(HttpResponse head) {
        if (open) {
            if (kind == Decision.Kind.CHANGE || !isAsset(head)) {
                written();
            } else {
                close();
            }
        } else if (setsOne(head.headers())) {
            forget();
        }
    }

    /// It has been answered, or will not be: it may have been carried out all the same.
    void written() {
        if (open) {
            close();
            forget();
        }
    }

    private void close() {
        open = false;
        if (again != null) {
            again.cancel(false);
        }
    }

    private void forget() {
        try {
            all.forget(request);
        } catch (RuntimeException | Error unexpected) {
            Unexpected.log("the forgetting of an identity", unexpected);
        }
    }

    /// What a page is made of is no log-out, unless it sets a cookie: a page of LEGACY's would cost its client as many
    /// identities as it has pictures.
    private boolean isAsset(HttpResponse head) {
        HttpHeaders headers = head.headers();
        int status = head.status().code();
        if ((status != 200 && status != 304) || headers.contains(HttpHeaderNames.SET_COOKIE)) {
            return false;
        }
        String type = headers.get(HttpHeaderNames.CONTENT_TYPE, "");
        return status == 304 || ASSETS.stream().anyMatch(type::startsWith) || type.contains("javascript");
    }

    /// A new session, or the end of one, under whatever request.
    private boolean setsOne(HttpHeaders headers) {
        if (!headers.contains(HttpHeaderNames.SET_COOKIE)) {
            return false;
        }
        for (String cookie : headers.getAll(HttpHeaderNames.SET_COOKIE)) {
            if (all.sources()
                    .contains(new CredentialSource(CredentialSource.Kind.COOKIE, HeaderRules.cookieName(cookie)))) {
                return true;
            }
        }
        return false;
    }

    /// A cache does not see who asked, so it may not give one client's answer to another, unless MODERN says so itself.
    void keepFromSharedCaches(Side side, HttpResponse head) {
        if (side == Side.MODERN && found instanceof Found.Token) {
            SharedCaches.keptFrom(request, head, true);
        }
    }
}
