package io.banyan.demo.monolith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts the meetup site: `--server.port` and `--spring.datasource.url`, `.username`, `.password` are all it takes.
@SpringBootApplication(proxyBeanMethods = false)
public class Monolith {
    public static void main(String[] args) {
        SpringApplication.run(Monolith.class, args);
    }
}
