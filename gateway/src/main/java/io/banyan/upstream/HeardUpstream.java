package io.banyan.upstream;

import java.util.function.Consumer;

/// An upstream whose calls somebody listens to: what goes over the wire is the same.
///
/// @param hears told each call as it is made
public record HeardUpstream(Upstream plain, Consumer<Hearing> hears) implements UpstreamAround {
    @Override
    public Call call(Client client, UpstreamRequest request, CallListener listener) {
        Hearing hearing = new Hearing(listener);
        hears.accept(hearing);
        return hearing.over(plain.call(client, request, hearing));
    }

    /// It goes on for everybody else.
    @Override
    public void retire() {}
}
