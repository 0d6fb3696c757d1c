package io.banyan.api;

import io.banyan.admin.BearerAuthentication;
import io.banyan.evidence.EvidenceRunner;
import io.banyan.figures.FiguresSource;
import io.banyan.live.LiveRunner;
import io.banyan.report.RampSight;
import io.banyan.shadow.ShadowTally;
import io.banyan.view.FeedStore;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import tools.jackson.databind.json.JsonMapper;

/// The API below `/api/v1`.
@Configuration(proxyBeanMethods = false)
@Import({
    GroupsController.class,
    RoutesController.class,
    ChangesController.class,
    KillController.class,
    StatusController.class,
    StreamController.class,
    ExplainController.class,
    DoctorController.class,
    ViewsController.class,
    ScoreboardController.class,
    CallsController.class,
    MismatchesController.class,
    RampController.class,
    IdentityKeysController.class,
    CatalogController.class,
    LiveProblems.class,
    OpenApiConfiguration.class,
    ReferenceConfiguration.class
})
public class AdminApiConfiguration {
    @Bean
    Moments.Seen seenOfModern(ShadowTally shadowed, EvidenceRunner evidence, RampSight ramps) {
        return new Moments.Seen(shadowed, evidence, ramps);
    }

    @Bean
    Moments moments(TrafficSource traffic, LiveRunner live, FiguresSource figures, FeedStore feed, Moments.Seen seen) {
        Clock clock = Clock.system(ZoneId.systemDefault());
        return new Moments(traffic, live, LastChanges.of(live), figures, feed, seen, clock);
    }

    @Bean
    WeightChanges weightChanges(Moments moments) {
        return new WeightChanges(moments);
    }

    @Bean
    StreamRunner streamRunner(Moments moments, BearerAuthentication bearer, JsonMapper json) {
        return new StreamRunner(moments, bearer, json);
    }

    @Bean
    WebFluxConfigurer apiArguments() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new AskedResolver());
            }
        };
    }
}
