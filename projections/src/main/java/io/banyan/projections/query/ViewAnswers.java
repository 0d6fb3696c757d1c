package io.banyan.projections.query;

import io.banyan.projections.query.ServedView.Read;
import io.banyan.projections.store.Checkpoint;
import io.banyan.projections.store.NoSuchView;
import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.ViewState;
import io.banyan.projections.store.ViewUnavailable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/// Makes answers of what was read from a view: 200 with an entity tag (Spring makes it a 304 where the
/// request names that tag), 404 where there is nothing, each with `Banyan-As-Of`; 503 while the view is
/// being built, is gone, or its store is away, so that LEGACY answers; 501 where the request asks for a
/// version that the service does not know.
public final class ViewAnswers {
    private static final CacheControl OWN = CacheControl.noCache().cachePrivate();

    private ViewAnswers() {}

    /// With a body of JSON; empty: 404.
    ///
    /// @param read from the version that the request asks for with `Banyan-View`, else from the active one
    public static Mono<ResponseEntity<byte[]>> json(ServerHttpRequest request, Mono<Read<Optional<String>>> read) {
        AskedVersion asked = AskedVersion.of(request.getHeaders().getFirst(AskedVersion.HEADER));
        return read.contextWrite(context -> asked == null ? context : context.put(AskedVersion.class, asked))
                .map(found -> answer(request, found))
                .onErrorResume(UnknownVersion.class, unknown -> Mono.just(unknown(unknown)))
                .onErrorResume(NoSuchView.class, gone -> Mono.just(away("view not built")))
                .onErrorResume(ViewUnavailable.class, gone -> Mono.just(away("view's store away")));
    }

    private static ResponseEntity<byte[]> answer(ServerHttpRequest request, Read<Optional<String>> read) {
        Checkpoint checkpoint = read.seen().checkpoint();
        if (checkpoint.state() == ViewState.BUILDING) {
            return away("view being built");
        }
        Optional<byte[]> body = read.seen().value().map(json -> json.getBytes(StandardCharsets.UTF_8));
        var answer = ResponseEntity.status(body.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND)
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(OWN);
        String asOf = AsOf.of(read.view(), checkpoint);
        if (asOf != null) {
            answer.header(AsOf.HEADER, asOf);
        }
        if (body.isPresent()) {
            answer.eTag(tag(read.view(), request, body.get()));
        }
        return answer.body(body.orElseGet(() -> error("not found")));
    }

    /// Of this version, this document and these bytes: what another version or another document answers has another
    /// one, though the bytes be the same.
    private static String tag(ViewId view, ServerHttpRequest request, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((view + "\0" + request.getURI().getRawPath() + "\0"
                            + request.getURI().getRawQuery() + "\0")
                    .getBytes(StandardCharsets.UTF_8));
            digest.update(body);
            return "\"" + view.name() + "-v" + view.version() + "-"
                    + HexFormat.of().formatHex(digest.digest(), 0, 16) + "\"";
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static ResponseEntity<byte[]> unknown(UnknownVersion why) {
        return refused(HttpStatus.NOT_IMPLEMENTED, String.valueOf(why.getMessage()));
    }

    private static ResponseEntity<byte[]> away(String why) {
        return refused(HttpStatus.SERVICE_UNAVAILABLE, why);
    }

    private static ResponseEntity<byte[]> refused(HttpStatus status, String why) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(error(why));
    }

    private static byte[] error(String why) {
        return ("{\"error\":\"" + why + "\"}").getBytes(StandardCharsets.UTF_8);
    }
}
