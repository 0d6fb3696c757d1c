package io.banyan.browser;

import com.google.gson.Gson;
import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a script of a page got from `fetch`.
///
/// @param headers by their names in lower case
/// @param pieces in how many reads the body came
record Answer(int status, Map<String, String> headers, String text, int pieces) {
    private static final String FETCH = """
            async ([path, options]) => {
              const answer = await fetch(path, { ...options, signal: AbortSignal.timeout(20000) });
              const decoder = new TextDecoder();
              let text = '', pieces = 0;
              if (answer.body) {
                for await (const piece of answer.body) {
                  text += decoder.decode(piece, { stream: true });
                  pieces++;
                }
              }
              return JSON.stringify(
                { status: answer.status, headers: Object.fromEntries(answer.headers), text, pieces });
            }""";

    static Answer fetched(Page page, String method, String path, Map<String, String> headers, @Nullable String body) {
        var options = new HashMap<String, @Nullable Object>();
        options.put("method", method);
        options.put("headers", headers);
        options.put("cache", "no-store");
        if (body != null) {
            options.put("body", body);
        }
        String answer = page.evaluate(FETCH, new Object[] {path, options}).toString();
        return new Gson().fromJson(answer, Answer.class);
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
