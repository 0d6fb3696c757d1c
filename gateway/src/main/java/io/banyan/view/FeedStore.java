package io.banyan.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;

/// The feed as operators use it: what all views say of themselves, and what they are told. Every answer comes within a
/// second, or is a `FeedAway`.
public interface FeedStore {
    /// What was heard last of all views that the feed names, in the order of their names; asks nobody.
    List<View> now(Instant now);

    /// Why nothing new is heard, a sentence without an end; empty = it is.
    String away();

    /// One view as it is now: `View.unheard` where the feed knows nothing of it.
    Mono<View> look(String view);

    /// From now on this version is served.
    Mono<Void> serve(String view, int version);

    /// Asks for something, unless another wish waits: then that one comes back. Empty = it was taken.
    Mono<Optional<Wish>> ask(String view, int version, Wish wish);

    /// Asks for keys of documents, drawn at random; the answer is fetched with `drawn`.
    ///
    /// @param id unlike any other
    /// @param count 1 to 10,000
    Mono<Void> draw(String view, int version, String id, int count);

    /// Each key once, `event:42/page`; empty = no answer to this id yet.
    Mono<Optional<Set<String>>> drawn(String view, int version, String id);
}
