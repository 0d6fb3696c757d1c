package io.banyan.edge;

import io.banyan.compare.Seen;
import io.banyan.compare.SideReader.ReadFailed;
import io.banyan.exchange.Failure;
import io.banyan.freshness.AsOf;
import io.banyan.position.Watermark;
import io.banyan.route.Side;
import io.banyan.upstream.Call;
import io.banyan.upstream.CallListener;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AsciiString;
import io.netty.util.concurrent.Future;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Gathers one side's answer, of at most 1 MB. Lives on one event loop.
final class SideAnswer implements CallListener {
    private static final int LARGEST = 1 << 20;
    private static final long PATIENCE_MILLIS = 10_000;

    private final Side side;
    private final int version;
    private final Instant sent;
    private final CompletableFuture<Seen> answer;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private @Nullable Call call;
    private @Nullable HttpResponse head;

    /// @param version of the view that MODERN is to answer from
    SideAnswer(Side side, int version, Instant sent, CompletableFuture<Seen> answer) {
        this.side = side;
        this.version = version;
        this.sent = sent;
        this.answer = answer;
    }

    void start(Call made, EventLoop loop) {
        call = made;
        Future<?> late =
                loop.schedule(() -> giveUp("gave no answer within 10 s"), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        answer.whenComplete((seen, failed) -> late.cancel(false));
        made.start();
    }

    @Override
    public void head(HttpResponse response) {
        head = response;
    }

    @Override
    public void content(HttpContent content) {
        try {
            if (answer.isDone()) {
                return;
            }
            byte[] piece = new byte[content.content().readableBytes()];
            content.content().readBytes(piece);
            body.writeBytes(piece);
            if (body.size() > LARGEST) {
                giveUp("answered with more than 1 MB");
            } else if (content instanceof LastHttpContent) {
                whole();
            }
        } finally {
            content.release();
        }
    }

    private void whole() {
        HttpResponse its = head;
        if (its == null) {
            return;
        }
        AsOf proof = proof(its);
        String wrong = side == Side.MODERN ? wrong(its.status().code(), proof) : null;
        if (wrong != null) {
            giveUp(wrong);
        } else {
            Watermark watermark = proof == null ? null : proof.watermark();
            answer.complete(new Seen(its.status().code(), headers(its.headers()), body.toByteArray(), watermark, sent));
        }
    }

    private static Map<String, List<String>> headers(HttpHeaders of) {
        Map<String, List<String>> all = new HashMap<>();
        of.forEach(header -> all.computeIfAbsent(header.getKey().toLowerCase(Locale.ROOT), none -> new ArrayList<>())
                .add(header.getValue()));
        return all;
    }

    /// Else a service that does not know the header would be compared with itself.
    ///
    /// @return null = it is of the version that was asked for, or shows nothing of any
    private @Nullable String wrong(int status, @Nullable AsOf proof) {
        int said = proof == null ? 0 : proof.version();
        if (said != 0) {
            return said == version
                    ? null
                    : "answered from v" + said + ", not from v" + version
                            + ": its service must know the header Banyan-View";
        }
        boolean shows = (status >= 200 && status < 300) || status == 404;
        return shows
                ? "does not say that it answered from v" + version
                        + ": its service must know the header Banyan-View, and Banyan-As-Of must say v=" + version
                : null;
    }

    private @Nullable AsOf proof(HttpResponse its) {
        AsciiString name = side == Side.MODERN ? ExchangeFreshness.AS_OF : NextTicket.POSITION;
        String said = OneHeader.of(its.headers(), name);
        return said == null ? null : AsOf.parse(said);
    }

    @Override
    public void failed(Failure failure) {
        giveUp("failed: " + failure.tag());
    }

    private void giveUp(String why) {
        if (!answer.isDone()) {
            answer.completeExceptionally(new ReadFailed(side + " " + why));
            if (call != null) {
                call.cancel();
            }
        }
    }
}
