package io.banyan.upstream;

import io.banyan.exchange.Failure;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Writes down what it hears.
public final class CallEar implements CallListener {
    public final List<String> heard = new ArrayList<>();

    @Override
    public void ready() {
        heard.add("ready");
    }

    @Override
    public void interim(HttpResponse response) {
        heard.add("interim " + response.status().code());
    }

    @Override
    public void head(HttpResponse response) {
        heard.add("" + response.status().code());
    }

    @Override
    public void content(HttpContent content) {
        String text = "'" + content.content().toString(StandardCharsets.ISO_8859_1) + "'";
        heard.add(text + (content instanceof LastHttpContent ? "end" : ""));
        content.release();
    }

    @Override
    public void upgraded(HttpResponse response, Channel channel) {
        heard.add("upgraded " + response.status().code());
        channel.pipeline().remove("connection");
    }

    @Override
    public void failed(Failure failure) {
        heard.add("failed " + failure);
    }
}
