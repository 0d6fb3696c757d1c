package io.banyan.demo.modern.web;

import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import tools.jackson.databind.json.JsonMapper;

/// Writes what was read as JSON with an entity tag. A request that names the tag is answered with 304.
@Component
class Answers {
    private final JsonMapper json;

    Answers(JsonMapper json) {
        this.json = json;
    }

    /// With the monolith's tag, `"0` + MD5 of the bytes + `"`: both sides agree, so validators may pass between them.
    ResponseEntity<byte[]> agreed(Object body) {
        byte[] bytes = json.writeValueAsBytes(body);
        return tagged(bytes, "\"0" + DigestUtils.md5DigestAsHex(bytes) + "\"");
    }

    /// As {@link #agreed(Object)}, 404 when there is nothing.
    ResponseEntity<byte[]> agreed(Optional<?> body) {
        return body.<ResponseEntity<byte[]>>map(this::agreed).orElseGet(this::notFound);
    }

    /// With a tag of this service's own making, which means nothing to the monolith: Banyan has to keep it back.
    ResponseEntity<byte[]> own(Optional<?> body) {
        if (body.isEmpty()) {
            return notFound();
        }
        byte[] bytes = json.writeValueAsBytes(body.get());
        return tagged(bytes, "\"v2-" + bytes.length + "\"");
    }

    private static ResponseEntity<byte[]> tagged(byte[] bytes, String tag) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(tag)
                .body(bytes);
    }

    private ResponseEntity<byte[]> notFound() {
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(json.writeValueAsBytes(Map.of("error", "not found")));
    }
}
