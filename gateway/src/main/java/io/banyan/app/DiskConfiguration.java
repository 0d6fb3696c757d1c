package io.banyan.app;

import io.banyan.app.DiskWatch.Check;
import io.banyan.live.LiveStore;
import io.banyan.meters.AccessLog;
import io.banyan.snapshot.RoutesRunner;
import io.banyan.store.StateDatabases;
import io.banyan.store.StateLock;
import io.banyan.tokens.TokensRunner;
import io.banyan.tokens.WayKeysRunner;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What this replica needs its disks for.
@Configuration(proxyBeanMethods = false)
class DiskConfiguration {
    @Bean
    StateCheck stateCheck(StateFolder folder, StateLock lock, StateDatabases databases, LiveStore opened) {
        return new StateCheck(folder, lock, databases);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    DiskWatch diskWatch(
            StateCheck state,
            RoutesRunner routes,
            ObjectProvider<TokensRunner<?>> tokens,
            ObjectProvider<WayKeysRunner> wayKeys,
            ObjectProvider<AccessLog> accessLog) {
        List<Check> checks = new ArrayList<>();
        checks.add(new Check("state folder", state::look));
        checks.add(new Check("route files", routes::unread));
        tokens.forEach(file -> checks.add(new Check(file.option(), file::unread)));
        wayKeys.forEach(file -> checks.add(new Check("--way-keys", file::unread)));
        accessLog.forEach(log -> checks.add(new Check("access log", log::problem)));
        return new DiskWatch(checks);
    }
}
