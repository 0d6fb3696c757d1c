package io.banyan.demo.monolith.seed;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes schema and seed in one transaction before the first request is taken; does nothing when the tables exist.
/// Two that start at once wait for each other.
@Component
class SeedData implements InitializingBean {
    private static final long LOCK = 2009;

    private final DataSource dataSource;

    SeedData(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void afterPropertiesSet() {
        new TransactionTemplate(new JdbcTransactionManager(dataSource)).executeWithoutResult(transaction -> seed());
    }

    private void seed() {
        var jdbc = new JdbcTemplate(dataSource);
        jdbc.execute("select pg_advisory_xact_lock(" + LOCK + ")");
        boolean empty = Objects.requireNonNull(
                jdbc.queryForObject("select to_regclass('public.event') is null", Boolean.class));
        if (empty) {
            run(jdbc, "db/schema.sql");
            run(jdbc, "db/seed.sql");
        }
    }

    private static void run(JdbcTemplate jdbc, String script) {
        var resource = new EncodedResource(new ClassPathResource(script), StandardCharsets.UTF_8);
        jdbc.execute((java.sql.Connection connection) -> {
            ScriptUtils.executeSqlScript(connection, resource);
            return true;
        });
    }
}
