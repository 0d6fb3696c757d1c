package io.banyan.edge;

import io.banyan.compare.Seen;
import io.banyan.compare.SideReader.ReadFailed;
import io.banyan.exchange.Failure;
import io.banyan.freshness.AsOf;
import io.banyan.position.Watermark;
import io.banyan.route.Side;
import io.banyan.upstream.Call;
import io.banyan.upstream.CallListener;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Gathers one side's answer, of at most 1 MB. Lives on one event loop.
final class SideAnswer implements CallListener {
    private static final int LARGEST = 1 << 20;

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

    void start(Call made) {
        call = made;
        made.start();
    }

    void late() {
        giveUp("gave no answer within 10 s");
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
        if (side == Side.MODERN && proof != null && proof.version() != 0 && proof.version() != version) {
            giveUp("answered from v" + proof.version() + ", not from v" + version
                    + ": its service must know the header Banyan-View");
        } else {
            String type = its.headers().get("Content-Type", "");
            Watermark watermark = proof == null ? null : proof.watermark();
            answer.complete(new Seen(its.status().code(), type, body.toByteArray(), watermark, sent));
        }
    }

    private @Nullable AsOf proof(HttpResponse its) {
        List<String> said = its.headers().getAll(side == Side.MODERN ? ExchangeFreshness.AS_OF : NextTicket.POSITION);
        return said.size() == 1 ? AsOf.parse(said.getFirst()) : null;
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
