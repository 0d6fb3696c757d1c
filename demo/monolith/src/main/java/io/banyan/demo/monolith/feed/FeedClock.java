package io.banyan.demo.monolith.feed;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Lets the feed tick.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class FeedClock {}
