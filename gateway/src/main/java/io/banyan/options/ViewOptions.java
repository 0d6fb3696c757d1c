package io.banyan.options;

import java.nio.file.Path;

/// The options of `serve` that concern how new the answers of views are. [ServeOptions] has them in its order.
final class ViewOptions {
    static final ServeOption<String> VIEWS_REDIS = new ServeOption<>(
            "views-redis",
            "URL",
            "",
            Forms.REDIS_URL,
            "redis://views:6379",
            "Read from this Redis how new the views are that groups name under freshness.view; without it, from --redis");
    static final ServeOption<String> POSITION_DATABASE = new ServeOption<>(
            "position-database",
            "URL",
            "",
            Forms.JDBC_URL,
            "jdbc:postgresql://db:5432/shop?user=banyan_position",
            "Ask this PostgreSQL, the monolith's, for its position after each write, for groups with freshness; its user"
                    + " needs no access to any table; without it, tickets contain a time only");
    static final ServeOption<Path> TICKET_KEYS = new ServeOption<>(
            "ticket-keys",
            "FILE",
            "",
            Forms.READABLE,
            "ticket-keys.txt",
            "Sign what clients carry after a write with the first of these keys, one per line in base64; all of them are"
                    + " accepted; without it, a key is created in the state folder, or kept in Redis for the fleet");

    private ViewOptions() {}
}
