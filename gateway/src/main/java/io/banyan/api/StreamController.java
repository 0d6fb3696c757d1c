package io.banyan.api;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

@RestController
final class StreamController {
    private final StreamRunner streams;

    StreamController(StreamRunner streams) {
        this.streams = streams;
    }

    @GetMapping(path = "/api/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "What happens from now on: `change` at once, `figures` each second, `files` when route files were"
                    + " read again")
    Flux<ServerSentEvent<String>> stream(Asked asked) {
        return streams.open(asked.caller());
    }
}
