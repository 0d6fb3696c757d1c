package io.banyan.browser.page;

import java.util.LinkedHashMap;
import java.util.Map;

/// What the stub answers instead of what was asked: a problem with its status and members of its own.
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final int status;
    private final transient Map<String, Object> members;

    Refusal(int status, String detail, Map<String, Object> members) {
        super(detail);
        this.status = status;
        this.members = members;
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>(members);
        json.put("type", "about:blank");
        json.put("status", status);
        json.put("detail", getMessage());
        return json;
    }
}
