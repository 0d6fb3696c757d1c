package io.banyan.demo.modern;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts the service. It waits for nobody: until the view is there, its reads answer 503, and Banyan lets the monolith
/// answer.
@SpringBootApplication(proxyBeanMethods = false)
public class Modern {
    public static void main(String[] args) {
        SpringApplication.run(Modern.class, args);
    }
}
