package io.banyan.app;

import io.banyan.config.FileGroup;
import io.banyan.evidence.EvidenceRunner;
import io.banyan.evidence.FromRamps;
import io.banyan.figures.CarriedRunner;
import io.banyan.figures.FiguresSource;
import io.banyan.live.FiguresStore;
import io.banyan.live.LiveRunner;
import io.banyan.live.LiveView;
import io.banyan.options.BanyanProperties;
import io.banyan.ramp.Gates;
import io.banyan.ramp.RampRule;
import io.banyan.ramp.RampRunner;
import io.banyan.ramp.WeightAuthors;
import io.banyan.redis.RedisLink;
import io.banyan.report.RampSight;
import io.banyan.store.LocalFiguresStore;
import io.banyan.store.RedisFleetStore;
import io.banyan.store.StateLock;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Ramps: what they are decided by, who moves them, and what they tell those who gather evidence.
@Configuration(proxyBeanMethods = false)
class RampConfiguration {
    @Bean
    RampSight rampSight(EvidenceRunner evidence, FiguresSource figures, CarriedRunner carried, LiveRunner live) {
        return new RampSight(evidence, figures, WeightAuthors.of(live)::of, carried::of);
    }

    /// What LEGACY carried outlives a replica where its other figures do, and by itself in the state folder.
    @Bean(initMethod = "start", destroyMethod = "close")
    CarriedRunner carriedRunner(
            FiguresSource figures,
            BanyanProperties properties,
            StateFolder state,
            StateLock held,
            Optional<RedisLink> redis,
            InstantSource clock) {
        FiguresStore kept = redis.<FiguresStore>map(
                        link -> new RedisFleetStore(link, properties.live().installation()))
                .orElseGet(() -> new LocalFiguresStore(state.path()));
        return new CarriedRunner(figures, kept, clock);
    }

    /// Of the replicas that answer the one with the first name looks; alone, this one.
    @Bean
    BooleanSupplier leads(FiguresSource figures, ReplicaId replica) {
        return () -> figures.replicasElsewhere().stream()
                .allMatch(other -> replica.text().compareTo(other) < 0);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    RampRunner rampRunner(
            RampSight sight,
            LiveRunner live,
            TrafficHolder traffic,
            EvidenceHolder evidence,
            BooleanSupplier leads,
            InstantSource clock) {
        evidence.ramps(told(traffic, live));
        return new RampRunner(
                live,
                group -> {
                    FileGroup file = traffic.files().groups().get(group);
                    return file == null ? null : sight.of(file, live.now());
                },
                leads,
                clock);
    }

    private static FromRamps told(TrafficHolder traffic, LiveRunner live) {
        return new FromRamps(
                group -> runs(live.now(), group),
                group -> RampRunner.step(live.now(), group),
                group -> gates(traffic, group).slow(),
                group -> gates(traffic, group).limits());
    }

    private static boolean runs(LiveView view, String group) {
        return !RampRunner.ramping(view, group).phase().isOver();
    }

    private static Gates gates(TrafficHolder traffic, String group) {
        FileGroup file = traffic.files().groups().get(group);
        RampRule rule = file == null ? null : file.ramp();
        return rule == null ? Gates.DEFAULT : rule.gates();
    }
}
