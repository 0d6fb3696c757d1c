package io.banyan.demo.grouppage;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.banyan.projections.store.RedisViewStore;
import io.banyan.redis.RedisAddress;
import io.banyan.redis.RedisLink;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Answers `GET /api/groups/{slug}`. What is made here once is kept for all invocations of a process; streams, because
/// the reader's JSON library is there already and a second one would make a cold start longer.
public final class GroupPage implements RequestStreamHandler {
    private final GroupReads groups;

    /// By the platform, before the first event: connections are made and classes loaded by a read of nothing, while no
    /// invocation's time runs. Without Redis its reads answer 503, and Banyan lets the monolith answer.
    public GroupPage() {
        this.groups = groups();
        PageAnswer.to(PageRequest.of("{}".getBytes(StandardCharsets.UTF_8)), groups)
                .json();
    }

    /// From the Redis that the environment names.
    static GroupReads groups() {
        String url = System.getenv("VIEWS_REDIS");
        if (url == null) {
            throw new IllegalStateException(
                    "VIEWS_REDIS is missing; write it into environment: VIEWS_REDIS: redis://127.0.0.1:6379");
        }
        return new GroupReads(new RedisViewStore(new RedisLink(RedisAddress.parse(url))));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        answer.write(PageAnswer.to(PageRequest.of(event.readAllBytes()), groups).json());
    }
}
