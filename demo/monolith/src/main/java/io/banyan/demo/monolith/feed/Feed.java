package io.banyan.demo.monolith.feed;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Everyone who listens, and what is told to them: `rsvp` for each answer, `tick` once a second as a sign of life.
/// Numbers of events rise by one and start at 1 with the site.
@Component
public class Feed {
    private final List<SseEmitter> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong told = new AtomicLong();

    /// Adds a listener who hears `hello` at once and stays until they go.
    SseEmitter listen() {
        var listener = new SseEmitter(0L);
        listener.onCompletion(() -> listeners.remove(listener));
        listener.onError(error -> listeners.remove(listener));
        send(listener, told.get(), "hello", "welcome");
        listeners.add(listener);
        return listener;
    }

    public void tell(String name, String data) {
        long id = told.incrementAndGet();
        listeners.forEach(listener -> send(listener, id, name, data));
    }

    @Scheduled(fixedRate = 1000)
    void tick() {
        tell("tick", "listening");
    }

    private void send(SseEmitter listener, long id, String name, String data) {
        try {
            listener.send(SseEmitter.event().id(Long.toString(id)).name(name).data(data));
        } catch (IOException | IllegalStateException gone) {
            listeners.remove(listener);
        }
    }
}
